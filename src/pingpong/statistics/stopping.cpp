#include "pingpong/statistics/stopping.hpp"

#include <cmath>

#include "pingpong/statistics/independent_rounds.hpp"
#include "pingpong/statistics/sample_size.hpp"

namespace pingpong {

std::uint64_t look_after(std::uint64_t rounds) noexcept {
    return rounds < first_look ? first_look : rounds + (rounds + 1) / 2;
}

std::optional<double> half_width(const estimate& ratio) {
    if (!ratio.low || !ratio.high)
        return std::nullopt;
    return std::sqrt(*ratio.high / *ratio.low) - 1;
}

std::optional<std::uint64_t> rounds_for_precision(const paired_comparison& so_far,
                                                  double precision) {
    if (!so_far.log_ratio_sd)
        return std::nullopt;
    const auto merged =
        count_for_half_width(*so_far.log_ratio_sd, std::log1p(precision), so_far.confidence);
    if (!merged)
        return std::nullopt;
    return before_merging(*merged, so_far.rounds, so_far.rounds_effective);
}

}  // namespace pingpong
