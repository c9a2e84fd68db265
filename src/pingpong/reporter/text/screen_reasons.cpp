#include "pingpong/reporter/text/screen_reasons.hpp"

#include <fmt/core.h>

#include <cmath>
#include <cstddef>
#include <string_view>
#include <utility>

#include "pingpong/reporter/text/screen_parts.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"

namespace pingpong {
namespace {

/// The steps from a cell up, as "HTTP text adds 1.4, WebSocket framing 2.0".
std::string format_steps(const report& report, std::size_t base, const time_unit& unit) {
    std::string text;
    for (const ladder_step& step : report.ladder)
        if (step.from == base)
            text +=
                fmt::format("{}{}{} {:.1f}", text.empty() ? "" : ", ", escape_terminal(step.step),
                            text.empty() ? " adds" : "", step.cost_ns.value / unit.ns);
    return text;
}

/// Whether protocols over TLS stand on it, as plain ones do on the floor.
bool is_line_over_tls(const cell& cell) {
    const protocol_traits& traits = cell.description.traits;
    return traits.family == protocol_family::line && traits.secured == security::tls;
}

/// What the floor takes and what WebSocket and HTTP add to it.
std::string format_floor_steps(const report& report, const headline& headline,
                               const time_unit& unit) {
    const contender_view* floor = find_floor(*headline.view);
    if (!floor || !floor->summary->median_ns)
        return {};
    const auto cell = static_cast<std::size_t>(floor->cell - report.cells.data());
    std::string steps = format_steps(report, cell, unit);
    if (steps.empty())
        return {};
    for (const ladder_step& step : report.ladder)
        if (step.from == cell && is_line_over_tls(report.cells[step.to]))
            if (const std::string above = format_steps(report, step.to, unit); !above.empty())
                steps += "; over that " + above;
    return fmt::format("{} {:.1f} {}; {}", format_contender(*floor->cell, escape_terminal),
                       *floor->summary->median_ns / unit.ns, unit.name, steps);
}

/// What a new connection per request adds, and whether that is more than the protocols differ by.
std::string format_reconnection_step(const report& report, const headline& headline,
                                     const time_unit& unit) {
    constexpr double clearly_more = 3;
    for (const ladder_step& step : report.ladder) {
        const protocol_traits& traits = report.cells[step.to].description.traits;
        if (report.cells[step.to].experiment != headline.view->index ||
            traits.use != connection_use::per_request)
            continue;
        const double difference = std::abs(headline.primary->figures.difference_claim.value);
        return fmt::format(
            "a new connection per request adds {:.1f} {}{}", step.cost_ns.value / unit.ns,
            unit.name,
            step.cost_ns.value > clearly_more * difference ? ": reuse is the real win" : "");
    }
    return {};
}

/// The bytes of an exchange, for servers elsewhere, where there is no ladder.
std::string format_counters(const report& report, const headline& headline) {
    std::string text;
    for (const std::size_t cell : {headline.primary->numerator, headline.primary->denominator})
        for (const contender_view& contender : headline.view->contenders)
            if (contender.cell == &report.cells[cell] && bytes_per_exchange(*contender.summary))
                text += fmt::format("{}{} {:.0f} bytes", text.empty() ? "" : ", ",
                                    format_contender(*contender.cell, escape_terminal),
                                    *bytes_per_exchange(*contender.summary));
    return text;
}

/// That of the floor's time.
time_unit unit_of(const experiment_view& view) {
    const contender_view* floor = find_floor(view);
    const auto median = floor ? floor->summary->median_ns : std::nullopt;
    return choose_time_unit(median.value_or(1e3));
}

}  // namespace

std::vector<std::string> reason_lines(const report& report, const headline& headline,
                                      const text_style& style) {
    const time_unit unit = unit_of(*headline.view);
    std::string steps = format_floor_steps(report, headline, unit);
    if (steps.empty())
        steps = format_counters(report, headline);
    std::vector<std::string> lines;
    std::string_view label = "Why";
    for (const std::string& text : {steps, format_reconnection_step(report, headline, unit)})
        if (!text.empty())
            lines.push_back(labelled_line(std::exchange(label, ""), text, style));
    return lines;
}

}  // namespace pingpong
