#include "pingpong/files/report_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "pingpong/command_error.hpp"
#include "pingpong/files/run_store.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

std::string read_file(const std::string& path) {
    const auto read_error = [&path](int error) {
        return command_error(exit_status::io_failed, in_quotes(path) + " cannot be read: " +
                                                         std::generic_category().message(error));
    };
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file == -1)
        throw read_error(errno);
    std::string content;
    std::array<char, 64 * 1024> piece;
    ssize_t size = 0;
    while ((size = ::read(file, piece.data(), piece.size())) > 0)
        content.append(piece.data(), static_cast<std::size_t>(size));
    if (size < 0) {
        const int error = errno;
        ::close(file);
        throw read_error(error);
    }
    ::close(file);
    return content;
}

}  // namespace

report read_report(const std::string& name_or_path) {
    const std::string path =
        names_a_run(name_or_path) ? user_run_store().find(name_or_path) : name_or_path;
    auto parsed = from_json(read_file(path));
    if (!parsed.value)
        throw command_error(exit_status::wrong_usage, in_quotes(path) + ": " + parsed.error);
    return std::move(*parsed.value);
}

std::vector<past_run> read_runs_in(const std::string& folder) {
    std::error_code error;
    std::vector<std::string> paths;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error))
        if (entry->path().extension() == ".json")
            paths.push_back(entry->path().string());
    if (error)
        throw command_error(exit_status::io_failed,
                            in_quotes(folder) + " cannot be read: " + error.message());
    std::ranges::sort(paths);
    std::vector<past_run> runs;
    for (const std::string& path : paths)
        if (const auto parsed = from_json(read_file(path)); parsed.value)
            if (auto past = past_run_of(*parsed.value))
                runs.push_back(std::move(*past));
    return runs;
}

}  // namespace pingpong::command
