#include "instruments/process_memory.hpp"

#include <charconv>
#include <fstream>
#include <iterator>
#include <string>

namespace pingpong::benchmark {
namespace {

/// The number of a line such as `VmRSS:      7340 kB`.
std::uint64_t bytes_after(std::string_view label, std::string_view text) {
    const std::size_t found = text.find(label);
    if (found == std::string_view::npos)
        return 0;
    text.remove_prefix(found + label.size());
    const std::size_t digits = text.find_first_not_of(" \t");
    std::uint64_t kib = 0;
    if (digits != std::string_view::npos)
        std::from_chars(text.data() + digits, text.data() + text.size(), kib);
    return kib * 1024;
}

}  // namespace

process_memory parse_status(std::string_view text) {
    return {bytes_after("\nVmRSS:", text), bytes_after("\nVmHWM:", text)};
}

process_memory memory_of(pid_t process) {
    std::ifstream file("/proc/" + std::to_string(process) + "/status");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return parse_status(text);
}

}  // namespace pingpong::benchmark
