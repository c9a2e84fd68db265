/// \file
/// Random numbers that are the same with every standard library, and how often something holds.
#ifndef PINGPONG_TESTS_STATISTICS_CHANCE_HPP
#define PINGPONG_TESTS_STATISTICS_CHANCE_HPP

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>

namespace pingpong::test {

/// Noise of mean 0 and standard deviation 1 in several shapes.
class chance {
public:
    explicit chance(std::uint64_t seed) : engine_(seed) {}

    double normal() {  // Box and Muller; std::normal_distribution differs between libraries
        const double radius = std::sqrt(-2 * std::log(uniform()));
        return radius * std::cos(2 * std::numbers::pi * uniform());
    }

    /// Log-normal: a skewness of 2.9 for a sigma of 0.7, of 1.3 for 0.4.
    double skewed(double sigma) {
        const double variance = sigma * sigma;
        const double mean = std::exp(variance / 2);
        const double sd = mean * std::sqrt(std::expm1(variance));
        return (std::exp(std::sqrt(variance) * normal()) - mean) / sd;
    }

    double very_skewed() { return skewed(0.7); }

    /// Student's t with 3 degrees of freedom: outliers on both sides.
    double heavy_tailed() {
        const double numerator = normal();
        double squares = 0;
        for (int i = 0; i < 3; ++i)
            squares += std::pow(normal(), 2);
        return numerator / std::sqrt(squares);
    }

private:
    double uniform() {  // in (0, 1]
        return (static_cast<double>(engine_() >> 11) + 1) * 0x1p-53;
    }

    std::mt19937_64 engine_;
};

/// How often `holds` is true in so many calls.
template <class Holds>
double share(int calls, Holds holds) {
    int times = 0;
    for (int call = 0; call < calls; ++call)
        times += holds() ? 1 : 0;
    return static_cast<double>(times) / calls;
}

}  // namespace pingpong::test

#endif  // PINGPONG_TESTS_STATISTICS_CHANCE_HPP
