#include "pingpong/terminal/progress_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <sstream>

#include "pingpong/reporter/text/display_width.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/statistics/stopping.hpp"

namespace pingpong::command {
namespace {

constexpr std::size_t max_bar_cells = 60;
constexpr std::size_t max_trouble_lines = 2;

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

/// The part that is done differs from the rest by shape, not by colour alone.
std::string format_bar(double fraction_done, std::size_t cells, const text_style& style) {
    const bool ascii = style.drawn_in == charset::ascii;
    const auto done = static_cast<std::size_t>(
        std::floor(std::clamp(fraction_done, 0.0, 1.0) * static_cast<double>(cells)));
    return paint(repeated(ascii ? "#" : "━", done), ink::bold, style) +
           paint(repeated(ascii ? "." : "─", cells - done), ink::faint, style);
}

std::string format_bar_line(const run_progress& progress, const text_style& style) {
    const std::string time_left = format_time_left(progress);
    const std::string figures =
        fmt::format(" {:3.0f} %{}{}", std::floor(100 * std::min(progress.fraction_done, 0.99)),
                    time_left.empty() ? "" : ", ", time_left);
    const std::size_t room = style.columns - std::min(style.columns, figures.size());
    return format_bar(progress.fraction_done, std::min(room, max_bar_cells), style) + figures;
}

std::string format_experiment_line(const run_progress& progress, const run_names& names) {
    return fmt::format("{}; repetition {}, round {}/{}", names.name_experiment(progress.experiment),
                       progress.repetition + 1, progress.round, progress.rounds);
}

std::string format_ratio_line(const run_progress& progress, const run_names& names,
                              const text_style& style) {
    const std::string ratio = format_running_ratio(progress, names);
    if (ratio.empty())
        return paint("No ratio yet", ink::faint, style);
    const std::string goal = fmt::format("; goal +-{:.3g} %", 100 * progress.precision);
    const bool fits = display_width(ratio) + goal.size() <= style.columns;
    return paint(ratio, ink::bold, style) + (fits ? goal : "");
}

/// Ends a line that others were to follow.
std::string end_in_dots(std::string line, std::size_t columns) {
    constexpr std::string_view dots = "...";
    while (display_width(line) + dots.size() > columns) {
        const std::size_t space = line.find_last_of(' ');
        if (space == std::string::npos || line.find_first_not_of(' ') > space)
            return truncate_line(line, columns - std::min(columns, dots.size())) +
                   std::string(dots);
        line.resize(space);
    }
    while (line.ends_with(',') || line.ends_with(';') || line.ends_with(':'))
        line.pop_back();
    return line + std::string(dots);
}

/// At most two lines; the word before the colon stands out.
std::vector<std::string> format_trouble(std::string_view trouble, const text_style& style) {
    std::vector<std::string> lines;
    const std::string escaped = to_charset(escape_terminal(trouble), style);
    const std::size_t end = std::min(escaped.find(':'), escaped.size());
    std::istringstream wrapped(
        wrap_text(paint(escaped.substr(0, end), ink::warning, style) + escaped.substr(end), "  ",
                  style.columns));
    for (std::string line; std::getline(wrapped, line);)
        lines.push_back(line);
    if (lines.size() > max_trouble_lines) {
        lines.resize(max_trouble_lines);
        lines.back() = end_in_dots(lines.back(), style.columns);
    }
    return lines;
}

std::string format_clock(std::chrono::seconds time) {
    const auto time_s = time.count();
    if (time_s < 3600)
        return fmt::format("{}:{:02}", time_s / 60, time_s % 60);
    return fmt::format("{}:{:02}:{:02}", time_s / 3600, time_s / 60 % 60, time_s % 60);
}

}  // namespace

std::string format_running_ratio(const run_progress& progress, const run_names& names) {
    if (!progress.ratio)
        return {};
    const estimate& ratio = progress.ratio->ratio;
    std::string text =
        fmt::format("{} / {} {:.3f}", names.name_contender(progress.ratio->numerator),
                    names.name_contender(progress.ratio->denominator), ratio.value);
    if (ratio.low && ratio.high)
        text += fmt::format(" [{:.3f}, {:.3f}]", *ratio.low, *ratio.high);
    if (const auto width = half_width(ratio))
        text += fmt::format(", +-{:.2f} %", 100 * *width);
    return text;
}

std::string format_time_left(const run_progress& progress) {
    if (progress.fraction_done <= 0)
        return {};
    if (progress.fraction_done >= 1)
        return "finishing this repetition";
    const std::chrono::duration<double> time_left =
        std::chrono::duration<double>(progress.elapsed) * (1 / progress.fraction_done - 1);
    // More than a century is of no use, and does not fit.
    if (time_left >= std::chrono::hours(876'000))
        return {};
    return "at most " + format_clock(std::chrono::ceil<std::chrono::seconds>(time_left)) + " left";
}

std::vector<std::string> progress_view(const run_progress& progress, const run_names& names,
                                       std::string_view trouble, const text_style& style) {
    std::vector<std::string> lines{format_bar_line(progress, style),
                                   format_experiment_line(progress, names),
                                   to_charset(format_ratio_line(progress, names, style), style)};
    if (!trouble.empty())
        std::ranges::move(format_trouble(trouble, style), std::back_inserter(lines));
    for (std::string& line : lines)
        line = truncate_line(line, style.columns);
    return lines;
}

}  // namespace pingpong::command
