/// \file
/// Which failures were told, so that none is told twice.
#ifndef PINGPONG_TERMINAL_TOLD_FAILURES_HPP
#define PINGPONG_TERMINAL_TOLD_FAILURES_HPP

#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace pingpong::command {

/// Remembers what a person was told of contenders that failed. A service that refuses every request
/// fails in each experiment; only how far it came differs then.
class told_failures {
public:
    /// Notes a failure.
    ///
    /// \param text  "http reply: ... (after 0 of 1000 exchanges)".
    /// \return      Whether it is the first of that contender, but for how far it came.
    bool add(std::string_view protocol, std::string_view text) {
        return told_.emplace(protocol, text.substr(0, text.rfind(" (after "))).second;
    }

private:
    std::set<std::pair<std::string, std::string>> told_;
};

}  // namespace pingpong::command

#endif  // PINGPONG_TERMINAL_TOLD_FAILURES_HPP
