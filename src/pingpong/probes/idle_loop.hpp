/// \file
/// Reads a clock over and over, and notes how long it was from one reading to the next.
#ifndef PINGPONG_PROBES_IDLE_LOOP_HPP
#define PINGPONG_PROBES_IDLE_LOOP_HPP

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <functional>

namespace pingpong {

/// A loop of a million gaps between neighbouring readings, in slices; allocates nothing.
template <class Clock = std::chrono::steady_clock>
class idle_loop {
public:
    using nanoseconds = std::chrono::nanoseconds;

    static constexpr std::uint64_t gaps = 1'000'000;

    bool done() const noexcept { return seen_ == gaps; }

    /// Goes on for about `time`, or until it is done. What passes between two slices is no gap.
    void take_slice(nanoseconds time) {
        const auto begin = Clock::now();
        for (auto before = begin; !done() && before - begin < time;) {
            const auto now = Clock::now();
            note(std::chrono::duration_cast<nanoseconds>(now - before));
            before = now;
        }
    }

    /// The least gap that was not zero; zero when there was none.
    nanoseconds least() const noexcept { return least_; }

    /// When done: the least gap that at least 99.99 % of all do not exceed, and the longest.
    nanoseconds p9999() const noexcept { return longest_.front(); }
    nanoseconds max() const noexcept { return max_; }

private:
    void note(nanoseconds gap) noexcept {
        ++seen_;
        max_ = std::max(max_, gap);
        if (gap > nanoseconds(0) && (least_ == nanoseconds(0) || gap < least_))
            least_ = gap;
        if (gap <= longest_.front())
            return;
        std::ranges::pop_heap(longest_, std::greater<>());
        longest_.back() = gap;
        std::ranges::push_heap(longest_, std::greater<>());
    }

    std::uint64_t seen_ = 0;
    nanoseconds least_{0};
    nanoseconds max_{0};

    /// A heap with its least in front: those beyond the percentile, and the percentile itself.
    std::array<nanoseconds, gaps / 10'000 + 1> longest_{};
};

}  // namespace pingpong

#endif  // PINGPONG_PROBES_IDLE_LOOP_HPP
