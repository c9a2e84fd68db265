#include "pingpong/terminal/progress_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <sstream>

#include "pingpong/reporter/text/display_width.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/terminal/progress_words.hpp"

namespace pingpong::command {
namespace {

constexpr std::size_t longest_bar = 60;
constexpr std::size_t max_trouble_lines = 2;

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

/// What is done is told from the rest by its shape, not by a colour alone.
std::string bar(double fraction_done, std::size_t cells, const text_style& style) {
    const bool ascii = style.drawn_in == charset::ascii;
    const auto done = static_cast<std::size_t>(
        std::floor(std::clamp(fraction_done, 0.0, 1.0) * static_cast<double>(cells)));
    return paint(repeated(ascii ? "#" : "━", done), ink::bold, style) +
           paint(repeated(ascii ? "." : "─", cells - done), ink::faint, style);
}

std::string bar_line(const run_progress& progress, const text_style& style) {
    const std::string left = time_left_words(progress);
    const std::string figures =
        fmt::format(" {:3.0f} %{}{}", std::floor(100 * std::min(progress.fraction_done, 0.99)),
                    left.empty() ? "" : ", ", left);
    const std::size_t room = style.columns - std::min(style.columns, figures.size());
    return bar(progress.fraction_done, std::min(room, longest_bar), style) + figures;
}

std::string experiment_line(const run_progress& progress) {
    return fmt::format("{}; repetition {}, round {}/{}", experiment_words(progress),
                       progress.repetition + 1, progress.round, progress.rounds);
}

std::string ratio_line(const run_progress& progress, const text_style& style) {
    const std::string known = ratio_words(progress);
    if (known.empty())
        return paint("No ratio yet", ink::faint, style);
    return paint(known, ink::bold, style) +
           fmt::format("; +-{:.3g} % wanted", 100 * progress.precision);
}

/// Cut at the end of the second line; the word that it begins with stands out.
std::vector<std::string> trouble_lines(std::string_view trouble, const text_style& style) {
    std::vector<std::string> lines;
    const std::string harmless = to_charset(escape_terminal(trouble), style);
    const std::size_t end = std::min(harmless.find(':'), harmless.size());
    std::istringstream all(
        wrap_text(paint(harmless.substr(0, end), ink::warning, style) + harmless.substr(end), "  ",
                  style.columns));
    for (std::string line; lines.size() < max_trouble_lines && std::getline(all, line);)
        lines.push_back(line);
    return lines;
}

}  // namespace

std::vector<std::string> progress_view(const run_progress& progress, std::string_view trouble,
                                       const text_style& style) {
    std::vector<std::string> lines{bar_line(progress, style), experiment_line(progress),
                                   to_charset(ratio_line(progress, style), style)};
    if (!trouble.empty())
        std::ranges::move(trouble_lines(trouble, style), std::back_inserter(lines));
    for (std::string& line : lines)
        line = truncate_line(line, style.columns);
    return lines;
}

}  // namespace pingpong::command
