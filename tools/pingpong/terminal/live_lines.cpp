#include "pingpong/terminal/live_lines.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "pingpong/reporter/text/display_width.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

std::string to_new_lines(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines)
        text += fmt::format("\r{}\x1b[K\n", line);
    return text;
}

/// All but the line of the cursor.
std::size_t max_lines() {
    return facts_of_stream(STDERR_FILENO).rows.value_or(24) - 1;
}

}  // namespace

std::string to_rewrite_sequence(const std::vector<std::string>& lines) {
    return fmt::format("\x1b[?2026h\x1b\x37\x1b[{}A{}\x1b\x38\x1b[?2026l", lines.size(),
                       to_new_lines(lines));
}

// Line by line: some terminals keep in their history what is cleared from the first line of the
// screen on.
std::string to_erase_sequence(std::size_t count) {
    const std::string move_to_first = fmt::format("\x1b[{}A\r", count);
    std::string sequence = move_to_first;
    for (std::size_t i = 0; i < count; ++i)
        sequence += "\x1b[2K\n";
    return sequence + move_to_first;
}

live_lines::live_lines(bool wanted, colour_choice colour)
    : enabled_(wanted && facts_of_stream(STDERR_FILENO).can_rewrite()), colour_(colour) {
}

bool live_lines::due() const {
    const auto now = std::chrono::steady_clock::now();
    return enabled_ && (!show_time_ || now - *show_time_ >= std::chrono::milliseconds(100));
}

text_style live_lines::style() const {
    const stream_facts facts = facts_of_stream(STDERR_FILENO);
    text_style style = style_for(facts, colour_);
    // A line that fills the terminal would lose its last character when the rest of the line is
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
    write_all(STDERR_FILENO, to_sequence(lines));
    lines_ = std::move(lines);
    visible_ = !lines_.empty();
    show_time_ = std::chrono::steady_clock::now();
}

/// One string, so that nothing flickers.
std::string live_lines::to_sequence(const std::vector<std::string>& lines) const {
    if (visible_ && lines.size() == lines_.size())
        return to_rewrite_sequence(lines);
    return (visible_ ? to_erase_sequence(lines_.size()) : "") + to_new_lines(lines);
}

void live_lines::erase() {
    if (visible_)
        write_all(STDERR_FILENO, to_erase_sequence(lines_.size()));
    visible_ = false;
    show_time_.reset();  // what is gone may be back at once
}

void live_lines::show_again() {
    if (!visible_ && !lines_.empty()) {
        write_all(STDERR_FILENO, to_new_lines(lines_));
        visible_ = true;
    }
}

}  // namespace pingpong::command
