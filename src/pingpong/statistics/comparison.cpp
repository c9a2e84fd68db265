#include "pingpong/statistics/comparison.hpp"

#include <cmath>

namespace pingpong {

void running_comparison::extend(std::span<const round_median> a,
                                std::span<const round_median> b) noexcept {
    while (next_a_ < a.size() && next_b_ < b.size()) {
        const round_median& one = a[next_a_];
        const round_median& other = b[next_b_];
        if (one.round != other.round) {
            ++(one.round < other.round ? next_a_ : next_b_);
            continue;
        }
        log_sum_ += one.log_median_ns - other.log_median_ns;
        difference_sum_ += one.median_ns - other.median_ns;
        log_rate_sum_ += one.log_rate - other.log_rate;
        ++rounds_;
        ++next_a_;
        ++next_b_;
    }
}

std::optional<paired_ratio> running_comparison::so_far() const noexcept {
    if (rounds_ == 0)
        return std::nullopt;
    const auto n = static_cast<double>(rounds_);
    paired_ratio paired;
    paired.rounds = rounds_;
    paired.ratio = std::exp(log_sum_ / n);
    paired.difference_ns = difference_sum_ / n;
    paired.rate_ratio = std::exp(log_rate_sum_ / n);
    return paired;
}

std::optional<paired_ratio> compare(std::span<const round_median> a,
                                    std::span<const round_median> b) noexcept {
    running_comparison both;
    both.extend(a, b);
    return both.so_far();
}

}  // namespace pingpong
