#include "pingpong/reporter/wording/sweeps.hpp"

#include <fmt/core.h>

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
        return compared->figures.claim.value < 1 ? "faster in this implementation"
                                                 : "slower in this implementation";
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
                            point.compared->verdict.kind != verdict_kind::equivalent;
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

/// E.g. "faster from 5 bytes (-20 %) to 125 bytes (-15 %) and slower at 16 KiB (+20 %)".
std::string format_sweep(const sweep& sweep) {
    std::vector<stretch> stretches;
    for (const sweep_point& point : sweep.points) {
        std::string verdict = format_point_verdict(point.compared);
        const std::string place = format_point(sweep.axis, point);
        if (stretches.empty() || stretches.back().verdict != verdict)
            stretches.push_back({verdict, place, place});
        stretches.back().last = place;
    }
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
    for (const sweep& sweep : sweeps) {
        if (sweeps.size() > 1)
            text += fmt::format("{} with {},", &sweep == &sweeps.front() ? ":" : ";",
                                format_count(sweep.connections, "connection"));
        text += ' ' + format_sweep(sweep);
    }
    return text + cautions + '.';
}

}  // namespace pingpong
