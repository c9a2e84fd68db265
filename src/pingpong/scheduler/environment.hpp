/// \file
/// What made the measurements, and on what machine.
#ifndef PINGPONG_SCHEDULER_ENVIRONMENT_HPP
#define PINGPONG_SCHEDULER_ENVIRONMENT_HPP

#include <cstdint>
#include <optional>
#include <string>

namespace pingpong {

/// The program that measured.
struct generator_info {
    std::string name = "pingpong";
    std::string version;
    std::string commit;  ///< "unknown" when it was not built from a checkout.
    std::string compiler;
    std::string cxx_flags;
    std::string build_type;
    std::string boost_version;
};

/// The machine it measured on; what the system does not tell is nullopt.
struct environment_info {
    std::optional<std::string> kernel;
    std::optional<std::string> arch;
    std::optional<std::string> cpu_model;
    std::optional<std::uint64_t> cpus_online;
    std::optional<bool> hypervisor;
    std::optional<std::string> governor;
    std::optional<std::string> clocksource;
    std::optional<std::uint64_t> mem_bytes;
    std::optional<double> load1_start;
    std::optional<double> load1_end;
    std::optional<std::string> tcp_congestion;
    std::optional<std::uint64_t> tcp_tw_reuse;
    std::optional<std::uint64_t> port_low;  ///< The range of ephemeral ports.
    std::optional<std::uint64_t> port_high;
};

/// The program that this library was built into; the same on every call.
generator_info describe_generator();

/// The machine as it is now; `load1_end` is left out. Reads files under /proc and /sys.
environment_info describe_environment();

/// The one-minute load average now; nullopt where the system does not tell.
std::optional<double> load_average();

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_ENVIRONMENT_HPP
