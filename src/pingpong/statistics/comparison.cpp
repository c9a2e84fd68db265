#include "pingpong/statistics/comparison.hpp"

#include <cmath>

namespace pingpong {

std::optional<paired_ratio> compare(std::span<const round_median> a,
                                    std::span<const round_median> b) noexcept {
    paired_ratio paired;
    double log_sum = 0;
    double difference_sum = 0;
    double log_rate_sum = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i].round != b[j].round) {
            a[i].round < b[j].round ? ++i : ++j;
            continue;
        }
        log_sum += a[i].log_median_ns - b[j].log_median_ns;
        difference_sum += a[i].median_ns - b[j].median_ns;
        log_rate_sum += a[i].log_rate - b[j].log_rate;
        ++paired.rounds;
        ++i;
        ++j;
    }
    if (paired.rounds == 0)
        return std::nullopt;
    const auto n = static_cast<double>(paired.rounds);
    paired.ratio = std::exp(log_sum / n);
    paired.difference_ns = difference_sum / n;
    paired.rate_ratio = std::exp(log_rate_sum / n);
    return paired;
}

}  // namespace pingpong
