#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>

#include "pingpong/commands/commands.hpp"
#include "pingpong/files/run_store.hpp"
#include "pingpong/reporter/text/display_width.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

constexpr std::size_t max_columns = 80, max_name_columns = 16;

/// E.g. "30 Nov 18:13", and "30 Nov  2025" for what is older than half a year.
std::string format_when(std::chrono::system_clock::time_point time) {
    constexpr std::chrono::hours half_year(24 * 182);
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    const bool is_old = std::chrono::system_clock::now() - time > half_year;
    return is_old ? fmt::format("{:%d %b  %Y}", fmt::localtime(seconds))
                  : fmt::format("{:%d %b %H:%M}", fmt::localtime(seconds));
}

/// A line that fits, without a word that does not.
std::string shorten(const std::string& line) {
    if (display_width(line) <= max_columns)
        return line;
    std::string cut = truncate_line(line, max_columns - 3);
    if (const auto space = cut.find_last_of(' '); space != std::string::npos)
        cut.resize(space);
    while (cut.ends_with(' ') || cut.ends_with(','))
        cut.pop_back();
    return cut + "...";
}

std::string format_list(const std::vector<remembered_run>& runs) {
    std::size_t name_columns = 0, answer_columns = 0;
    for (const remembered_run& run : runs) {
        name_columns = std::max(name_columns, std::min(run.name.size(), max_name_columns));
        answer_columns = std::max(answer_columns, display_width(escape_terminal(run.entry.answer)));
    }
    std::string text;
    for (const remembered_run& run : runs) {
        const std::string when = format_when(run.entry.start);
        const std::string answer = fit_line(escape_terminal(run.entry.answer), answer_columns);
        text += shorten(fmt::format("{:<{}}  {}  {}  {}", run.name, name_columns, when, answer,
                                    escape_terminal(run.entry.setting))) +
                '\n';
    }
    return text;
}

}  // namespace

exit_status execute_history() {
    const auto runs = user_run_store().list();
    if (runs.empty())
        print_notice("No run is remembered yet.");
    print(format_list(runs));
    return exit_status::done;
}

}  // namespace pingpong::command
