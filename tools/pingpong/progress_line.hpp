/// \file
/// How far a run has come, on one line of a terminal.
#ifndef PINGPONG_PROGRESS_LINE_HPP
#define PINGPONG_PROGRESS_LINE_HPP

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "pingpong/scheduler/observer.hpp"

namespace pingpong::command {

/// E.g. `1/3: 5000 exchanges, repetition 2, round 12/50, +-1.4 %, 0:12 left at most`.
std::string progress_words(const run_progress& progress);

/// One line of standard error, rewritten in place; nothing at all unless that is a terminal.
class progress_line {
public:
    explicit progress_line(bool wanted);
    ~progress_line() { erase(); }

    progress_line(const progress_line&) = delete;
    progress_line& operator=(const progress_line&) = delete;

    /// Shows it, ten times a second at the most.
    void show(const run_progress& progress);
    void show(std::string_view words);

    /// Makes room for other lines; the next `show` brings it back.
    void erase();

private:
    bool due() const;
    void write(std::string_view words);

    bool enabled_;
    bool visible_ = false;
    std::optional<std::chrono::steady_clock::time_point> shown_;
};

}  // namespace pingpong::command

#endif  // PINGPONG_PROGRESS_LINE_HPP
