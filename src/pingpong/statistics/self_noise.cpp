#include "pingpong/statistics/self_noise.hpp"

#include <cmath>

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

mean_and_variance mean_of_noise(const self_noise& noise) noexcept {
    mean_and_variance made;
    made.variance = noise.sd * noise.sd / static_cast<double>(noise.rounds);
    made.count = noise.rounds;
    return made;
}

double half_width_of_noise(const self_noise& noise, double confidence) {
    return half_width_of_mean(mean_of_noise(noise), confidence).value();
}

}  // namespace pingpong
