#include "pingpong/statistics/stopping.hpp"

#include <algorithm>
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

std::optional<std::uint64_t> rounds_for_claim(const paired_comparison& so_far, double precision) {
    const auto needed = rounds_for_precision(so_far, precision);
    const auto claimed = half_width(so_far.claim), of_rounds = half_width(so_far.ratio);
    if (!needed || !claimed || !of_rounds || *claimed <= precision || *of_rounds <= 0)
        return std::nullopt;
    const double wider = *claimed / *of_rounds;
    const auto rounds = static_cast<std::uint64_t>(static_cast<double>(*needed) * wider * wider);
    return std::max(rounds, so_far.rounds + 1);
}

}  // namespace pingpong
