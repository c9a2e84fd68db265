#include "pingpong/reporter/wording/sweeps.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/finding.hpp"

namespace pingpong {
namespace {

/// How the first protocol compares at one point of a sweep; nullptr: one of the two failed there.
std::string format_point_verdict(const comparison* compared) {
    if (!compared)
        return "not compared";
    if (compared->verdict.implementation_dependent &&
        compared->verdict.certainty != certainty::withheld)
        return compared->figures.claim.value < 1 ? "faster*" : "slower*";
    return std::string(format_verdict_kind(*compared));
}

/// The conditions that make any point of the sweeps tentative.
std::vector<diagnostic_kind> downgrades_of(const std::vector<sweep>& sweeps) {
    std::vector<diagnostic_kind> kinds;
    for (const sweep& sweep : sweeps)
        for (const sweep_point& point : sweep.points)
            if (point.compared && point.compared->verdict.certainty == certainty::tentative)
                kinds.insert(kinds.end(), point.compared->verdict.downgrades.begin(),
                             point.compared->verdict.downgrades.end());
    return kinds;
}

std::string format_bytes(std::uint64_t bytes) {
    if (bytes >= 1024 && bytes % 1024 == 0)
        return fmt::format("{} KiB", bytes / 1024);
    return fmt::format("{} bytes", bytes);
}

/// The place on the axis and how much longer the first takes there, e.g. "16 KiB (+20 %)".
std::string format_point(sweep_axis axis, const sweep_point& point) {
    std::string place = axis == sweep_axis::message_size ? format_bytes(point.value)
                                                         : format_count(point.value, "connection");
    const bool has_figure = point.compared &&
                            point.compared->verdict.certainty != certainty::withheld &&
                            point.compared->verdict.kind != verdict_kind::equivalent &&
                            point.compared->verdict.kind != verdict_kind::undecided;
    if (!has_figure)
        return place;
    const double ratio = point.compared->figures.claim.value;
    return ratio < 2 ? fmt::format("{} ({:+.0f} %)", place, 100 * (ratio - 1))
                     : fmt::format("{} ({:.1f} times)", place, ratio);
}

/// Neighbouring points with the same verdict.
struct stretch {
    std::string verdict;
    std::string first, last;
};

std::vector<stretch> stretches_of(const sweep& sweep) {
    std::vector<stretch> stretches;
    for (const sweep_point& point : sweep.points) {
        std::string verdict = format_point_verdict(point.compared);
        const std::string place = format_point(sweep.axis, point);
        if (stretches.empty() || stretches.back().verdict != verdict)
            stretches.push_back({verdict, place, place});
        stretches.back().last = place;
    }
    return stretches;
}

/// What many settings say, by verdict: "slower in 7 of 9 settings, undecided in 2 (-1 to +39 %)".
std::string format_tally(const std::vector<sweep>& sweeps) {
    std::vector<std::pair<std::string, std::size_t>> tally;
    std::size_t settings = 0;
    double least = 1e9, greatest = 0;
    for (const sweep& sweep : sweeps)
        for (const sweep_point& point : sweep.points) {
            ++settings;
            const std::string verdict = format_point_verdict(point.compared);
            const auto known =
                std::ranges::find(tally, verdict, [](auto& each) { return each.first; });
            if (known == tally.end())
                tally.emplace_back(verdict, 1);
            else
                ++known->second;
            if (point.compared) {
                least = std::min(least, point.compared->figures.claim.value);
                greatest = std::max(greatest, point.compared->figures.claim.value);
            }
        }
    std::ranges::stable_sort(tally, std::ranges::greater(), [](auto& each) { return each.second; });
    std::string text;
    for (const auto& [verdict, number] : tally)
        text += text.empty() ? fmt::format("{} in {} of {} settings", verdict, number, settings)
                             : fmt::format(", {} in {}", verdict, number);
    return greatest > 0 ? fmt::format("{} ({:+.0f} to {:+.0f} %)", text, 100 * (least - 1),
                                      100 * (greatest - 1))
                        : text;
}

/// E.g. "faster from 5 bytes (-20 %) to 125 bytes (-15 %) and slower at 16 KiB (+20 %)".
std::string format_sweep(const sweep& sweep) {
    const std::vector<stretch> stretches = stretches_of(sweep);
    std::string text;
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        const auto& [verdict, first, last] = stretches[i];
        text += i == 0 ? "" : i + 1 == stretches.size() ? " and " : ", ";
        text += first == last ? fmt::format("{} at {}", verdict, first)
                              : fmt::format("{} from {} to {}", verdict, first, last);
    }
    return text;
}

}  // namespace

std::string format_sweeps(const report& report, const std::vector<headline_group>& groups,
                          escaper escape) {
    const comparison& first = *main_headline(groups.front()).primary;
    const std::string name = format_contender(report.cells[first.numerator], escape);
    const std::string other = format_contender(report.cells[first.denominator], escape);
    const std::vector<sweep> sweeps = find_sweeps(report, groups);
    const std::string cautions = format_cautions(downgrades_of(sweeps));
    std::string text =
        fmt::format("Compared with {}, {} is{}", other, name, cautions.empty() ? "" : " probably");
    std::size_t stretches = 0;
    for (const sweep& sweep : sweeps)
        stretches += stretches_of(sweep).size();
    constexpr std::size_t max_stretches = 3;
    if (stretches > max_stretches)
        return text + ' ' + format_tally(sweeps) + cautions + '.';
    for (const sweep& sweep : sweeps) {
        if (sweeps.size() > 1)
            text += fmt::format("{} with {},", &sweep == &sweeps.front() ? ":" : ";",
                                format_count(sweep.connections, "connection"));
        text += ' ' + format_sweep(sweep);
    }
    return text + cautions + '.';
}

}  // namespace pingpong
