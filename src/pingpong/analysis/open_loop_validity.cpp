#include "pingpong/analysis/open_loop_validity.hpp"

#include <fmt/format.h>

namespace pingpong {
namespace {

constexpr double least_share_of_rate = 0.99;
constexpr double max_share_of_response = 0.10;

double microseconds(round_trip time) {
    return std::chrono::duration<double, std::micro>(time).count();
}

}  // namespace

validity open_loop_validity(double rate_per_s, double achieved_per_s, round_trip lag_p99,
                            round_trip response_p99) {
    validity found;
    if (!(achieved_per_s >= least_share_of_rate * rate_per_s))
        found.reasons.push_back(
            fmt::format("{:.0f} exchanges/s of {:.0f} were achieved, and 99 % are needed: the "
                        "server or this program cannot keep that rate",
                        achieved_per_s, rate_per_s));
    const double lag = microseconds(lag_p99);
    const double response = microseconds(response_p99);
    if (lag > max_share_of_response * response)
        found.reasons.push_back(
            fmt::format("the 99th percentile of the lag is {:.1f} us, above 10 % of that of the "
                        "response time, {:.1f} us: this program sent too late",
                        lag, response));
    return found;
}

validity open_loop_validity(const cell& one, const cell_summary& summary) {
    if (!one.rate_per_s)
        return {};
    const auto response = summary.round_trips.percentile(99);
    const auto lag = summary.lag ? summary.lag->percentile(99) : std::nullopt;
    if (!response || !lag || !summary.throughput_per_s) {
        validity nothing;
        nothing.reasons.emplace_back("nothing was measured");
        return nothing;
    }
    return open_loop_validity(*one.rate_per_s, *summary.throughput_per_s, *lag, *response);
}

}  // namespace pingpong
