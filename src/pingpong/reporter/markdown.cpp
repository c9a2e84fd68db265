#include "pingpong/reporter/markdown.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "pingpong/reporter/assertion_words.hpp"
#include "pingpong/reporter/bridge_words.hpp"
#include "pingpong/reporter/change_words.hpp"
#include "pingpong/reporter/experiment_view.hpp"
#include "pingpong/reporter/finding_names.hpp"
#include "pingpong/reporter/foreign_text.hpp"
#include "pingpong/reporter/markdown_environment.hpp"
#include "pingpong/reporter/seed_tables.hpp"
#include "pingpong/reporter/supported_percentile.hpp"
#include "pingpong/reporter/verdict_words.hpp"
#include "pingpong/reporter/wording.hpp"

namespace pingpong {
namespace {

std::string row(std::span<const std::string> cells) {
    std::string line = "|";
    for (const std::string& one : cells)
        line += ' ' + one + " |";
    return line + '\n';
}

/// Headings, the first `left_columns` aligned to the left and the others to the right.
std::string heading(std::span<const std::string> names, std::size_t left_columns) {
    std::string rule = "|";
    for (std::size_t i = 0; i < names.size(); ++i)
        rule += i < left_columns ? " --- |" : " ---: |";
    return row(names) + rule + '\n';
}

std::string summary_table(const experiment_view& view) {
    const std::string names[] = {"contender",
                                 "exchanges",
                                 "p50 us",
                                 "p90 us",
                                 "p99 us",
                                 "max us",
                                 "mean us",
                                 "exchanges/s",
                                 "CPU us/exchange",
                                 "bytes/exchange",
                                 "connections/exchange",
                                 "set-up us",
                                 "ratio to tcp"};
    std::string table = heading(names, 1);
    for (const contender_view& one : view.contenders) {
        const cell_summary& summary = *one.summary;
        const std::string cells[] = {
            for_markdown(one.what->protocol),
            exchanges_words(one),
            figure(in_us(supported_percentile(summary, p50)), 2),
            figure(in_us(supported_percentile(summary, p90)), 2),
            figure(in_us(supported_percentile(summary, p99)), 2),
            figure(in_us(summary.max), 2),
            figure(in_us(summary.mean_ns), 2),
            figure(summary.throughput_per_s, 0),
            figure(in_us(summary.cpu_ns_per_exchange), 2),
            figure(bytes_per_exchange(summary), 1),
            figure(summary.connections_per_exchange, 2),
            figure(in_us(one.set_up_ns), 1),
            figure(one.ratio_to_floor, 2),
        };
        table += row(cells);
    }
    return table;
}

std::string interval(const estimate& what, int decimals, double scale) {
    if (!what.low || !what.high)
        return std::string(unknown_figure);
    return fmt::format("{:.{}f} to {:.{}f}", *what.low / scale, decimals, *what.high / scale,
                       decimals);
}

std::string comparison_table(const report& what, const experiment_view& view) {
    const std::string names[] = {
        "contender",
        "compared with",
        "of the",
        "ratio",
        "may be claimed",
        side_by_side(view) ? "difference us/round trip" : "difference us/exchange",
        "interval us",
        "ratio of exchanges/s",
        "rounds",
        "noise floor %",
        "verdict"};
    std::string table = heading(names, 3);
    const auto add = [&](const comparison* one) {
        const paired_comparison& of = one->figures;
        const std::string cells[] = {
            for_markdown(what.cells[one->numerator].protocol),
            for_markdown(what.cells[one->denominator].protocol),
            std::string(name_of(one->of)),
            figure(of.ratio.value, 3),
            interval(of.claim, 3, 1),
            fmt::format("{:+.2f}", of.difference.value / 1000),
            interval(of.difference_claim, 2, 1000),
            figure(one->throughput_ratio, 3),
            fmt::format("{}", of.rounds),
            figure(of.null_floor ? std::optional(100 * *of.null_floor) : std::nullopt, 2),
            fmt::format("{}, {}{}", word_of(one->said), name_of(one->said.sure),
                        one->exploratory() ? ", exploratory" : ""),
        };
        table += row(cells);
    };
    for (const comparison* one : view.comparisons)
        add(one);
    for (const comparison* one : view.secondary)
        if (what.cells[one->denominator].protocol != floor_protocol)
            add(one);
    return table;
}

std::string list(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines)
        text += "- " + line + '\n';
    return text.empty() ? text : text + '\n';
}

std::string verdict_section(const report& what) {
    std::vector<std::string> lines;
    for (const answer& each : answers_of(what, for_markdown))
        lines.push_back("**" + each.question + "** " + each.text);
    std::string text = "# WebSocket and HTTP, exchange by exchange\n\n" + list(lines);
    if (what.interrupted)
        text += "**" + interrupted_words(what) + "**\n\n";
    return text + list(warning_words(what, for_markdown)) + reading_words(what) + "\n\n";
}

std::string assertion_table(const report& what) {
    if (what.assertions.empty())
        return {};
    const std::string names[] = {"assertion", "result", "found", "why"};
    std::string table = "## Assertions\n\n" + heading(names, 4);
    for (const checked_assertion& each : what.assertions)
        for (const assertion_outcome& one : each.outcomes) {
            const std::string cells[] = {for_markdown(each.text), std::string(name_of(one.result)),
                                         outcome_words(what, one), for_markdown(one.reason)};
            table += row(cells);
        }
    return table + '\n';
}

std::string baseline_section(const report& what) {
    if (!what.baseline)
        return {};
    return "## Compared with an older run\n\n" + to_markdown(*what.baseline) + '\n';
}

/// The original experiment's factor and its steps.
std::string bridge_section(const report& what) {
    if (!what.bridge)
        return {};
    std::string text = "## What the original experiment's factor is made of\n\n" +
                       bridge_words(what, for_markdown) + "\n\n";
    if (what.bridge->steps.empty())
        return text;
    const std::string names[] = {"step", "factor", "interval"};
    text += heading(names, 1);
    const auto add = [&text](std::string name, const estimate& factor) {
        const std::string cells[] = {std::move(name), figure(factor.value, 3),
                                     interval(factor, 3, 1)};
        text += row(cells);
    };
    for (const bridge_step& one : what.bridge->steps)
        add(part_words(one.part), one.factor);
    add("all of them, multiplied", *what.bridge->whole);
    return text + '\n';
}

std::string section(const report& what, const experiment_view& view) {
    std::string text = "## " + experiment_words(view) + "\n\n" + extent_words(view) + ".\n\n" +
                       summary_table(view) + '\n';
    text += list(failure_words(view, for_markdown));
    text += list(remote_words(view, for_markdown));
    if (!view.comparisons.empty())
        text += comparison_table(what, view) + '\n';
    return text;
}

std::string original_tables(const report& what) {
    if (what.seed_rows.empty())
        return {};
    return "## The original experiment's tables\n\n" + seed_table(what.seed_rows) + '\n' +
           seed_difference_table(what.seed_rows) + '\n';
}

}  // namespace

std::string to_markdown(const report& what) {
    const std::vector<experiment_view> views = experiments_of(what);
    std::string text = verdict_section(what) + assertion_table(what) + baseline_section(what);
    for (const experiment_view& view : views)
        text += section(what, view);
    return text + bridge_section(what) + original_tables(what) + environment_details(what);
}

}  // namespace pingpong
