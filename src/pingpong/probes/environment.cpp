#include "pingpong/probes/environment.hpp"

#include <sched.h>
#include <sys/personality.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <boost/version.hpp>
#include <filesystem>
#include <set>
#include <string_view>
#include <system_error>

#include "pingpong/probes/kernel_files.hpp"
#include "pingpong/probes/queueing_discipline.hpp"

namespace pingpong {

/// The commit this was built from, twelve digits, or `unknown`; src/build_commit.cmake defines it.
extern const char* const build_commit;

namespace {

/// The text after the colon on the first line of `path` that begins with `key`.
std::optional<std::string> entry(const std::string& path, std::string_view key) {
    auto line = line_after(path, key);
    const std::size_t colon = line ? line->find(": ") : std::string::npos;
    if (colon == std::string::npos)
        return std::nullopt;
    return line->substr(colon + 2);
}

std::optional<bool> switched_on(const std::string& path) {
    const auto number = number_in(path);
    if (!number)
        return std::nullopt;
    return *number != 0;
}

std::optional<std::vector<std::uint64_t>> affinity() {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0)
        return std::nullopt;
    std::vector<std::uint64_t> cpus;
    for (std::uint64_t cpu = 0; cpu < CPU_SETSIZE; ++cpu)
        if (CPU_ISSET(cpu, &set))
            cpus.push_back(cpu);
    return cpus;
}

std::optional<std::uint64_t> megahertz(const std::string& path) {
    const auto kilohertz = number_in(path);
    if (!kilohertz)
        return std::nullopt;
    return *kilohertz / 1000;
}

/// A process can be without it on a system that has it (setarch -R).
std::optional<std::uint64_t> address_space_randomisation() {
    constexpr unsigned long unchanged = 0xffffffff;
    const int personality_now = personality(unchanged);
    if (personality_now != -1 && (personality_now & ADDR_NO_RANDOMIZE) != 0)
        return 0;
    return number_in("/proc/sys/kernel/randomize_va_space");
}

std::optional<std::string> mitigations() {
    std::error_code error;
    const std::filesystem::directory_iterator files("/sys/devices/system/cpu/vulnerabilities",
                                                    error);
    if (error)
        return std::nullopt;
    std::set<std::string> names;
    for (const auto& file : files)
        if (first_line(file.path()).value_or("").starts_with("Mitigation"))
            names.insert(file.path().filename());
    std::string list;
    for (const std::string& name : names)
        list += (list.empty() ? "" : " ") + name;
    return list.empty() ? "none" : list;
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

std::optional<std::string> sanitizers() {
    constexpr std::string_view option = "-fsanitize=";
    constexpr std::string_view flags = PINGPONG_CXX_FLAGS;
    const std::size_t found = flags.find(option);
    if (found == std::string_view::npos)
        return std::nullopt;
    const std::string_view rest = flags.substr(found + option.size());
    return std::string(rest.substr(0, rest.find(' ')));
}

constexpr bool has_assertions() {
#ifdef NDEBUG
    return false;
#else
    return true;
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
    info.commit = build_commit;
    info.compiler = compiler();
    info.cxx_flags = PINGPONG_CXX_FLAGS;
    info.build_type = PINGPONG_BUILD_TYPE;
    info.boost_version = boost_version();
    info.sanitizers = sanitizers();
    info.assertions = has_assertions();
    return info;
}

environment_info describe_environment() {
    const std::string cpu = "/sys/devices/system/cpu/";
    const std::string ipv4 = "/proc/sys/net/ipv4/";
    environment_info info;
    utsname name{};
    if (uname(&name) == 0) {
        info.host = name.nodename;
        info.kernel = std::string(name.sysname) + ' ' + name.release;
        info.arch = name.machine;
    }
    info.cpu_model = entry("/proc/cpuinfo", "model name");
    const long online = sysconf(_SC_NPROCESSORS_ONLN);
    if (online > 0)
        info.cpus_online = static_cast<std::uint64_t>(online);
    info.affinity = affinity();
    info.smt = switched_on(cpu + "smt/active");
    info.hypervisor = under_hypervisor();
    info.governor = first_line(cpu + "cpu0/cpufreq/scaling_governor");
    info.mhz_min = megahertz(cpu + "cpu0/cpufreq/cpuinfo_min_freq");
    info.mhz_max = megahertz(cpu + "cpu0/cpufreq/cpuinfo_max_freq");
    info.clocksource =
        first_line("/sys/devices/system/clocksource/clocksource0/current_clocksource");
    info.aslr = address_space_randomisation();
    info.mitigations = mitigations();
    info.mem_bytes = memory_bytes();
    info.lo_mtu_bytes = number_in("/sys/class/net/lo/mtu");
    info.lo_qdisc = queueing_discipline("lo");
    info.tcp_congestion = first_line(ipv4 + "tcp_congestion_control");
    info.tcp_tw_reuse = number_in(ipv4 + "tcp_tw_reuse");
    info.tcp_autocorking = switched_on(ipv4 + "tcp_autocorking");
    if (const auto range = first_line(ipv4 + "ip_local_port_range")) {
        info.port_low = number_at(*range, 0);
        info.port_high = number_at(*range, 1);
    }
    return info;
}

}  // namespace pingpong
