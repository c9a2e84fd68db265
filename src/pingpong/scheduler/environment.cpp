#include "pingpong/scheduler/environment.hpp"

#include <sys/utsname.h>
#include <unistd.h>

#include <boost/version.hpp>
#include <fstream>
#include <sstream>
#include <string_view>

namespace pingpong {
namespace {

std::optional<std::string> first_line(const char* path) {
    std::ifstream file(path);
    std::string line;
    if (!std::getline(file, line))
        return std::nullopt;
    return line;
}

std::optional<std::uint64_t> number_in(const char* path) {
    std::ifstream file(path);
    std::uint64_t value = 0;
    if (!(file >> value))
        return std::nullopt;
    return value;
}

/// The text after the colon on the first line of `path` that begins with `key`.
std::optional<std::string> entry(const char* path, std::string_view key) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const std::size_t colon = line.find(": ");
        if (line.starts_with(key) && colon != std::string::npos)
            return line.substr(colon + 2);
    }
    return std::nullopt;
}

std::optional<bool> under_hypervisor() {
    const auto flags = entry("/proc/cpuinfo", "flags");
    if (!flags)
        return std::nullopt;
    return (' ' + *flags + ' ').find(" hypervisor ") != std::string::npos;
}

std::optional<std::uint64_t> memory_bytes() {
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long page_bytes = sysconf(_SC_PAGESIZE);
    if (pages <= 0 || page_bytes <= 0)
        return std::nullopt;
    return static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(page_bytes);
}

std::string compiler() {
#if defined(__clang__)
    return "clang " __clang_version__;
#else
    return "g++ " __VERSION__;
#endif
}

std::string boost_version() {
    return std::to_string(BOOST_VERSION / 100000) + '.' +
           std::to_string(BOOST_VERSION / 100 % 1000) + '.' + std::to_string(BOOST_VERSION % 100);
}

}  // namespace

generator_info describe_generator() {
    generator_info info;
    info.version = PINGPONG_VERSION;
    info.commit = std::string_view(PINGPONG_COMMIT).empty() ? "unknown" : PINGPONG_COMMIT;
    info.compiler = compiler();
    info.cxx_flags = PINGPONG_CXX_FLAGS;
    info.build_type = PINGPONG_BUILD_TYPE;
    info.boost_version = boost_version();
    return info;
}

environment_info describe_environment() {
    environment_info info;
    utsname name{};
    if (uname(&name) == 0) {
        info.kernel = std::string(name.sysname) + ' ' + name.release;
        info.arch = name.machine;
    }
    info.cpu_model = entry("/proc/cpuinfo", "model name");
    const long online = sysconf(_SC_NPROCESSORS_ONLN);
    if (online > 0)
        info.cpus_online = static_cast<std::uint64_t>(online);
    info.hypervisor = under_hypervisor();
    info.governor = first_line("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");
    info.clocksource =
        first_line("/sys/devices/system/clocksource/clocksource0/current_clocksource");
    info.mem_bytes = memory_bytes();
    info.load1_start = load_average();
    info.tcp_congestion = first_line("/proc/sys/net/ipv4/tcp_congestion_control");
    info.tcp_tw_reuse = number_in("/proc/sys/net/ipv4/tcp_tw_reuse");
    if (const auto range = first_line("/proc/sys/net/ipv4/ip_local_port_range")) {
        std::uint64_t low = 0, high = 0;
        if (std::istringstream(*range) >> low >> high) {
            info.port_low = low;
            info.port_high = high;
        }
    }
    return info;
}

std::optional<double> load_average() {
    std::ifstream file("/proc/loadavg");
    double load = 0;
    if (!(file >> load))
        return std::nullopt;
    return load;
}

}  // namespace pingpong
