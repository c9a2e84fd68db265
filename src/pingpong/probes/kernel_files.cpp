#include "pingpong/probes/kernel_files.hpp"

#include <fstream>
#include <sstream>

namespace pingpong {

std::optional<std::string> first_line(const std::string& path) {
    return line_after(path, {});
}

std::optional<std::uint64_t> number_in(const std::string& path) {
    const auto line = first_line(path);
    return line ? number_at(*line, 0) : std::nullopt;
}

std::optional<std::string> line_after(const std::string& path, std::string_view key) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);)
        if (line.starts_with(key))
            return line.substr(key.size());
    return std::nullopt;
}

std::optional<std::uint64_t> number_at(const std::string& line, unsigned index) {
    std::istringstream columns(line);
    for (std::string skipped; index > 0; --index)
        columns >> skipped;
    std::uint64_t value = 0;
    if (!(columns >> value))
        return std::nullopt;
    return value;
}

}  // namespace pingpong
