#include "pingpong/statistics/self_noise.hpp"

#include <cmath>

#include "pingpong/statistics/mean_and_variance.hpp"
#include "pingpong/statistics/students_t.hpp"

namespace pingpong {
namespace {

bool is_off_zero(const mean_and_variance& of) {
    constexpr double confidence = 0.99;
    return std::abs(of.mean) > half_width_of_mean(of, confidence).value();
}

}  // namespace

std::optional<self_noise> noise_of(std::span<const double> a, std::span<const double> b) {
    const mean_and_variance of_a = mean_and_variance_of(a);
    const mean_and_variance of_b = mean_and_variance_of(b);
    if (of_a.count < 2)
        return std::nullopt;

    self_noise noise;
    noise.sd = std::hypot(of_a.sd(), of_b.sd()) / 2;
    noise.rounds = of_a.count;
    noise.drifts = is_off_zero(of_a) || is_off_zero(of_b);
    return noise;
}

double half_width_of_noise(const self_noise& noise, double confidence) {
    const auto n = static_cast<double>(noise.rounds);
    return t_of_interval(confidence, n - 1) * noise.sd / std::sqrt(n);
}

}  // namespace pingpong
