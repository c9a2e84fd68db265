#include "pingpong/terminal/live_lines.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "pingpong/reporter/text/display_width.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

std::string below_each_other(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines)
        text += fmt::format("\r{}\x1b[K\n", line);
    return text;
}

/// The line that the cursor is on is not among those that can be had.
std::size_t max_lines() {
    return facts_of_stream(STDERR_FILENO).rows.value_or(24) - 1;
}

}  // namespace

std::string rewriting(const std::vector<std::string>& lines) {
    return fmt::format("\x1b[?2026h\x1b\x37\x1b[{}A{}\x1b\x38\x1b[?2026l", lines.size(),
                       below_each_other(lines));
}

// Line by line: what clears from the first line of a screen on, some terminals keep in their
// history.
std::string erasing(std::size_t lines) {
    const std::string to_first = fmt::format("\x1b[{}A\r", lines);
    std::string text = to_first;
    for (std::size_t i = 0; i < lines; ++i)
        text += "\x1b[2K\n";
    return text + to_first;
}

live_lines::live_lines(bool wanted, colour_choice colour)
    : enabled_(wanted && facts_of_stream(STDERR_FILENO).can_rewrite()), colour_(colour) {
}

bool live_lines::due() const {
    const auto now = std::chrono::steady_clock::now();
    return enabled_ && (!shown_ || now - *shown_ >= std::chrono::milliseconds(100));
}

text_style live_lines::style() const {
    const stream_facts facts = facts_of_stream(STDERR_FILENO);
    text_style style = style_for(facts, colour_);
    // A line that fills the terminal would lose its last character when what is behind it is
    // erased.
    style.columns = std::min(style.columns, facts.columns.value_or(style.columns) - 1);
    return style;
}

void live_lines::show(std::vector<std::string> lines) {
    if (!due())
        return;
    lines.resize(std::min(lines.size(), max_lines()));
    const std::size_t columns = style().columns;
    for (std::string& line : lines)
        line = truncate_line(line, columns);
    write_all(STDERR_FILENO, drawing(lines));
    lines_ = std::move(lines);
    visible_ = !lines_.empty();
    shown_ = std::chrono::steady_clock::now();
}

/// All of it at once, so that nothing flickers.
std::string live_lines::drawing(const std::vector<std::string>& lines) const {
    if (visible_ && lines.size() == lines_.size())
        return rewriting(lines);
    return (visible_ ? erasing(lines_.size()) : "") + below_each_other(lines);
}

void live_lines::erase() {
    if (visible_)
        write_all(STDERR_FILENO, erasing(lines_.size()));
    visible_ = false;
}

void live_lines::bring_back() {
    if (!visible_ && !lines_.empty()) {
        write_all(STDERR_FILENO, below_each_other(lines_));
        visible_ = true;
    }
}

}  // namespace pingpong::command
