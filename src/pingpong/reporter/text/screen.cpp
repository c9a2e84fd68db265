#include "pingpong/reporter/text/screen.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <set>
#include <sstream>
#include <utility>

#include "pingpong/analysis/report_views.hpp"
#include "pingpong/analysis/summaries.hpp"
#include "pingpong/report/lookup.hpp"
#include "pingpong/reporter/text/clauses.hpp"
#include "pingpong/reporter/text/display_width.hpp"
#include "pingpong/reporter/text/ratio_line.hpp"
#include "pingpong/reporter/text/screen_parts.hpp"
#include "pingpong/reporter/text/screen_reasons.hpp"
#include "pingpong/reporter/text/screen_services.hpp"
#include "pingpong/reporter/text/text_table.hpp"
#include "pingpong/reporter/wording/answer_table.hpp"
#include "pingpong/reporter/wording/diagnostic_text.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/finding.hpp"
#include "pingpong/reporter/wording/gates.hpp"
#include "pingpong/reporter/wording/spread/spread_text.hpp"
#include "pingpong/reporter/wording/sweeps.hpp"
#include "pingpong/reporter/wording/verdict.hpp"

namespace pingpong {
namespace {

constexpr std::size_t max_cautions = 5, max_contenders = 6;

/// What all parts are made from.
struct screen_context {
    const pingpong::report& report;
    const text_style& style;
    std::vector<experiment_view> views;
    std::vector<headline_group> groups;

    /// nullptr: nothing was compared.
    const headline* main() const {
        return groups.empty() ? nullptr : &main_headline(groups.front());
    }
    /// Whether the experiments differ in more than their count.
    bool is_sweep() const { return groups.size() > 1; }
};

std::vector<std::string> wrap_lines(const std::string& text, std::size_t columns) {
    std::istringstream stream(wrap_text(text, "", columns));
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

/// The words of a relation in the colour of its verdict.
std::string paint_relation(std::string sentence, verdict_kind kind, const text_style& style) {
    const bool faster = kind == verdict_kind::faster;
    if (!faster && kind != verdict_kind::slower)
        return paint(sentence, ink::bold, style);
    const std::string_view words[] = {"faster", "slower", "times as fast", "times as slow"};
    for (const std::string_view word : words)
        if (const auto place = sentence.find(word); place != std::string::npos)
            return paint(sentence.substr(0, place), ink::bold, style) +
                   paint(word, faster ? ink::faster : ink::slower, style) +
                   paint(sentence.substr(place + word.size()), ink::bold, style);
    return paint(sentence, ink::bold, style);
}

/// What a contender takes by itself, where there is nothing to compare it with.
std::string format_alone(const screen_context& context) {
    if (context.views.empty())
        return "Nothing was measured.";
    const contender_view& contender = context.views.front().contenders.front();
    const auto& median = contender.summary->median_ns;
    if (!median)
        return "Nothing was measured.";
    const time_unit unit = choose_time_unit(*median);
    std::string text = fmt::format("{} takes {:.2f} {} per exchange",
                                   format_contender(*contender.cell, escape_terminal),
                                   *median / unit.ns, unit.name);
    for (const stopping_outcome& outcome : context.report.stopping)
        if (outcome.experiment == contender.cell->experiment && outcome.half_width)
            text += fmt::format(", +-{:.2g} %", 100 * *outcome.half_width);
    return capitalize(text) + '.';
}

/// The answer in one sentence.
std::string format_screen_answer(const screen_context& context) {
    const report& report = context.report;
    const headline* main = context.main();
    if (is_unanswered(report))
        return paint(format_answers(report, escape_terminal).front().text, ink::bold,
                     context.style);
    if (!main)
        return paint(format_alone(context), ink::bold, context.style);
    if (context.is_sweep())
        return paint(format_sweeps(report, context.groups, escape_terminal), ink::bold,
                     context.style) +
               (format_spread(report).empty() ? "" : " " + format_spread(report) + ".");
    return paint_relation(format_finding(report, *main->primary, escape_terminal),
                          main->primary->verdict.kind, context.style);
}

/// The p50 of a cell, as in the table; nullopt: unknown.
std::optional<double> median_of(const experiment_view& view, const cell& cell) {
    for (const contender_view& contender : view.contenders)
        if (contender.cell == &cell)
            if (const auto median = supported_percentile(*contender.summary, p50))
                return static_cast<double>(median->count());
    return std::nullopt;
}

/// That of the shortest p50, as in the table.
time_unit unit_of_times(const experiment_view& view) {
    std::optional<double> shortest;
    for (const contender_view& contender : view.contenders)
        if (auto median = median_of(view, *contender.cell);
            (median || (median = contender.summary->median_ns)) && *median > 0)
            shortest = std::min(*median, shortest.value_or(*median));
    return choose_time_unit(shortest.value_or(1e3));
}

/// "That is +0.63 us per exchange [+0.41, +0.85]: 14.75 us against 14.17 us."
std::string format_screen_difference(const report& report, const headline& headline) {
    const comparison& comparison = *headline.primary;
    const bool parallel = has_parallel_connections(*headline.view);
    const time_unit unit = unit_of_times(*headline.view);
    std::string text = fmt::format("That is {} per {}",
                                   format_difference(comparison.figures.difference_claim, unit),
                                   parallel ? "round trip" : "exchange");
    const auto first = median_of(*headline.view, report.cells[comparison.numerator]);
    const auto second = median_of(*headline.view, report.cells[comparison.denominator]);
    if (first && second)
        text += fmt::format(": {:.2f} {} against {:.2f} {}", *first / unit.ns, unit.name,
                            *second / unit.ns, unit.name);
    if (parallel && comparison.throughput_ratio)
        text += fmt::format("; {:+.0f} % throughput", 100 * (*comparison.throughput_ratio - 1));
    return text + '.';
}

screen_part answer_part(const screen_context& context) {
    return {wrap_lines(format_screen_answer(context), context.style.columns), 0};
}

screen_part difference_part(const screen_context& context) {
    const headline* main = context.main();
    if (!main || context.is_sweep() || main->primary->verdict.certainty == certainty::withheld ||
        is_unanswered(context.report))
        return {};
    return {wrap_lines(format_screen_difference(context.report, *main), context.style.columns), 3};
}

/// A column as the table of text takes it: names are cut and indented, other texts padded, so that
/// what aligns to the right begins at the left.
text_column to_text_column(answer_column column, bool is_first) {
    constexpr std::size_t max_columns = 24;
    text_column made{
        truncate_line(column.name, max_columns), {}, std::move(column.cells), column.rank};
    if (is_first)
        for (std::string& cell : made.cells)
            cell = "  " + truncate_line(cell, max_columns);
    if (is_first || !column.is_text)
        return made;
    std::size_t width = display_width(made.name);
    for (const std::string& cell : made.cells)
        width = std::max(width, display_width(cell));
    made.name = fit_line(made.name, width);
    for (std::string& cell : made.cells)
        cell = fit_line(cell, width);
    return made;
}

/// A cell of a sweep in the colour of what it says; the blanks behind it stay.
std::string paint_verdict(const std::string& cell, const text_style& style) {
    const bool faster = cell.find("fast") != std::string::npos;
    if (!faster && cell.find("slow") == std::string::npos)
        return cell;
    const std::size_t end = cell.find_last_not_of(' ') + 1;
    return paint(cell.substr(0, end), faster ? ink::faster : ink::slower, style) + cell.substr(end);
}

screen_part table_part(const screen_context& context) {
    answer_table table = make_answer_table(context.report, escape_terminal, max_contenders);
    if (table.columns.empty())
        return {};
    std::vector<text_column> columns;
    for (answer_column& column : table.columns)
        columns.push_back(to_text_column(std::move(column), columns.empty()));
    if (context.is_sweep())
        for (std::string& cell : columns.back().cells)
            cell = paint_verdict(cell, context.style);
    screen_part part{{}, 0, true};
    std::istringstream stream(format_columns(std::move(columns), context.style.columns));
    for (std::string line; std::getline(stream, line);)
        if (!line.empty())  // the line of units, which all columns lack
            part.lines.push_back(line);
    if (table.hidden_rows > 0)
        part.lines.push_back("  " + format_count(table.hidden_rows, "more contender") + ": --full");
    part.lines.push_back(
        paint(fit_clauses("  " + table.note, context.style.columns), ink::faint, context.style));
    return part;
}

screen_part chart_part(const screen_context& context) {
    const headline* main = context.main();
    if (!main || context.is_sweep() || main->primary->verdict.certainty == certainty::withheld ||
        is_unanswered(context.report))
        return {};
    return {draw_ratio(main->primary->figures.claim, context.report.config.question.margin,
                       main->primary->verdict.kind, context.style),
            5, true};
}

/// One line for each further experiment that differs in its count alone.
screen_part counts_part(const screen_context& context) {
    const headline* main = context.main();
    screen_part part{{}, 0, true};
    if (!main || context.is_sweep())
        return part;
    for (const headline& each : context.groups.front())
        if (&each != main)
            part.lines.push_back(fit_clauses(
                fmt::format("At {}: {}", format_count(each.view->first_cell().count, "exchange"),
                            format_brief_finding(each.primary)),
                context.style.columns));
    return part;
}

screen_part reasons_part(const screen_context& context) {
    const headline* main = context.main();
    if (!main || context.is_sweep() || is_unanswered(context.report))
        return {};
    return {reason_lines(context.report, *main, context.style), 4, true};
}

/// From how many exchanges on WebSocket is ahead, where that is a number.
screen_part break_even_part(const screen_context& context) {
    const headline* main = context.main();
    screen_part part{{}, 6};
    if (!main || context.is_sweep())
        return part;
    for (const cell_break_even& found : context.report.break_evens)
        if (found.numerator == main->primary->numerator &&
            found.denominator == main->primary->denominator && found.count.exchanges)
            part.lines.push_back(labelled_line(
                "Break-even",
                first_that_fits(format_break_even_forms(context.report, found, escape_terminal),
                                context.style),
                context.style));
    return part;
}

/// The remedy too, where it fits.
std::string caution_line(const worded_warning& warning, const text_style& style) {
    std::string text = warning.finding;
    if (fits_beside_label(warning.text, style))
        text = warning.text;
    else if (warning.kind == diagnostic_kind::failed)
        text = fit_failures(warning.finding, columns_beside_label(style));
    return labelled_line(format_severity(warning.severity), text, style, ink::warning);
}

screen_part cautions_part(const screen_context& context) {
    screen_part part;
    std::vector<worded_warning> warnings = format_warnings(context.report, escape_terminal);
    // Where the question has no answer, how well other ratios are known does not matter, and the
    // failure that is the reason was named with it.
    const std::string reason = is_unanswered(context.report)
                                   ? format_answers(context.report, escape_terminal).front().text
                                   : std::string();
    std::erase_if(warnings, [&reason](const worded_warning& warning) {
        return warning.severity == severity::note ||
               (!reason.empty() && (concerns_one_comparison(warning.kind) ||
                                    reason.find(warning.finding) != std::string::npos));
    });
    for (std::size_t i = 0; i < warnings.size() && i < max_cautions; ++i)
        part.lines.push_back(
            i + 1 == max_cautions && warnings.size() > max_cautions
                ? labelled_line("CAUTION",
                                format_count(warnings.size() - i, "more caution") + ": --full",
                                context.style, ink::warning)
                : caution_line(warnings[i], context.style));
    return part;
}

/// A number of seconds that a person would ask for: 25s, 2m, 3h.
std::string format_time_option(double time_s) {
    if (time_s < 60)
        return fmt::format("{:.0f}s", std::ceil(time_s / 5) * 5);
    if (time_s < 3600)
        return fmt::format("{:.0f}m", std::ceil(time_s / 60));
    return fmt::format("{:.0f}h", std::ceil(time_s / 3600));
}

/// What a narrower interval would take: "+-1 % needs about --max-time 25s".
std::string format_narrower(const report& report, const stopping_outcome& outcome) {
    const double wanted = 100 * report.config.stop.precision;
    if (outcome.reached)
        return {};
    if (outcome.limited)
        return fmt::format("; +-{:.2g} % is variation between runs",
                           100 * outcome.unseen_half_width);
    const double time_s = std::chrono::duration<double>(report.duration).count();
    const double times =
        outcome.rounds_needed && outcome.rounds > 0
            ? static_cast<double>(*outcome.rounds_needed) / static_cast<double>(outcome.rounds)
            : 0;
    if (times <= 1 || !(time_s * times < 86'400))
        return fmt::format("; +-{:.2g} % was not reached", wanted);
    return fmt::format("; +-{:.2g} % needs --max-time {}", wanted,
                       format_time_option(1.1 * time_s * times));
}

/// Of the experiment that the answer is about, or of the least precise one of a sweep.
screen_part precision_part(const screen_context& context) {
    const report& report = context.report;
    const headline* main = context.main();
    const stopping_outcome* chosen = nullptr;
    for (const stopping_outcome& outcome : report.stopping) {
        const bool counts = context.is_sweep() || !main || outcome.experiment == main->view->index;
        if (outcome.half_width && counts && (!chosen || *outcome.half_width > *chosen->half_width))
            chosen = &outcome;
    }
    if (!chosen)
        return {};
    const std::string processes =
        report.config.processes > 1 ? fmt::format(", {} processes", report.config.processes) : "";
    const std::vector<std::string> settings = format_distinctions(report);
    const std::string place = context.is_sweep() && chosen->experiment < settings.size()
                                  ? " at " + settings[chosen->experiment]
                                  : std::string();
    const std::string width = fmt::format("+-{:.2g} %{}", 100 * *chosen->half_width, place);
    const std::string time = format_seconds(report.duration);
    const std::string narrower = format_narrower(report, *chosen);
    const std::string rounds = format_count(chosen->rounds, "round") + processes;
    const std::string count = processes.empty() ? rounds : processes.substr(2);
    return {
        {labelled_line("Precision",
                       first_that_fits({fmt::format("{} ({}, {}){}", width, rounds, time, narrower),
                                        fmt::format("{} ({}){}", width, count, narrower),
                                        fmt::format("{} ({}){}", width, time, narrower),
                                        width + narrower, width},
                                       context.style),
                       context.style)},
        1};
}

screen_part setting_part(const screen_context& context) {
    if (context.views.empty())
        return {};
    const headline* main = context.main();
    const experiment_view& view = main ? *main->view : context.views.front();
    const std::string setting = context.is_sweep() ? format_count(context.views.size(), "setting")
                                                   : format_experiment(view);
    const std::string path = has_services(view) ? "" : ", loopback";  // else see "Services"
    const std::string seed = fmt::format("seed {}", context.report.config.seed);
    return {{labelled_line("Setting",
                           first_that_fits({setting + path + ", " + seed, setting + path,
                                            setting + ", " + seed, setting},
                                           context.style),
                           context.style)},
            2};
}

std::string_view format_check(reply_criterion criterion) {
    switch (criterion) {
        case reply_criterion::rule:
            return "checked by the reply rule";
        case reply_criterion::equal:
            return "equal to the expected text";
        case reply_criterion::contains:
            return "contain the expected text";
        case reply_criterion::any:
            break;
    }
    return "any complete reply is accepted";
}

/// The sentences of the diagnostics of a kind.
std::string format_all_of(const report& report, diagnostic_kind kind) {
    for (const worded_warning& warning : format_warnings(report, escape_terminal))
        if (warning.kind == kind)
            return warning.finding;
    return {};
}

/// That the replies differ: what is compared is not the same work.
screen_part replies_part(const screen_context& context) {
    const std::string text = format_all_of(context.report, diagnostic_kind::different_replies);
    if (text.empty())
        return {};
    return {wrap_lines(text + '.', context.style.columns), 0};
}

/// Services elsewhere, how replies to messages of the user's own were checked, and whether
/// connections had to be opened again.
screen_part exchange_part(const screen_context& context) {
    if (context.views.empty())
        return {};
    const cell& first = context.views.front().first_cell();
    const std::string reopened = format_all_of(context.report, diagnostic_kind::reconnected);
    const std::string check(format_check(first.check));
    const headline* main = context.main();
    const std::string runs =
        main ? format_service_runs(context.report, *main->primary) : std::string();
    screen_part part{service_lines(context.views.front(), context.style), 2};
    if (first.check != reply_criterion::rule)
        part.lines.push_back(labelled_line("Replies", check, context.style));
    if (!runs.empty())
        part.lines.push_back(labelled_line("Scope", runs, context.style));
    if (!reopened.empty())
        part.lines.push_back(labelled_line("Note", reopened, context.style));
    return part;
}

/// What the run is held to, but for what fails, which comes last.
screen_part gates_part(const screen_context& context) {
    screen_part part;
    const auto passed = std::ranges::count(context.report.assertions, assertion_result::pass,
                                           &checked_assertion::result);
    const auto inconclusive = std::ranges::count(
        context.report.assertions, assertion_result::inconclusive, &checked_assertion::result);
    if (!context.report.assertions.empty())
        part.lines.push_back(labelled_line(
            "Gates",
            fmt::format("{} of {} pass{}", passed, context.report.assertions.size(),
                        inconclusive > 0 ? fmt::format(", {} inconclusive", inconclusive) : ""),
            context.style));
    if (context.report.baseline)
        part.lines.push_back(labelled_line(
            "Baseline", format_changes(*context.report.baseline, escape_terminal).conclusion,
            context.style));
    return part;
}

screen_part hint_part(const screen_context& context, std::string_view hint) {
    if (hint.empty())
        return {};
    return {{labelled_line("More", std::string(hint), context.style)}, 3};
}

screen_part failures_part(const screen_context& context) {
    screen_part part{{}, 0, true};
    for (const std::string& line : failed_gate_lines(context.report))
        part.lines.push_back(fit_clauses(line, context.style.columns));
    return part;
}

}  // namespace

std::string to_screen(const report& report, const text_style& style, std::string_view hint) {
    screen_context context{report, style, view_experiments(report), {}};
    context.groups = group_headlines(report, context.views);
    const std::size_t experiments = std::max<std::size_t>(context.views.size(), 1);
    const std::string text =
        join_parts({answer_part(context), difference_part(context), replies_part(context),
                    table_part(context), chart_part(context), counts_part(context),
                    reasons_part(context), break_even_part(context), cautions_part(context),
                    precision_part(context), setting_part(context), exchange_part(context),
                    gates_part(context), hint_part(context, hint), failures_part(context)},
                   screen_lines + experiments - 1);
    return to_charset(text, style);
}

std::vector<std::string> failed_gate_lines(const report& report) {
    std::vector<std::string> lines;
    const std::vector<std::string> assertions = format_assertions(report, escape_terminal);
    for (std::size_t i = 0; i < assertions.size(); ++i) {
        const assertion_result result = report.assertions[i].result;
        const bool is_allowed =
            result == assertion_result::inconclusive && report.inconclusive_allowed;
        if (result != assertion_result::pass && !is_allowed)
            lines.push_back(assertions[i]);
    }
    if (!report.baseline)
        return lines;
    const std::vector<change_row> rows = format_changes(*report.baseline, escape_terminal).rows;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (report.baseline->changes[i].kind == change_kind::regression)
            lines.push_back(fmt::format("REGRESSION {}, {}: {} (was {}, now {})", rows[i].contender,
                                        rows[i].setting, rows[i].factor, rows[i].before,
                                        rows[i].after));
    return lines;
}

}  // namespace pingpong
