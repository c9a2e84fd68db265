#include "pingpong/reporter/text/screen.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>
#include <sstream>
#include <utility>

#include "pingpong/analysis/report_views.hpp"
#include "pingpong/analysis/summaries.hpp"
#include "pingpong/report/lookup.hpp"
#include "pingpong/reporter/text/display_width.hpp"
#include "pingpong/reporter/text/ratio_line.hpp"
#include "pingpong/reporter/text/text_table.hpp"
#include "pingpong/reporter/wording/answer_table.hpp"
#include "pingpong/reporter/wording/diagnostic_text.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/finding.hpp"
#include "pingpong/reporter/wording/gates.hpp"
#include "pingpong/reporter/wording/verdict.hpp"

namespace pingpong {
namespace {

constexpr std::size_t label_columns = 11, max_cautions = 5, max_contenders = 6;

/// Lines that belong together.
struct screen_part {
    std::vector<std::string> lines;
    unsigned rank = 0;  ///< The highest go first where there is too little room; 0 stays.
};

using screen_parts = std::vector<screen_part>;

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

/// A label and its text, one line.
std::string labelled_line(std::string_view label, const std::string& text, const text_style& style,
                          ink ink = ink::faint) {
    const std::string padded = fit_line(label, label_columns);
    return truncate_line(paint(padded, ink, style) + text, style.columns);
}

/// The first of the texts that fits beside a label; else the last one.
std::string first_that_fits(const std::vector<std::string>& texts, const text_style& style) {
    for (const std::string& text : texts)
        if (label_columns + display_width(text) <= style.columns)
            return text;
    return texts.back();
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
    const std::vector<worded_answer> answers = format_answers(context.report, escape_terminal);
    const headline* main = context.main();
    if (answers.empty())
        return paint(format_alone(context), ink::bold, context.style);
    const bool is_finding = main && !context.is_sweep() && answers.size() == 4;
    if (is_finding)
        return paint_relation(format_finding(context.report, *main->primary, escape_terminal),
                              main->primary->verdict.kind, context.style);
    // Of a sweep, the sentence on HTTP on new connections is left to the table and the rest.
    const std::string& text = answers.front().text;
    return paint(
        text.substr(0, text.find(". ") == std::string::npos ? text.size() : text.find(". ") + 1),
        ink::bold, context.style);
}

/// The p50 of a cell, as in the table; nullopt: unknown.
std::optional<double> median_of(const experiment_view& view, const cell& cell) {
    for (const contender_view& contender : view.contenders)
        if (contender.cell == &cell)
            if (const auto median = supported_percentile(*contender.summary, p50))
                return static_cast<double>(median->count());
    return std::nullopt;
}

/// "That is +0.63 us per exchange [+0.41, +0.85]: 14.75 us against 14.17 us."
std::string format_screen_difference(const report& report, const headline& headline) {
    const comparison& comparison = *headline.primary;
    const bool parallel = has_parallel_connections(*headline.view);
    std::string text =
        fmt::format("That is {} per {}", format_difference(comparison.figures.difference_claim),
                    parallel ? "round trip" : "exchange");
    const auto first = median_of(*headline.view, report.cells[comparison.numerator]);
    const auto second = median_of(*headline.view, report.cells[comparison.denominator]);
    if (first && second) {
        const time_unit unit = choose_time_unit(std::min(*first, *second));
        text += fmt::format(": {:.2f} {} against {:.2f} {}", *first / unit.ns, unit.name,
                            *second / unit.ns, unit.name);
    }
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
    screen_part part;
    std::istringstream stream(format_columns(std::move(columns), context.style.columns));
    for (std::string line; std::getline(stream, line);)
        if (!line.empty())  // the line of units, which all columns lack
            part.lines.push_back(line);
    if (table.hidden_rows > 0)
        part.lines.push_back("  " + format_count(table.hidden_rows, "more contender") + ": --full");
    part.lines.push_back(
        paint(truncate_line("  " + table.note, context.style.columns), ink::faint, context.style));
    return part;
}

screen_part chart_part(const screen_context& context) {
    const headline* main = context.main();
    if (!main || context.is_sweep() || main->primary->verdict.certainty == certainty::withheld ||
        is_unanswered(context.report))
        return {};
    return {draw_ratio(main->primary->figures.claim, context.report.config.question.margin,
                       main->primary->verdict.kind, context.style),
            5};
}

/// One line for each further experiment that differs in its count alone.
screen_part counts_part(const screen_context& context) {
    const headline* main = context.main();
    screen_part part;
    if (!main || context.is_sweep())
        return part;
    for (const headline& each : context.groups.front())
        if (&each != main)
            part.lines.push_back(truncate_line(
                fmt::format("At {}: {}", format_count(each.view->first_cell().count, "exchange"),
                            format_finding(context.report, *each.primary, escape_terminal)),
                context.style.columns));
    return part;
}

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

/// What the floor takes and what WebSocket and HTTP add to it.
std::string format_floor_steps(const screen_context& context, const headline& headline,
                               const time_unit& unit) {
    const contender_view* floor = find_floor(*headline.view);
    if (!floor || !floor->summary->median_ns)
        return {};
    const auto cell = static_cast<std::size_t>(floor->cell - context.report.cells.data());
    const std::string steps = format_steps(context.report, cell, unit);
    if (steps.empty())
        return {};
    return fmt::format("{} {:.1f} {}; {}", format_contender(*floor->cell, escape_terminal),
                       *floor->summary->median_ns / unit.ns, unit.name, steps);
}

/// What a new connection per request adds, and whether that is more than the protocols differ by.
std::string format_reconnection_step(const screen_context& context, const headline& headline,
                                     const time_unit& unit) {
    constexpr double clearly_more = 3;
    const report& report = context.report;
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

/// Bytes and CPU time, for servers elsewhere, where there is no ladder.
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

screen_part reasons_part(const screen_context& context) {
    const headline* main = context.main();
    screen_part part{{}, 4};
    if (!main || context.is_sweep() || is_unanswered(context.report))
        return part;
    const time_unit unit = [&] {
        const contender_view* floor = find_floor(*main->view);
        const auto median = floor ? floor->summary->median_ns : std::nullopt;
        return choose_time_unit(median.value_or(1e3));
    }();
    std::string steps = format_floor_steps(context, *main, unit);
    if (steps.empty())
        steps = format_counters(context.report, *main);
    std::string_view label = "Why";
    for (const std::string& text : {steps, format_reconnection_step(context, *main, unit)})
        if (!text.empty())
            part.lines.push_back(labelled_line(std::exchange(label, ""), text, context.style));
    return part;
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
                "Break-even", format_break_even(context.report, found, escape_terminal),
                context.style));
    return part;
}

/// The remedy too, where it fits.
std::string caution_line(const worded_warning& warning, const text_style& style) {
    const bool fits = label_columns + display_width(warning.text) <= style.columns;
    return labelled_line(format_severity(warning.severity), fits ? warning.text : warning.finding,
                         style, ink::warning);
}

screen_part cautions_part(const screen_context& context) {
    screen_part part;
    std::vector<worded_warning> warnings = format_warnings(context.report, escape_terminal);
    // Where the question has no answer, how well other ratios are known does not matter.
    const bool unanswered = is_unanswered(context.report);
    std::erase_if(warnings, [unanswered](const worded_warning& warning) {
        return warning.severity == severity::note ||
               (unanswered && concerns_one_comparison(warning.kind));
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

/// The servers of the first experiment that are elsewhere, or "loopback".
std::string format_path(const experiment_view& view) {
    std::vector<std::string> endpoints;
    for (const contender_view& contender : view.contenders)
        if (contender.cell->remote && contender.cell->endpoint && !contender.cell->rate_per_s)
            if (std::ranges::find(endpoints, *contender.cell->endpoint) == endpoints.end())
                endpoints.push_back(*contender.cell->endpoint);
    std::string text;
    for (const std::string& endpoint : endpoints)
        text += (text.empty() ? "" : ", ") + escape_terminal(endpoint);
    return text.empty() ? "loopback" : text;
}

screen_part setting_part(const screen_context& context) {
    if (context.views.empty())
        return {};
    const headline* main = context.main();
    const experiment_view& view = main ? *main->view : context.views.front();
    const std::string setting = context.is_sweep() ? format_count(context.views.size(), "setting")
                                                   : format_experiment(view);
    const std::string path = format_path(view);
    const std::string seed = fmt::format("seed {}", context.report.config.seed);
    return {{labelled_line("Setting",
                           first_that_fits({setting + ", " + path + ", " + seed,
                                            setting + ", " + path, setting + ", " + seed, setting},
                                           context.style),
                           context.style)},
            2};
}

/// What the run is held to, but for what fails, which comes last.
screen_part gates_part(const screen_context& context) {
    screen_part part;
    const auto passed = std::ranges::count(context.report.assertions, assertion_result::pass,
                                           &checked_assertion::result);
    if (passed > 0)
        part.lines.push_back(labelled_line(
            "Gates", fmt::format("{} of {} pass", passed, context.report.assertions.size()),
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
    screen_part part;
    for (const std::string& line : failed_gate_lines(context.report))
        part.lines.push_back(truncate_line(line, context.style.columns));
    return part;
}

std::size_t count_lines(const screen_parts& parts) {
    std::size_t lines = 0;
    for (const screen_part& part : parts)
        lines += part.lines.size();
    return lines;
}

/// A blank line before each of those parts that has lines, unless it is the first.
void separate(screen_parts& parts, const std::vector<std::size_t>& before) {
    constexpr unsigned rank_of_blanks = 9;
    screen_parts separated;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool begins_section = std::ranges::find(before, i) != before.end();
        if (begins_section && !separated.empty() && !parts[i].lines.empty())
            separated.push_back({{""}, rank_of_blanks});
        separated.push_back(std::move(parts[i]));
    }
    parts = std::move(separated);
}

/// The last of the parts of the highest rank go until the rest fits.
void drop_parts_beyond(std::size_t lines, screen_parts& parts) {
    while (count_lines(parts) > lines) {
        screen_part* dropped = nullptr;
        for (screen_part& part : parts)
            if (!part.lines.empty() && part.rank > 0 && (!dropped || part.rank >= dropped->rank))
                dropped = &part;
        if (!dropped)
            return;
        dropped->lines.clear();
    }
}

}  // namespace

std::string to_screen(const report& report, const text_style& style, std::string_view hint) {
    screen_context context{report, style, view_experiments(report), {}};
    context.groups = group_headlines(report, context.views);
    screen_parts parts{answer_part(context),     difference_part(context), table_part(context),
                       chart_part(context),      counts_part(context),     reasons_part(context),
                       break_even_part(context), cautions_part(context),   precision_part(context),
                       setting_part(context),    gates_part(context),      hint_part(context, hint),
                       failures_part(context)};
    separate(parts, {2, 3, 4, 5, 12});
    drop_parts_beyond(screen_lines + std::max<std::size_t>(context.views.size(), 1) - 1, parts);
    std::string text;
    for (const screen_part& part : parts)
        for (const std::string& line : part.lines)
            text += line + '\n';
    return to_charset(text, style);
}

std::vector<std::string> failed_gate_lines(const report& report) {
    std::vector<std::string> lines;
    for (const std::string& line : format_assertions(report, escape_terminal))
        if (!line.starts_with("PASS"))
            lines.push_back(line);
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
