/// \file
/// What made the measurements, and on what machine.
#ifndef PINGPONG_REPORT_ENVIRONMENT_HPP
#define PINGPONG_REPORT_ENVIRONMENT_HPP

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pingpong {

/// The program that measured.
struct generator_info {
    std::string name = "pingpong";          ///< Of the library.
    std::string version;                    ///< Major, minor and patch, with points between.
    std::string commit;                     ///< "unknown" when it was not built from a checkout.
    std::string compiler;                   ///< Its name and version.
    std::string cxx_flags;                  ///< Those of the build type.
    std::string build_type;                 ///< As CMake names it, such as `Release`.
    std::string boost_version;              ///< Major, minor and patch, with points between.
    std::optional<std::string> sanitizers;  ///< Such as `address,undefined`; nullopt: none.
    std::optional<bool> assertions;         ///< Whether `assert` is compiled in.
};

/// The machine it measured on; what the system does not tell is nullopt.
struct environment_info {
    std::optional<std::string> host;           ///< The machine's name, as uname(2) tells it.
    std::optional<std::string> kernel;         ///< Name and release, as uname(2) tells them.
    std::optional<std::string> arch;           ///< As uname(2) has it, such as `x86_64`.
    std::optional<std::string> cpu_model;      ///< As the processor calls itself.
    std::optional<std::uint64_t> cpus_online;  ///< Processors that are switched on.
    std::optional<std::vector<std::uint64_t>> affinity;  ///< The processors it might run on.
    std::optional<bool> smt;                 ///< Two threads of the machine may share a core.
    std::optional<bool> hypervisor;          ///< It is a virtual machine.
    std::optional<std::string> governor;     ///< What decides the processor's clock (cpufreq).
    std::optional<std::uint64_t> mhz_min;    ///< The least clock that the processor has.
    std::optional<std::uint64_t> mhz_max;    ///< The greatest clock that the processor has.
    std::optional<std::string> clocksource;  ///< The kernel's name for it, such as `tsc`.
    std::optional<std::uint64_t> aslr;       ///< As proc(5) has randomize_va_space: 0 is off.
    std::optional<std::string>
        mitigations;  ///< The processor's faults that the kernel works round.
    std::optional<std::uint64_t> mem_bytes;  ///< All of its memory.
    std::optional<double> load1_start;       ///< Load average over a minute, when the run began.
    std::optional<double> load1_end;         ///< The same when the run ended.

    /// The share of the last ten seconds, in percent, in which something waited for a processor.
    std::optional<double> psi_cpu_some_avg10_start;
    std::optional<double> psi_cpu_some_avg10_end;  ///< The same when the run ended.

    std::optional<std::uint64_t> steal_ticks;  ///< That the hypervisor gave to others in the run.
    std::optional<std::chrono::nanoseconds> run_delay;  ///< The run's thread waited to be run.
    std::optional<std::uint64_t> lo_mtu_bytes;  ///< The longest packet of the loopback interface.
    std::optional<std::string> lo_qdisc;        ///< The loopback interface's queueing discipline.
    std::optional<std::string> tcp_congestion;  ///< How TCP avoids congestion, such as `cubic`.
    /// As the kernel has tcp_tw_reuse: 2 is for loopback only.
    std::optional<std::uint64_t> tcp_tw_reuse;
    /// The kernel gathers small writes while a packet waits to be sent.
    std::optional<bool> tcp_autocorking;
    std::optional<std::uint64_t> port_low;   ///< The range of ephemeral ports.
    std::optional<std::uint64_t> port_high;  ///< The last of it.
};

/// What was found out about the steady clock; what was not is nullopt.
struct clock_facts {
    std::optional<std::string> source;  ///< The kernel's name for it, such as `tsc`.

    /// Of one reading, on average, in the quickest of several series: what measuring adds to a
    /// round trip.
    std::optional<double> read_cost_ns;

    /// The least by which two neighbouring readings differed; no finer than a reading takes.
    std::optional<std::chrono::nanoseconds> granularity;

    /// Between neighbouring readings in a loop that does nothing else: what the machine does
    /// beside, which every round trip suffers as well. The percentile is that of `percentile`.
    std::optional<std::chrono::nanoseconds> idle_gap_p9999;
    std::optional<std::chrono::nanoseconds> idle_gap_max;  ///< The longest of all.
};

}  // namespace pingpong

#endif  // PINGPONG_REPORT_ENVIRONMENT_HPP
