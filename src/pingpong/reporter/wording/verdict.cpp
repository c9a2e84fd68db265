#include "pingpong/reporter/wording/verdict.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "pingpong/analysis/diagnose.hpp"
#include "pingpong/analysis/report_views.hpp"
#include "pingpong/report/lookup.hpp"
#include "pingpong/reporter/wording/diagnostic_text.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/names.hpp"
#include "pingpong/reporter/wording/reasons.hpp"
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
    double margin_percent() const { return 100 * report.config.question.margin; }
};

std::string format_undecided(const context& context, const comparison& comparison) {
    const paired_comparison& figures = comparison.figures;
    std::string text =
        fmt::format("Cannot tell: {} takes {} the time of {}.", context.name(comparison.numerator),
                    format_ratio(figures), context.name(comparison.denominator));
    if (!figures.min_detectable_ratio)
        return text + " One round is too few; ask for more by --rounds or --max-time.";
    text += fmt::format(" A difference of {:.1f} % would have been seen",
                        100 * *figures.min_detectable_ratio);
    if (figures.rounds_for_margin && *figures.rounds_for_margin > figures.rounds)
        text += fmt::format(
            "; to see one of {:.0f} % takes about {} rounds of the same kind "
            "(--max-time, --rounds)",
            context.margin_percent(), *figures.rounds_for_margin);
    return text + '.';
}

std::string format_withheld(const context& context, const comparison& comparison) {
    const std::size_t experiment = context.report.cells[comparison.numerator].experiment;
    if (const diagnostic* found = find_invalidating(context.report, experiment))
        return fmt::format("No answer: {} {}", format_diagnostic(context.report, *found),
                           remedy_of(found->kind));
    return fmt::format("No answer: the ratio of {} by {} never became steady.",
                       context.name(comparison.numerator), context.name(comparison.denominator));
}

/// E.g. "6 % more time than", "5.2 times as long as", "1/5.2 of the time of".
std::string format_relation(double ratio) {
    if (ratio >= 2)
        return fmt::format("{:.1f} times as long as", ratio);
    if (ratio <= 0.5)
        return fmt::format("1/{:.1f} of the time of", 1 / ratio);
    const double percent = 100 * std::abs(ratio - 1);
    return fmt::format("{:.{}f} % {} than", percent, percent < 1 ? 1 : 0,
                       ratio < 1 ? "less time" : "more time");
}

std::string format_finding(const context& context, const comparison& comparison) {
    const std::string numerator = context.name(comparison.numerator);
    const std::string denominator = context.name(comparison.denominator);
    const bool probably = comparison.verdict.certainty == certainty::tentative;
    const std::string relation = fmt::format(
        "{} takes {} {}", numerator, format_relation(comparison.figures.ratio.value), denominator);
    switch (comparison.verdict.kind) {
        case verdict_kind::faster:
            return fmt::format("{}: {}.", probably ? "Probably yes" : "Yes", relation);
        case verdict_kind::slower:
            return fmt::format("{}: {}.", probably ? "Probably not" : "No", relation);
        case verdict_kind::equivalent:
            return fmt::format("{}: {} and {} take the same time, within {:.0f} %.",
                               probably ? "Probably neither" : "Neither", numerator, denominator,
                               context.margin_percent());
        case verdict_kind::small:
            return fmt::format(
                "{}: {}, which is measurable, but it may be less than the {:.0f} % "
                "that are asked of a difference.",
                probably ? "Probably hardly" : "Hardly", relation, context.margin_percent());
        case verdict_kind::undecided:
            break;
    }
    return format_undecided(context, comparison);
}

/// What the other implementations of WebSocket and HTTP say.
std::string format_other_implementations(const context& context, const headline& headline) {
    std::string text;
    const security secured = security_of(context.report, *headline.primary);
    for (const auto& [other, setting] :
         {std::pair{implementation::lean, "without a library"},
          std::pair{implementation::defaults, "with the library's default settings"}})
        if (const comparison* found =
                find_comparison(context.report, headline.view->index,
                                roles::websocket.by(other).secured_by(secured),
                                roles::http_kept.by(other).secured_by(secured)))
            text += fmt::format("{}{}, {}", text.empty() ? "" : "; ", setting,
                                format_ratio(found->figures));
    return text;
}

std::string format_short_answer(const context& context, const headline& headline) {
    const comparison& comparison = *headline.primary;
    if (comparison.verdict.certainty == certainty::withheld)
        return format_withheld(context, comparison);
    if (!comparison.verdict.implementation_dependent)
        return format_finding(context, comparison);
    return fmt::format(
        "It depends on the implementation, not on the protocols: {} takes {} the time of {} as "
        "both are tuned here, but {}.",
        context.name(comparison.numerator), format_ratio(comparison.figures),
        context.name(comparison.denominator), format_other_implementations(context, headline));
}

/// The other counts of a group, where they answer otherwise.
std::string format_other_counts(const headline_group& group) {
    const std::string_view main_word = name_of(main_headline(group).primary->verdict);
    std::string text;
    bool all_alike = true;
    for (const headline& headline : group) {
        const std::string_view word = name_of(headline.primary->verdict);
        all_alike &= word == main_word;
        text += fmt::format("{}{} at {}", text.empty() ? "" : ", ", word,
                            headline.view->first_cell().count);
    }
    return all_alike ? "" : fmt::format(" By count of exchanges: {}.", text);
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

/// The only ratio, or the least and the greatest and where they are found.
std::string format_ratio_range(const std::vector<reconnection>& found) {
    if (found.size() == 1)
        return format_ratio(found.front().comparison->figures);
    const auto ratio = [](const reconnection& each) {
        return each.comparison->figures.ratio.value;
    };
    const auto format_end = [&ratio](const reconnection& each) {
        return fmt::format("{:.2f}x ({})", ratio(each), format_experiment(*each.beside->view));
    };
    return format_end(*std::ranges::min_element(found, {}, ratio)) + " to " +
           format_end(*std::ranges::max_element(found, {}, ratio));
}

/// Why WebSocket is faster than HTTP on a new connection per request; the kept connection of HTTP
/// is named where it plays.
std::string format_reconnection_reason(const context& context, const reconnection& found) {
    std::string text = ", but that is what keeping the connection saves";
    const security secured = security_of(context.report, *found.comparison);
    const auto kept = find_cell(context.report.cells, found.beside->view->index,
                                roles::http_kept.secured_by(secured));
    return kept ? fmt::format("{}: {} saves it too.", text, context.name(*kept)) : text + '.';
}

/// What WebSocket takes compared with HTTP on a new connection per request: " WebSocket takes 0.19x
/// ... the time of HTTP ..., but that is what keeping the connection saves: HTTP keep-alive saves
/// it too." Empty where that is not proven.
std::string format_reconnection(const context& context, const std::vector<headline_group>& groups) {
    const std::vector<reconnection> found = find_reconnections(context.report, groups);
    if (found.empty())
        return {};
    const bool ever_slower = std::ranges::any_of(
        found, [](const reconnection& each) { return each.comparison->figures.ratio.value >= 1; });
    const comparison& first = *found.front().comparison;
    return fmt::format(
        " {} takes {} the time of {}{}", context.name(first.numerator), format_ratio_range(found),
        context.name(first.denominator),
        ever_slower ? std::string(".") : format_reconnection_reason(context, found.front()));
}

/// Does it?
std::string format_answer(const context& context, const std::vector<headline_group>& groups) {
    const std::string reconnection = format_reconnection(context, groups);
    if (groups.size() > 1)
        return format_sweeps(context.report, groups, context.escape) + reconnection;
    const headline_group& group = groups.front();
    return format_short_answer(context, main_headline(group)) + format_other_counts(group) +
           reconnection;
}

std::string format_exchange_count(const estimate& count) {
    const auto whole = [](double value) { return std::ceil(std::max(value, 1.0)); };
    std::string text = fmt::format("{:.0f}", whole(count.value));
    if (count.low && count.high)
        text += fmt::format(" [{:.0f}, {:.0f}]", whole(*count.low), whole(*count.high));
    return text;
}

std::string format_break_even(const context& context, const cell_break_even& found) {
    const std::string numerator = context.name(found.numerator);
    const std::string denominator = context.name(found.denominator);
    switch (found.count.kind) {
        case break_even_kind::from_first:
            return fmt::format(" {} is ahead of {} from the first exchange on.", numerator,
                               denominator);
        case break_even_kind::from_n:
            return fmt::format(" {} is ahead of {} after {} exchanges.", numerator, denominator,
                               format_exchange_count(*found.count.exchanges));
        case break_even_kind::below_n:
            return fmt::format(" {} is ahead of {} below {} exchanges.", numerator, denominator,
                               format_exchange_count(*found.count.exchanges));
        case break_even_kind::never:
            return fmt::format(" {} never catches up with {}.", numerator, denominator);
        case break_even_kind::unreliable:
            break;
    }
    return fmt::format(
        " From how many exchanges on {} is ahead of {} cannot be told: what an "
        "exchange saves is too near to nothing.",
        numerator, denominator);
}

std::string format_break_evens(const context& context, const headline& headline) {
    std::string text;
    for (const cell_break_even& found : context.report.break_evens)
        if (found.numerator == headline.primary->numerator)
            text += format_break_even(context, found);
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
    return fmt::format(" Opening a connection takes {:.0f} us for {}, {:.0f} us for {}.",
                       numerator->value / 1000, context.name(headline.primary->numerator),
                       denominator->value / 1000, context.name(headline.primary->denominator));
}

/// By how much?
std::string format_amount(const context& context, const headline& headline) {
    const comparison& comparison = *headline.primary;
    const cell& first = context.report.cells[comparison.numerator];
    std::string text = fmt::format(
        "{} takes {} the time of {}, {} per {} ({}).", context.name(comparison.numerator),
        format_ratio(comparison.figures), context.name(comparison.denominator),
        format_difference(comparison.figures.difference_claim),
        first.connections == 1 ? "exchange" : "round trip", format_experiment(*headline.view));
    if (first.connections > 1 && comparison.throughput_ratio)
        text += fmt::format(" It does {:.2f}x as many exchanges per second.",
                            *comparison.throughput_ratio);
    if (comparison.verdict.certainty == certainty::withheld)
        return "Measured, but not to be relied on: " + text;
    return text + format_set_up(context, headline) + format_break_evens(context, headline);
}

std::string format_contention(const report& report, std::size_t experiment) {
    for (const experiment_checks& check : report.checks)
        if (check.experiment == experiment && check.contention_mean)
            return fmt::format(
                " Elapsed by CPU time was {:.2f}; 1 means that it never waited for a processor.",
                *check.contention_mean);
    return {};
}

/// What the intervals are of: of a rerun, or of the rounds alone in a report that does not allow
/// for how much runs differ.
std::string format_intervals(const report& report, const comparison& comparison) {
    const paired_comparison& figures = comparison.figures;
    const double confidence = 100 * report.config.question.confidence;
    const variance_components& components = report.config.components;
    if (figures.unseen.log_ratio == 0)
        return fmt::format("In brackets {:.0f} % confidence intervals over {}", confidence,
                           format_count(figures.rounds, "round"));
    std::string text = fmt::format(
        "In brackets {:.0f} % intervals of what a rerun is expected to find", confidence);
    if (figures.observed.low)
        text += fmt::format("; this run alone, {} in {}, saw [{:.3f}, {:.3f}]",
                            format_count(figures.rounds, "round"),
                            comparison.processes == 1
                                ? "one process"
                                : fmt::format("{} processes", comparison.processes),
                            *figures.observed.low, *figures.observed.high);
    const bool by_processes = comparison.processes >= min_processes;
    text += fmt::format(
        ", and {}runs differ by {:.2g} % ({})",
        by_processes ? std::string()
                     : fmt::format("processes differ by {:.2g} %, ", 100 * components.process_sd),
        100 * components.run_sd, name_of(components.source));
    return text;
}

/// A server elsewhere is the same process all the time: what another one would do does not show.
std::string format_server_scope(const report& report, const comparison& comparison) {
    const bool elsewhere = report.cells[comparison.numerator].remote;
    const bool restarted = std::ranges::any_of(
        report.processes, [](const process_facts& process) { return process.run > 0; });
    return elsewhere && !restarted && comparison.processes > 1
               ? " The servers were the same processes all the time."
               : "";
}

/// How sure?
std::string format_certainty(const context& context, const headline& headline) {
    const report& report = context.report;
    const paired_comparison& figures = headline.primary->figures;
    std::string text = format_intervals(report, *headline.primary);
    if (figures.null_floor && figures.unseen.log_ratio == 0)
        text += fmt::format(
            "; compared with itself, either protocol differs by up to {:.1f} %, and no interval is "
            "narrower",
            100 * *figures.null_floor);
    text += '.' + format_contention(report, headline.view->index);
    text +=
        fmt::format(" It holds for this machine{} and this run of {}.",
                    on_loopback(report.cells[headline.primary->numerator]) ? ", its loopback" : "",
                    format_seconds(report.duration));
    text += format_server_scope(report, *headline.primary);
    const auto warnings = std::ranges::count_if(
        report.diagnostics,
        [](const diagnostic& diagnostic) { return diagnostic.severity() != severity::note; });
    if (warnings > 0)
        text += fmt::format(" {} below.",
                            format_count(static_cast<std::uint64_t>(warnings), "warning"));
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
                return fmt::format("{} failed ({}), so that the two were never compared.",
                                   format_contender(*contender->cell, context.escape),
                                   context.escape(*trial->failure));
    return "the two never played a round together.";
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
                "No answer: " + format_obstacle(context, *numerator, *denominator)};
    }
    return answer;
}

}  // namespace

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
        answers.push_back({"And the others?", amount});
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
