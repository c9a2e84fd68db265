/// \file
/// Measures the clock that round trips are timed with, and how often it is interrupted.
#ifndef PINGPONG_PROBES_CLOCK_PROBE_HPP
#define PINGPONG_PROBES_CLOCK_PROBE_HPP

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <functional>

#include "pingpong/report/environment.hpp"

namespace pingpong {

/// Measures the gaps between a million consecutive readings of a clock, in slices. Allocates
/// nothing.
///
/// \tparam Clock  Replaced in tests only.
template <class Clock = std::chrono::steady_clock>
class idle_loop {
public:
    using nanoseconds = std::chrono::nanoseconds;

    static constexpr std::uint64_t total_gaps = 1'000'000;

    /// Whether all gaps were measured.
    bool done() const noexcept { return gaps_ == total_gaps; }

    /// Measures gaps for about `duration`, or until it is done. The time between two slices is no
    /// gap.
    void take_slice(nanoseconds duration) {
        const auto begin = Clock::now();
        for (auto before = begin; !done() && before - begin < duration;) {
            const auto now = Clock::now();
            record(std::chrono::duration_cast<nanoseconds>(now - before));
            before = now;
        }
    }

    /// The shortest gap above zero; zero when there was none.
    nanoseconds min() const noexcept { return min_; }

    /// When done: the shortest gap that at least 99.99 % of all do not exceed.
    nanoseconds p9999() const noexcept { return longest_.front(); }

    /// The longest gap.
    nanoseconds max() const noexcept { return max_; }

private:
    void record(nanoseconds gap) noexcept {
        ++gaps_;
        max_ = std::max(max_, gap);
        if (gap > nanoseconds(0) && (min_ == nanoseconds(0) || gap < min_))
            min_ = gap;
        if (gap <= longest_.front())
            return;
        std::ranges::pop_heap(longest_, std::greater<>());
        longest_.back() = gap;
        std::ranges::push_heap(longest_, std::greater<>());
    }

    std::uint64_t gaps_ = 0;
    nanoseconds min_{0};
    nanoseconds max_{0};

    /// A min-heap of the gaps beyond the percentile and the percentile itself.
    std::array<nanoseconds, total_gaps / 10'000 + 1> longest_{};
};

/// Measures the steady clock: the cost of a reading at once, the gaps of an `idle_loop` in slices.
///
/// A complete measurement takes some tens of milliseconds.
class clock_probe {
public:
    /// Reads the clock ten thousand times, which takes less than a millisecond.
    clock_probe();

    /// Whether everything was measured.
    bool done() const noexcept { return loop_.done(); }

    /// Measures for about `duration`, without a break.
    void take_slice(std::chrono::nanoseconds duration) { loop_.take_slice(duration); }

    /// What was found; without the gaps unless `done`.
    clock_facts facts() const;

private:
    double read_cost_ns_;
    idle_loop<> loop_;
};

}  // namespace pingpong

#endif  // PINGPONG_PROBES_CLOCK_PROBE_HPP
