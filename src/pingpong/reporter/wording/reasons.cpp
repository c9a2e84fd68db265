#include "pingpong/reporter/wording/reasons.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "pingpong/analysis/report_views.hpp"
#include "pingpong/report/lookup.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"

namespace pingpong {
namespace {

/// A difference that "adds" has in words what its plus says.
std::string format_cost(const estimate& cost_ns) {
    std::string text = format_difference(cost_ns);
    std::erase(text, '+');
    return text;
}

/// E.g. "HTTP text adds 1.4 us [1.3, 1.5], WebSocket framing adds ...", the largest step first;
/// empty when there is none from that cell up.
std::string format_steps(const report& report, const cell& base, escaper escape) {
    std::vector<const ladder_step*> steps;
    for (const ladder_step& step : report.ladder)
        if (&report.cells[step.from] == &base)
            steps.push_back(&step);
    std::ranges::sort(steps, std::ranges::greater(),
                      [](const ladder_step* step) { return std::abs(step->cost_ns.value); });
    std::string text;
    for (const ladder_step* step : steps)
        text += fmt::format("{}{} adds {}", text.empty() ? "" : ", ", escape(step->step),
                            format_cost(step->cost_ns));
    return text;
}

/// What the floor takes, what is added to it, and what is added to that.
std::string format_ladder(const report& report, const experiment_view& view, escaper escape) {
    const contender_view* floor = find_floor(view);
    if (!floor)
        return {};
    std::string text;
    if (floor->summary->median_ns)
        text = fmt::format("{} takes {:.1f} us per exchange. ",
                           capitalize(format_contender(*floor->cell, escape)),
                           *floor->summary->median_ns / 1000);
    if (const std::string steps = format_steps(report, *floor->cell, escape); !steps.empty())
        text += capitalize(steps) + ". ";
    for (const ladder_step& step : report.ladder) {
        const cell& base = report.cells[step.to];
        if (&report.cells[step.from] != floor->cell)
            continue;
        if (const std::string steps = format_steps(report, base, escape); !steps.empty())
            text += fmt::format("On top of {}, {}. ", format_contender(base, escape), steps);
    }
    return text;
}

/// E.g. "WebSocket 17 bytes, 6.2 us of CPU, 5 system calls".
std::string format_counters(const report& report, const experiment_view& view, std::size_t cell,
                            escaper escape) {
    const auto contender =
        std::ranges::find(view.contenders, &report.cells[cell], &contender_view::cell);
    if (contender == view.contenders.end())
        return {};
    const cell_summary& summary = *contender->summary;
    std::string text = fmt::format("{} {} bytes", format_contender(*contender->cell, escape),
                                   format_figure(bytes_per_exchange(summary), 0));
    if (!contender->cell->rate_per_s)  // else it is mostly waiting for the next one to be due
        text += fmt::format(", {} us of CPU", format_figure(to_us(summary.cpu_ns_per_exchange), 1));
    if (summary.system_calls_per_exchange)
        text += fmt::format(", {:.0f} system calls", *summary.system_calls_per_exchange);
    return text;
}

}  // namespace

std::string format_reasons(const report& report, const headline& headline, escaper escape) {
    const experiment_view& view = *headline.view;
    std::string text =
        format_ladder(report, view, escape) +
        fmt::format("Per exchange: {}; {}.",
                    format_counters(report, view, headline.primary->numerator, escape),
                    format_counters(report, view, headline.primary->denominator, escape));
    if (const auto share = find_library_share(report, view))
        text += ' ' + format_library_share(*share, escape) + '.';
    return text;
}

std::string format_influences(const report& report, const headline& headline) {
    const cell& cell = report.cells[headline.primary->numerator];
    std::vector<std::string> influences;
    if (on_loopback(cell))
        influences.emplace_back(
            "a network (it adds the same delay to both, so the difference shrinks)");
    if (!cell.echo)
        influences.emplace_back("larger messages (--payload)");
    const security secured = security_of(report, *headline.primary);
    if (!find_comparison(report, headline.view->index,
                         roles::websocket.by(implementation::lean).secured_by(secured),
                         roles::http_kept.by(implementation::lean).secured_by(secured)))
        influences.emplace_back("another library (--sensitivity)");
    if (cell.connections == 1)
        influences.emplace_back("parallel connections (--connections)");
    if (influences.empty())
        return {};
    std::string text = "What could change it: " + influences.front();
    for (std::size_t i = 1; i < influences.size(); ++i)
        text += (i + 1 == influences.size() ? " or " : ", ") + influences[i];
    return text + '.';
}

}  // namespace pingpong
