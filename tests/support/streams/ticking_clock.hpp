/// \file
/// A clock whose time passes by being read.
#ifndef PINGPONG_TESTS_TICKING_CLOCK_HPP
#define PINGPONG_TESTS_TICKING_CLOCK_HPP

#include <chrono>

namespace pingpong {

/// Advances by exactly one `step` at each reading, so that a test can tell exact durations.
struct ticking_clock {
    using duration = std::chrono::nanoseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<ticking_clock>;
    static constexpr bool is_steady = true;
    static constexpr duration step{7};

    static time_point now() noexcept {
        static time_point last;
        return last += step;
    }
};

}  // namespace pingpong

#endif  // PINGPONG_TESTS_TICKING_CLOCK_HPP
