#include "pingpong/report_command.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "pingpong/command_error.hpp"
#include "pingpong/reporter/json.hpp"
#include "pingpong/standard_streams.hpp"

namespace pingpong::command {
namespace {

std::string content_of(const std::string& path) {
    const auto failed = [&path] {
        return command_error(exit_status::io_failed, in_quotes(path) + " cannot be read: " +
                                                         std::generic_category().message(errno));
    };
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file == -1)
        throw failed();
    std::string content;
    std::array<char, 64 * 1024> piece;
    ssize_t got = 0;
    while ((got = ::read(file, piece.data(), piece.size())) > 0)
        content.append(piece.data(), static_cast<std::size_t>(got));
    if (got < 0) {
        const auto error = failed();
        ::close(file);
        throw error;
    }
    ::close(file);
    return content;
}

}  // namespace

report_options check(const report_words& words) {
    report_options options;
    options.path = words.path;
    options.outputs = choose_outputs(words.outputs, words.format);
    if (words.outputs.empty() && !words.format)
        options.outputs.printed = format::table;
    return options;
}

exit_status perform(const report_options& options) {
    const auto parsed = from_json(content_of(options.path));
    if (!parsed.value)
        throw command_error(exit_status::wrong_usage,
                            in_quotes(options.path) + ": " + parsed.error);
    report_files files(options.outputs.files);
    const bool all_written = files.finish(*parsed.value);
    if (options.outputs.printed)
        print(render(*parsed.value, *options.outputs.printed));
    files.announce();
    return all_written ? exit_status::done : exit_status::io_failed;
}

}  // namespace pingpong::command
