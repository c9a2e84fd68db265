#include "pingpong/statistics/proportion.hpp"

#include <boost/math/distributions/beta.hpp>
#include <stdexcept>

namespace pingpong {

estimate proportion(std::uint64_t hits, std::uint64_t trials, double confidence) {
    if (trials == 0 || hits > trials)
        throw std::invalid_argument(
            "a proportion is of at least one trial and at most all of them");
    if (!(confidence > 0 && confidence < 1))
        throw std::invalid_argument("the confidence of a proportion has to be between 0 and 1");
    const auto k = static_cast<double>(hits);
    const auto n = static_cast<double>(trials);
    const double tail = (1 - confidence) / 2;

    estimate made;
    made.value = k / n;
    made.low = 0;
    made.high = 1;
    if (hits > 0)
        made.low = quantile(boost::math::beta_distribution<>(k, n - k + 1), tail);
    if (hits < trials)
        made.high = quantile(complement(boost::math::beta_distribution<>(k + 1, n - k), tail));
    return made;
}

}  // namespace pingpong
