/// \file
/// The machine of the fixed report.
#ifndef PINGPONG_SUPPORT_SAMPLE_ENVIRONMENT_HPP
#define PINGPONG_SUPPORT_SAMPLE_ENVIRONMENT_HPP

#include <chrono>
#include <cstdint>
#include <vector>

#include "pingpong/report/environment.hpp"

namespace pingpong {

/// Of almost every fact a value, and of some none.
inline environment_info sample_environment() {
    environment_info environment;
    environment.host = "example-host";
    environment.kernel = "Linux 6.1.0";
    environment.arch = "x86_64";
    environment.cpu_model = "Example CPU @ 3.00GHz";
    environment.cpus_online = 2;
    environment.affinity = std::vector<std::uint64_t>{0, 2, 3};
    environment.smt = false;
    environment.hypervisor = true;
    environment.clocksource = "tsc";
    environment.aslr = 2;
    environment.mitigations = "retbleed spectre_v1";
    environment.mem_bytes = 8'246'337'536;
    environment.load1_start = 0.25;
    environment.psi_cpu_some_avg10_start = 1.5;
    environment.psi_cpu_some_avg10_end = 12.25;
    environment.steal_ticks = 3;
    environment.run_delay = std::chrono::nanoseconds(1'234'567);
    environment.lo_mtu_bytes = 65'536;
    environment.lo_qdisc = "noqueue";
    environment.tcp_autocorking = true;
    environment.tcp_congestion = "cubic";
    environment.tcp_tw_reuse = 2;
    environment.port_low = 32'768;
    environment.port_high = 60'999;
    return environment;
}

}  // namespace pingpong

#endif  // PINGPONG_SUPPORT_SAMPLE_ENVIRONMENT_HPP
