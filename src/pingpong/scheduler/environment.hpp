/// \file
/// What made the measurements, and on what machine.
#ifndef PINGPONG_SCHEDULER_ENVIRONMENT_HPP
#define PINGPONG_SCHEDULER_ENVIRONMENT_HPP

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

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
    std::optional<std::string> sanitizers;  ///< Such as `address,undefined`; nullopt: none.
    std::optional<bool> assertions;         ///< Whether `assert` is compiled in.
};

/// The machine it measured on; what the system does not tell is nullopt.
struct environment_info {
    std::optional<std::string> kernel;
    std::optional<std::string> arch;
    std::optional<std::string> cpu_model;
    std::optional<std::uint64_t> cpus_online;
    std::optional<std::vector<std::uint64_t>> affinity;  ///< The processors it might run on.
    std::optional<bool> smt;  ///< Two threads of the machine may share a core.
    std::optional<bool> hypervisor;
    std::optional<std::string> governor;
    std::optional<std::uint64_t> mhz_min;
    std::optional<std::uint64_t> mhz_max;
    std::optional<std::string> clocksource;
    std::optional<std::uint64_t> aslr;  ///< As proc(5) has randomize_va_space: 0 is off.
    std::optional<std::string>
        mitigations;  ///< The processor's faults that the kernel works round.
    std::optional<std::uint64_t> mem_bytes;
    std::optional<double> load1_start;
    std::optional<double> load1_end;

    /// The share of the last ten seconds, in percent, in which something waited for a processor.
    std::optional<double> psi_cpu_some_avg10_start;
    std::optional<double> psi_cpu_some_avg10_end;

    std::optional<std::uint64_t> steal_ticks;  ///< That the hypervisor gave to others in the run.
    std::optional<std::chrono::nanoseconds> run_delay;  ///< The run's thread waited to be run.
    std::optional<std::uint64_t> lo_mtu_bytes;
    std::optional<std::string> lo_qdisc;  ///< The loopback interface's queueing discipline.
    std::optional<std::string> tcp_congestion;
    std::optional<std::uint64_t> tcp_tw_reuse;
    std::optional<bool> tcp_autocorking;
    std::optional<std::uint64_t> port_low;  ///< The range of ephemeral ports.
    std::optional<std::uint64_t> port_high;
};

/// The program that this library was built into; the same on every call.
generator_info describe_generator();

/// The machine but for its load, which `note_states` enters. Reads files under /proc and /sys.
environment_info describe_environment();

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_ENVIRONMENT_HPP
