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

/// What writes lines over the same number of them, which end above the cursor. It returns to its
/// place, behind what the user may have typed.
///
/// \par Source  ECMA-48: CUU (8.3.22), EL (8.3.41); DECSC and DECRC of the VT100; synchronised
///              output, private mode 2026, which terminals that do not know it ignore.
std::string rewriting(const std::vector<std::string>& lines);

/// What takes so many lines above the cursor, one at least, off the terminal.
std::string erasing(std::size_t lines);

/// Lines of standard error that are rewritten in place; nothing at all unless that is a terminal.
///
/// The terminal is left as it is otherwise: the cursor is seen, and what is typed is echoed below.
class live_lines {
public:
    /// \param wanted  False: nothing is shown.
    live_lines(bool wanted, colour_choice colour);
    ~live_lines() { erase(); }

    live_lines(const live_lines&) = delete;
    live_lines& operator=(const live_lines&) = delete;

    /// Whether anything can be shown at all.
    bool enabled() const noexcept { return enabled_; }

    /// Whether it is time to: ten times a second at the most.
    bool due() const;

    /// How lines are to be drawn now, no wider than the terminal is.
    text_style style() const;

    /// Shows lines of that style when it is time to, as many as there is room for.
    void show(std::vector<std::string> lines);

    /// Makes room for other lines, which stay above.
    void erase();

    /// Shows again what was erased.
    void bring_back();

private:
    std::string drawing(const std::vector<std::string>& lines) const;

    bool enabled_;
    colour_choice colour_;
    bool visible_ = false;
    std::vector<std::string> lines_;
    std::optional<std::chrono::steady_clock::time_point> shown_;
};

}  // namespace pingpong::command

#endif  // PINGPONG_TERMINAL_LIVE_LINES_HPP
