/// \file
/// Lines of a terminal that are rewritten in place.
#ifndef PINGPONG_TERMINAL_LIVE_LINES_HPP
#define PINGPONG_TERMINAL_LIVE_LINES_HPP

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "pingpong/reporter/text/text_style.hpp"
#include "pingpong/terminal/terminal.hpp"

namespace pingpong::command {

/// The control sequences that write lines over as many lines above the cursor. The cursor returns
/// to its place, after what the user may have typed.
///
/// \par Source  ECMA-48: CUU (8.3.22), EL (8.3.41); DECSC and DECRC of the VT100; synchronised
///              output, private mode 2026, which terminals that do not know it ignore.
std::string to_rewrite_sequence(const std::vector<std::string>& lines);

/// The control sequences that erase lines above the cursor.
///
/// \param count  At least 1.
std::string to_erase_sequence(std::size_t count);

/// Lines of standard error that are rewritten in place; nothing at all unless that is a terminal.
///
/// The terminal stays usable: the cursor is visible, and what is typed is echoed below the lines.
class live_lines {
public:
    /// \param wanted  False: nothing is shown.
    live_lines(bool wanted, colour_choice colour);
    ~live_lines() { erase(); }

    live_lines(const live_lines&) = delete;
    live_lines& operator=(const live_lines&) = delete;

    /// Whether anything can be shown at all.
    bool enabled() const noexcept { return enabled_; }

    /// Whether lines may be shown now: at most ten times a second.
    bool due() const;

    /// The style for lines to show now: no wider than the terminal.
    text_style style() const;

    /// Shows lines of that style if they are due, as many as there is room for.
    void show(std::vector<std::string> lines);

    /// Makes room for other lines, which stay above.
    void erase();

    /// Shows again what was erased.
    void show_again();

private:
    std::string to_sequence(const std::vector<std::string>& lines) const;

    bool enabled_;
    colour_choice colour_;
    bool visible_ = false;
    std::vector<std::string> lines_;
    std::optional<std::chrono::steady_clock::time_point> show_time_;
};

}  // namespace pingpong::command

#endif  // PINGPONG_TERMINAL_LIVE_LINES_HPP
