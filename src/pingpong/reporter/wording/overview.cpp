#include "pingpong/reporter/wording/overview.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "pingpong/analysis/baseline.hpp"
#include "pingpong/analysis/circumstances.hpp"
#include "pingpong/analysis/report_views.hpp"
#include "pingpong/analysis/summaries.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/finding.hpp"
#include "pingpong/reporter/wording/names.hpp"

namespace pingpong {
namespace {

using run_list = std::vector<const named_report*>;
using text_row = std::vector<std::string>;

/// The experiment of a comparison as its own run describes it.
std::string format_setting_of(const run_comparison& found) {
    for (const experiment_view& view : view_experiments(found.run->report))
        if (view.index == found.numerator().experiment)
            return format_experiment(view);
    return {};
}

std::vector<agreement> find_agreements(const run_list& runs) {
    std::vector<agreement> agreements;
    for (std::vector<run_comparison>& group : group_comparisons(runs)) {
        std::string setting = format_setting_of(group.front());
        agreements.push_back({std::move(setting), std::move(group)});
    }
    return agreements;
}

std::string format_all_runs(std::size_t runs) {
    if (runs == 1)
        return "the only run";
    return runs == 2 ? "both runs" : fmt::format("all {} runs", runs);
}

/// E.g. "faster in 2 of 3 runs, undecided in 1".
std::string format_verdicts(const agreement& agreement) {
    std::vector<std::pair<std::string_view, std::uint64_t>> verdicts;
    for (const run_comparison& found : agreement.runs) {
        const std::string_view word = format_verdict_kind(*found.comparison);
        const auto known = std::ranges::find(verdicts, word, [](auto& each) { return each.first; });
        if (known == verdicts.end())
            verdicts.emplace_back(word, 1);
        else
            ++known->second;
    }
    if (verdicts.size() == 1)
        return fmt::format("{} in {}", verdicts[0].first, format_all_runs(agreement.runs.size()));
    std::string text;
    for (const auto& [word, number] : verdicts)
        text += text.empty()
                    ? fmt::format("{} in {} of {} runs", word, number, agreement.runs.size())
                    : fmt::format(", {} in {}", word, number);
    return text;
}

/// E.g. "WebSocket / HTTP keep-alive at 1000 exchanges, 4 -> 5 bytes: slower in both runs."
std::string format_agreement(const agreement& agreement, escaper escape) {
    const run_comparison& first = agreement.runs.front();
    return fmt::format("{} / {} at {}: {}.", format_contender(first.numerator(), escape),
                       format_contender(first.denominator(), escape), agreement.setting,
                       format_verdicts(agreement));
}

std::string format_checks(const report& report) {
    const auto count = [&report](severity weight) {
        return static_cast<std::uint64_t>(
            std::ranges::count(report.diagnostics, weight, &diagnostic::severity));
    };
    if (count(severity::invalid) > 0)
        return "INVALID";
    const auto warnings = count(severity::warning);
    return warnings == 0 ? "ok" : format_count(warnings, "warning");
}

overview_table make_runs_table(const run_list& runs, escaper escape) {
    const text_row names{"run", "began", "program", "processor", "kernel", "checks"};
    overview_table table{"Runs", names, {}, names.size()};
    for (const named_report* run : runs) {
        const report& report = run->report;
        const generator_info& program = report.generator;
        table.rows.push_back({escape(run->name), escape(report.start_local),
                              escape(fmt::format("{} ({}, {})", program.version, program.commit,
                                                 program.build_type)),
                              escape(report.environment.cpu_model.value_or("unknown")),
                              escape(report.environment.kernel.value_or("unknown")),
                              report.interrupted ? "interrupted" : format_checks(report)});
    }
    return table;
}

overview_table make_ratio_table(const std::vector<agreement>& agreements, escaper escape) {
    overview_table table{
        "Ratios", {"compared", "at", "run", "verdict", "ratio", "difference", "rounds"}, {}, 4};
    for (const agreement& agreement : agreements) {
        const run_comparison& first = agreement.runs.front();
        const std::string pair = format_contender(first.numerator(), escape) + " / " +
                                 format_contender(first.denominator(), escape);
        for (const run_comparison& found : agreement.runs) {
            const paired_comparison& figures = found.comparison->figures;
            table.rows.push_back({pair, agreement.setting, escape(found.run->name),
                                  format_verdict(*found.comparison), format_ratio(figures),
                                  format_difference(figures.difference_claim),
                                  fmt::format("{}", figures.rounds)});
        }
    }
    return table;
}

/// The circumstances that not all have in common, each with its value in every run.
overview_table make_difference_table(const run_list& runs, escaper escape) {
    overview_table table{"What differs", {"what"}, {}, runs.size() + 1};
    std::vector<std::string> order;
    std::map<std::string, text_row> values;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        table.names.push_back(escape(runs[i]->name));
        for (const difference& each : differences_between(runs[0]->report, runs[i]->report)) {
            if (values.try_emplace(each.name, text_row(runs.size(), escape(each.before))).second)
                order.push_back(each.name);
            values[each.name][i] = escape(each.after);
        }
    }
    for (const std::string& circumstance : order) {
        text_row cells{circumstance};
        cells.insert(cells.end(), values[circumstance].begin(), values[circumstance].end());
        table.rows.push_back(std::move(cells));
    }
    return table;
}

std::string format_median(const report& report, const cell& wanted) {
    const auto cell = find_cell_like(report, wanted);
    for (const cell_summary& summary : report.summaries)
        if (summary.cell == cell)
            return format_figure(to_us(supported_percentile(summary, p50)), 2);
    return std::string(unknown_figure);
}

/// Of the contenders of all runs, each once.
overview_table make_median_table(const run_list& runs, escaper escape) {
    overview_table table{"Median round trips, us", {"contender", "at"}, {}, 2};
    for (const named_report* run : runs)
        table.names.push_back(escape(run->name));
    for (auto run = runs.begin(); run != runs.end(); ++run)
        for (const experiment_view& view : view_experiments((*run)->report))
            for (const contender_view& contender : view.contenders) {
                const cell& cell = *contender.cell;
                if (std::any_of(runs.begin(), run, [&cell](const named_report* earlier) {
                        return find_cell_like(earlier->report, cell).has_value();
                    }))
                    continue;
                text_row cells{format_contender(cell, escape), format_experiment(view)};
                for (const named_report* each : runs)
                    cells.push_back(format_median(each->report, cell));
                table.rows.push_back(std::move(cells));
            }
    return table;
}

std::string format_comparability(const overview_table& differing) {
    if (differing.rows.empty())
        return "No known difference in machine, build or settings. Times still vary with the "
               "machine's speed; compare ratios.";
    std::string names;
    for (const text_row& each : differing.rows)
        names += (names.empty() ? "" : ", ") + each.front();
    return "Do not compare times: the runs differ in " + names + '.';
}

}  // namespace

overview make_overview(std::span<const named_report> all, escaper escape) {
    overview made;
    const auto [runs, duplicates] = find_distinct_runs(all);
    for (const auto& [first, again] : duplicates)
        made.cautions.push_back(fmt::format("{} and {} are the same run, which counts once.",
                                            escape(first->name), escape(again->name)));
    made.agreements = find_agreements(runs);
    for (const agreement& agreement : made.agreements)
        made.findings.push_back(format_agreement(agreement, escape));
    made.ratios = make_ratio_table(made.agreements, escape);
    made.runs = make_runs_table(runs, escape);
    if (runs.size() == 1)
        return made;
    made.circumstances = make_difference_table(runs, escape);
    if (made.circumstances.rows.empty())
        made.medians = make_median_table(runs, escape);
    made.cautions.emplace_back(
        "Ratios can be compared across runs: both sides were measured in the same run.");
    made.cautions.push_back(format_comparability(made.circumstances));
    return made;
}

}  // namespace pingpong
