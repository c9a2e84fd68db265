#include "pingpong/reporter/wording/sweeps.hpp"

#include <fmt/core.h>

#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"

namespace pingpong {
namespace {

/// What became of the first protocol at one point of a sweep; nullptr: one of the two failed there.
std::string format_point_verdict(const comparison* compared) {
    if (!compared)
        return "was not compared";
    const verdict& verdict = compared->verdict;
    const std::string probably = verdict.certainty == certainty::tentative ? "probably " : "";
    if (verdict.certainty == certainty::withheld)
        return "has no valid answer";
    if (verdict.implementation_dependent)
        return "wins or loses by the implementation";
    switch (verdict.kind) {
        case verdict_kind::faster:
            return probably + "wins";
        case verdict_kind::slower:
            return probably + "loses";
        case verdict_kind::equivalent:
            return probably + "ties";
        case verdict_kind::small:
            return probably + (compared->figures.ratio.value < 1 ? "wins, if by little,"
                                                                 : "loses, if by little,");
        case verdict_kind::undecided:
            break;
    }
    return "cannot be told apart";
}

std::string format_bytes(std::uint64_t bytes) {
    if (bytes >= 1024 && bytes % 1024 == 0)
        return fmt::format("{} KiB", bytes / 1024);
    return fmt::format("{} bytes", bytes);
}

/// The place on the axis and the ratio there, e.g. "16 KiB (1.20x)".
std::string format_point(sweep_axis axis, const sweep_point& point) {
    std::string place = axis == sweep_axis::message_size ? format_bytes(point.value)
                                                         : format_count(point.value, "connection");
    if (!point.compared || point.compared->verdict.certainty == certainty::withheld)
        return place;
    return fmt::format("{} ({:.2f}x)", place, point.compared->figures.ratio.value);
}

/// Neighbouring points with the same verdict.
struct stretch {
    std::string verdict;
    std::string first, last;
};

/// E.g. "wins from 5 bytes (0.80x) to 125 bytes (0.85x) and loses at 16 KiB (1.20x)".
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
    const std::vector<sweep> sweeps = find_sweeps(report, groups);
    if (sweeps.size() == 1)
        return fmt::format(
            "By {}, {} {}.",
            sweeps.front().axis == sweep_axis::connections ? "connections at once" : "message size",
            name, format_sweep(sweeps.front()));
    std::string text = "By message size:";
    for (const sweep& sweep : sweeps)
        text +=
            fmt::format("{} with {}, {} {}", text.ends_with(':') ? "" : ";",
                        format_count(sweep.connections, "connection"), name, format_sweep(sweep));
    return text + '.';
}

}  // namespace pingpong
