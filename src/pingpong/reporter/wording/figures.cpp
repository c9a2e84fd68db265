#include "pingpong/reporter/wording/figures.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "pingpong/statistics/stopping.hpp"

namespace pingpong {
namespace {

/// Three where the interval is that narrow, and two digits of what is small.
int choose_decimals(const estimate& estimate) {
    if (estimate.value >= 1000)
        return 0;
    if (estimate.value > 0 && estimate.value < 0.1)
        return 1 - static_cast<int>(std::floor(std::log10(std::max(estimate.value, 1e-6))));
    const bool narrow = estimate.low && estimate.high && *estimate.high - *estimate.low < 0.02;
    return narrow ? 3 : 2;
}

/// Three decimals of what is small beside a millisecond or a second.
std::string format_difference_in(const estimate& difference_ns, double unit_ns,
                                 std::string_view unit) {
    const double value = difference_ns.value / unit_ns;
    int decimals = std::abs(value) < 1 ? 2 : 1;
    if (unit_ns > 1000 && std::abs(value) < 0.1)
        decimals = 3;
    std::string text = fmt::format("{:+.{}f}{}", value, decimals, unit);
    if (difference_ns.low && difference_ns.high)
        text += fmt::format(" [{:+.{}f}, {:+.{}f}]", *difference_ns.low / unit_ns, decimals,
                            *difference_ns.high / unit_ns, decimals);
    return text;
}

}  // namespace

std::string format_count(std::uint64_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string format_figure(const std::optional<double>& value, int decimals) {
    return value ? fmt::format("{:.{}f}", *value, decimals) : std::string(unknown_figure);
}

std::string format_estimate(const estimate& estimate) {
    const int decimals = choose_decimals(estimate);
    std::string text = format_figure(estimate.value, decimals);
    if (estimate.low && estimate.high)
        text +=
            fmt::format(" [{:.{}f}, {:.{}f}]", *estimate.low, decimals, *estimate.high, decimals);
    return text;
}

std::string format_ratio(const paired_comparison& figures) {
    const estimate& claim = figures.claim;
    const double lowest = std::min(claim.low.value_or(claim.value), claim.value);
    const auto width = half_width(claim);
    // A third decimal where it is known; and so many that a small ratio is not a zero.
    const int decimals = lowest < 0.1 || (width && *width < 0.02) ? 3 : 2;
    std::string text = fmt::format("{:.{}f}x", claim.value, decimals);
    if (claim.low && claim.high)
        text += fmt::format(" [{:.{}f}, {:.{}f}]", *claim.low, decimals, *claim.high, decimals);
    return text;
}

std::string format_difference(const estimate& difference_ns, std::string_view unit) {
    return format_difference_in(difference_ns, 1000, unit);
}

std::string format_difference(const estimate& difference_ns, const time_unit& unit) {
    return format_difference_in(difference_ns, unit.ns, fmt::format(" {}", unit.name));
}

std::optional<double> to_us(const std::optional<double>& ns) {
    return ns ? std::optional(*ns / 1000) : std::nullopt;
}

std::optional<double> to_us(const std::optional<round_trip>& duration) {
    return duration ? std::optional(static_cast<double>(duration->count()) / 1000) : std::nullopt;
}

std::string capitalize(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string format_seconds(std::chrono::nanoseconds duration) {
    const double seconds = std::chrono::duration<double>(duration).count();
    return fmt::format("{:.{}f} s", seconds, seconds < 9.95 ? 1 : 0);
}

time_unit choose_time_unit(double shortest_ns) noexcept {
    for (const time_unit& unit : {time_unit{"s", 1e9}, time_unit{"ms", 1e6}, time_unit{"us", 1e3}})
        if (shortest_ns >= unit.ns)
            return unit;
    return {"ns", 1};
}

}  // namespace pingpong
