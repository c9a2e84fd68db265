#include "pingpong/statistics/regression.hpp"

#include <cmath>

#include "pingpong/statistics/estimate.hpp"

namespace pingpong {
namespace {

double variance_of_mean(const log_ratio_of_run& run) {
    return run.sd * run.sd / static_cast<double>(run.values);
}

/// What the variance of a run's mean takes off the degrees of freedom.
double uncertainty(const log_ratio_of_run& run) {
    return std::pow(variance_of_mean(run), 2) / static_cast<double>(run.values - 1);
}

}  // namespace

estimate change_between(const log_ratio_of_run& old_run, const log_ratio_of_run& new_run,
                        double confidence) {
    const double change = new_run.mean - old_run.mean;
    if (old_run.values < 2 || new_run.values < 2)
        return exp_of(around(change, std::nullopt));

    const double variance =
        variance_of_mean(old_run) + variance_of_mean(new_run) + old_run.unseen + new_run.unseen;
    if (variance == 0)
        return exp_of(around(change, 0));

    // Without a spread of the rounds these are infinite, and t is normal.
    const double degrees_of_freedom =
        variance * variance / (uncertainty(old_run) + uncertainty(new_run));
    const double t = t_of_interval(confidence, degrees_of_freedom);
    return exp_of(around(change, t * std::sqrt(variance)));
}

}  // namespace pingpong
