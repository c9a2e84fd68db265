#include "pingpong/reporter/wording/verdict.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "pingpong/analysis/report_views.hpp"
#include "pingpong/report/lookup.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/finding.hpp"
#include "pingpong/reporter/wording/reasons.hpp"
#include "pingpong/reporter/wording/spread/spread_text.hpp"
#include "pingpong/reporter/wording/sweeps.hpp"
#include "pingpong/statistics/independent_units.hpp"

namespace pingpong {
namespace {

/// What all sentences are made from.
struct context {
    const pingpong::report& report;
    escaper escape;

    std::string name(std::size_t cell) const {
        return format_contender(report.cells[cell], escape);
    }
};

/// The other counts of a group, where they answer otherwise.
std::string format_other_counts(const headline_group& group) {
    const std::string_view main_kind = format_verdict_kind(*main_headline(group).primary);
    std::string text;
    bool all_alike = true;
    for (const headline& headline : group) {
        const std::string_view kind = format_verdict_kind(*headline.primary);
        all_alike &= kind == main_kind;
        text += fmt::format("{}{} at {}", text.empty() ? "" : ", ", kind,
                            format_count(headline.view->first_cell().count, "exchange"));
    }
    return all_alike ? "" : fmt::format(" By count: {}.", text);
}

/// A comparison with HTTP on a new connection per request.
struct reconnection {
    const headline* beside = nullptr;
    const pingpong::comparison* comparison = nullptr;
};

/// Those that are proven and are not the answer itself, one for each group that has one.
std::vector<reconnection> find_reconnections(const report& report,
                                             const std::vector<headline_group>& groups) {
    std::vector<reconnection> found;
    for (const headline_group& group : groups) {
        const headline& headline = main_headline(group);
        const security secured = security_of(report, *headline.primary);
        const comparison* close =
            find_comparison(report, headline.view->index, roles::websocket.secured_by(secured),
                            roles::http_per_request.secured_by(secured));
        if (close && close != headline.primary && close->verdict.certainty != certainty::withheld &&
            (close->verdict.kind == verdict_kind::faster ||
             close->verdict.kind == verdict_kind::slower))
            found.push_back({&headline, close});
    }
    return found;
}

/// "5.0 times as fast as HTTP reconnect [4.8, 5.2]", or the range of several: "4.2 to 6.3 times as
/// fast as HTTP reconnect".
std::string format_reconnection_range(const context& context,
                                      const std::vector<reconnection>& found) {
    const comparison& first = *found.front().comparison;
    const std::string name = context.name(first.denominator);
    const auto ratio = [](const reconnection& each) {
        return each.comparison->figures.claim.value;
    };
    if (found.size() == 1)
        return format_relation(first.figures.claim, name);
    const double least = ratio(*std::ranges::min_element(found, {}, ratio));
    const double greatest = ratio(*std::ranges::max_element(found, {}, ratio));
    if (greatest <= 0.5)
        return fmt::format("{:.1f} to {:.1f} times as fast as {}", 1 / greatest, 1 / least, name);
    return fmt::format("{:.2f} to {:.2f} times the time of {}", least, greatest, name);
}

/// Why WebSocket is faster than HTTP on a new connection per request; the kept connection of HTTP
/// is named where it plays.
std::string format_reconnection_reason(const context& context, const reconnection& found) {
    const security secured = security_of(context.report, *found.comparison);
    const auto kept = find_cell(context.report.cells, found.beside->view->index,
                                roles::http_kept.secured_by(secured));
    return fmt::format(": the gain comes from reusing the connection{}.",
                       kept ? fmt::format(", which {} also does", context.name(*kept)) : "");
}

/// What WebSocket takes compared with HTTP on a new connection per request: " WebSocket is 5.0
/// times as fast as HTTP reconnect [4.8, 5.2]: the gain comes from reusing the connection, which
/// HTTP keep-alive also does." Empty where that is not proven.
std::string format_reconnection(const context& context, const std::vector<headline_group>& groups) {
    const std::vector<reconnection> found = find_reconnections(context.report, groups);
    if (found.empty())
        return {};
    const bool ever_slower = std::ranges::any_of(
        found, [](const reconnection& each) { return each.comparison->figures.ratio.value >= 1; });
    return fmt::format(
        " {} is {}{}", capitalize(context.name(found.front().comparison->numerator)),
        format_reconnection_range(context, found),
        ever_slower ? std::string(".") : format_reconnection_reason(context, found.front()));
}

/// " Experiments dealt out to 3 ranks."
std::string format_spread_of_sweep(const report& report) {
    const std::string spread = format_spread(report);
    return spread.empty() ? spread : ' ' + spread + '.';
}

/// Does it?
std::string format_answer(const context& context, const std::vector<headline_group>& groups) {
    const std::string reconnection = format_reconnection(context, groups);
    if (groups.size() > 1)
        return format_sweeps(context.report, groups, context.escape) + reconnection +
               format_spread_of_sweep(context.report);
    const headline_group& group = groups.front();
    return format_finding(context.report, *main_headline(group).primary, context.escape) +
           format_other_counts(group) + reconnection;
}

std::string format_exchange_count(const estimate& count) {
    const auto whole = [](double value) { return std::ceil(std::max(value, 1.0)); };
    std::string text = format_count(static_cast<std::uint64_t>(whole(count.value)), "exchange");
    if (count.low && count.high)
        text += fmt::format(" [{:.0f}, {:.0f}]", whole(*count.low), whole(*count.high));
    return text;
}

std::string format_break_evens(const context& context, const headline& headline) {
    std::string text;
    for (const cell_break_even& found : context.report.break_evens)
        if (found.numerator == headline.primary->numerator)
            text += ' ' + format_break_even(context.report, found, context.escape) + '.';
    return text;
}

std::optional<estimate> find_set_up(const report& report, std::size_t cell) {
    for (const cell_cost& cost : report.costs)
        if (cost.cell == cell)
            return cost.set_up_ns;
    return std::nullopt;
}

std::string format_set_up(const context& context, const headline& headline) {
    const auto numerator = find_set_up(context.report, headline.primary->numerator);
    const auto denominator = find_set_up(context.report, headline.primary->denominator);
    if (!numerator || !denominator)
        return {};
    return fmt::format(" Opening a connection takes {:.0f} us for {} and {:.0f} us for {}.",
                       numerator->value / 1000, context.name(headline.primary->numerator),
                       denominator->value / 1000, context.name(headline.primary->denominator));
}

/// By how much?
std::string format_amount(const context& context, const headline& headline) {
    const comparison& comparison = *headline.primary;
    const cell& first = context.report.cells[comparison.numerator];
    std::string text = fmt::format(
        "{} / {} is {} in time, {} per {} ({}).", context.name(comparison.numerator),
        context.name(comparison.denominator), format_estimate(comparison.figures.claim),
        format_difference(comparison.figures.difference_claim),
        first.connections == 1 ? "exchange" : "round trip", format_experiment(*headline.view));
    if (first.connections > 1 && comparison.throughput_ratio)
        text += fmt::format(" It completes {:.2f} times as many exchanges per second.",
                            *comparison.throughput_ratio);
    if (comparison.verdict.certainty == certainty::withheld)
        return "Measured, but not valid: " + text;
    return text + format_set_up(context, headline) + format_break_evens(context, headline);
}

/// " CPU contention: 2 %."
std::string format_contention(const report& report, std::size_t experiment) {
    for (const experiment_checks& check : report.checks)
        if (check.experiment == experiment && check.contention_mean)
            return fmt::format(" CPU contention: {:.0f} %.",
                               100 * std::max(0.0, *check.contention_mean - 1));
    return {};
}

/// "assumed to differ", "calibrated", "in the history".
std::string_view format_source(component_source source) {
    switch (source) {
        case component_source::calibrated:
            return "measured by calibration";
        case component_source::history:
            return "measured in earlier runs";
        case component_source::assumed:
            break;
    }
    return "assumed";
}

/// What the intervals are of: of a rerun, or of the rounds alone in a report that does not allow
/// for how much runs differ.
std::string format_intervals(const report& report, const comparison& comparison) {
    const paired_comparison& figures = comparison.figures;
    const double confidence = 100 * report.config.question.confidence;
    const variance_components& components = report.config.components;
    if (figures.unseen.log_ratio == 0)
        return fmt::format("Brackets: {:.0f} % confidence intervals over {}.", confidence,
                           format_count(figures.rounds, "round"));
    std::string text =
        fmt::format("Brackets: {:.0f} % intervals of what a rerun will find.", confidence);
    if (figures.observed.low)
        text += fmt::format(
            " This run alone ({}, {}) saw [{:.3f}, {:.3f}].", format_count(figures.rounds, "round"),
            comparison.processes == 1 ? "one process"
                                      : fmt::format("{} processes", comparison.processes),
            *figures.observed.low, *figures.observed.high);
    if (comparison.run_sd)
        return text;  // measured, and a part of the scope
    const bool by_processes = comparison.processes >= min_processes;
    text += fmt::format(" {}uns differ by {:.2g} % ({}).",
                        by_processes ? std::string("R")
                                     : fmt::format("Processes differ by {:.2g} % and r",
                                                   100 * components.process_sd),
                        100 * components.run_sd, format_source(components.source));
    return text;
}

/// How sure?
std::string format_certainty(const context& context, const headline& headline) {
    const report& report = context.report;
    const paired_comparison& figures = headline.primary->figures;
    std::string text = format_intervals(report, *headline.primary);
    if (figures.null_floor)
        text += fmt::format(" Noise floor: {:.1f} %.", 100 * *figures.null_floor);
    text += format_contention(report, headline.view->index);
    text +=
        fmt::format(" Scope: {}{}, {}",
                    report.machines.size() < 2 ? "this machine"
                                               : fmt::format("{} machines", report.machines.size()),
                    on_loopback(report.cells[headline.primary->numerator]) ? " over loopback" : "",
                    format_seconds(report.duration));
    const std::string runs = format_service_runs(report, *headline.primary);
    text += (runs.empty() ? "" : "; ") + runs + '.';
    const std::string influences = format_influences(report, headline);
    return influences.empty() ? text : text + ' ' + influences;
}

/// Which of two contenders failed, e.g. "HTTP keep-alive failed (connect: Connection refused), so
/// that the two were never compared."
std::string format_obstacle(const context& context, const contender_view& numerator,
                            const contender_view& denominator) {
    for (const contender_view* contender : {&numerator, &denominator})
        for (const trial* trial : contender->trials)
            if (trial->failure)
                return fmt::format("{} failed: {}.",
                                   format_contender(*contender->cell, context.escape),
                                   context.escape(*trial->failure));
    return "the two never completed a round together.";
}

/// The question of a run whose two contenders were never compared, and why; nullopt: they were, or
/// were not both to play.
std::optional<worded_answer> format_unanswered(const context& context,
                                               const std::vector<experiment_view>& views) {
    const question& question = context.report.config.question;
    std::optional<worded_answer> answer;
    for (const experiment_view& view : views) {
        if (find_comparison(context.report, view.index, question.numerator, question.denominator))
            return std::nullopt;
        const contender_view* numerator = find_contender(view, question.numerator);
        const contender_view* denominator = find_contender(view, question.denominator);
        if (numerator && denominator && !answer)
            answer = worded_answer{
                fmt::format("Does {} beat {}?", format_contender(*numerator->cell, context.escape),
                            format_contender(*denominator->cell, context.escape)),
                "No valid answer: " + format_obstacle(context, *numerator, *denominator)};
    }
    return answer;
}

}  // namespace

std::string format_service_runs(const report& report, const comparison& comparison) {
    if (!report.cells[comparison.numerator].remote)
        return {};
    if (comparison.run_sd)
        return fmt::format("{} runs, which differ by {:.2g} % (standard deviation)",
                           comparison.runs, 100 * *comparison.run_sd);
    return fmt::format("{} of these services; --runs 5 tells how much runs differ",
                       format_count(comparison.runs, "run"));
}

std::string format_break_even(const report& report, const cell_break_even& found, escaper escape) {
    const std::string numerator = format_contender(report.cells[found.numerator], escape);
    const std::string denominator = format_contender(report.cells[found.denominator], escape);
    switch (found.count.kind) {
        case break_even_kind::from_first:
            return fmt::format("{} is ahead of {} from the first exchange on", numerator,
                               denominator);
        case break_even_kind::from_n:
            return fmt::format("{} is ahead of {} after {}", numerator, denominator,
                               format_exchange_count(*found.count.exchanges));
        case break_even_kind::below_n:
            return fmt::format("{} is ahead of {} below {}", numerator, denominator,
                               format_exchange_count(*found.count.exchanges));
        case break_even_kind::never:
            return fmt::format("{} never catches up with {}", numerator, denominator);
        case break_even_kind::unreliable:
            break;
    }
    return fmt::format("{} and {} have no break-even: the difference per exchange is too small",
                       numerator, denominator);
}

std::vector<std::string> format_break_even_forms(const report& report, const cell_break_even& found,
                                                 escaper escape) {
    std::vector<std::string> forms{format_break_even(report, found, escape)};
    if (!found.count.exchanges)
        return forms;
    cell_break_even rounded = found;
    rounded.count.exchanges->low = rounded.count.exchanges->high = std::nullopt;
    forms.push_back(format_break_even(report, rounded, escape));
    const std::string count = format_exchange_count(*rounded.count.exchanges);
    if (found.count.kind == break_even_kind::from_n)
        forms.push_back("ahead after " + count);
    else if (found.count.kind == break_even_kind::below_n)
        forms.push_back("ahead below " + count);
    return forms;
}

std::vector<worded_answer> format_answers(const report& report, escaper escape) {
    const context context{report, escape};
    const std::vector<experiment_view> views = view_experiments(report);
    const std::vector<headline_group> groups = group_headlines(report, views);
    std::vector<worded_answer> answers;
    const auto unanswered = format_unanswered(context, views);
    if (unanswered)
        answers.push_back(*unanswered);
    if (groups.empty())
        return answers;
    const headline& headline = main_headline(groups.front());
    const std::string amount = capitalize(format_amount(context, headline));
    if (unanswered) {
        answers.push_back({"What was compared instead?", amount});
    } else {
        answers.push_back(
            {fmt::format("Does {} beat {}?", context.name(headline.primary->numerator),
                         context.name(headline.primary->denominator)),
             format_answer(context, groups)});
        answers.push_back({"By how much?", amount});
        answers.push_back({"Why?", format_reasons(report, headline, escape)});
    }
    answers.push_back({"How sure?", format_certainty(context, headline)});
    return answers;
}

}  // namespace pingpong
