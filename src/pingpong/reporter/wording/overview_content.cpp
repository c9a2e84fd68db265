#include "pingpong/reporter/wording/overview_content.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "pingpong/analysis/baseline.hpp"
#include "pingpong/analysis/circumstances.hpp"
#include "pingpong/reporter/wording/experiment_view.hpp"
#include "pingpong/reporter/wording/finding_names.hpp"
#include "pingpong/reporter/wording/headline.hpp"
#include "pingpong/reporter/wording/reason_words.hpp"
#include "pingpong/reporter/wording/supported_percentile.hpp"

namespace pingpong {
namespace {

using runs_shown = std::vector<const named_report*>;
using row = std::vector<std::string>;

bool compare_the_same(const ratio_of_run& a, const ratio_of_run& b) {
    return same_setting(a.numerator(), b.numerator()) &&
           same_setting(a.denominator(), b.denominator());
}

std::vector<agreement> agreements_of(const runs_shown& runs) {
    std::vector<agreement> all;
    for (const named_report* run : runs)
        for (const experiment_view& view : experiments_of(run->what))
            for (const comparison* found : headlines_of(view)) {
                const ratio_of_run one{run, found};
                const auto like = std::ranges::find_if(all, [&one](const agreement& other) {
                    return compare_the_same(other.runs.front(), one);
                });
                if (like == all.end())
                    all.push_back({experiment_words(view), {one}});
                else
                    like->runs.push_back(one);
            }
    return all;
}

std::string pair_words(const agreement& what, escaper safe) {
    const ratio_of_run& first = what.runs.front();
    return safe(first.numerator().protocol + " / " + first.denominator().protocol);
}

/// E.g. "WebSocket / HTTP keep-alive at 1000 exchanges, 4 -> 5 bytes: slower in both runs."
std::string finding_words(const agreement& what, escaper safe) {
    const ratio_of_run& first = what.runs.front();
    return fmt::format("{} / {} at {}: {}.", name_for_people(first.numerator().protocol, safe),
                       name_for_people(first.denominator().protocol, safe), what.setting,
                       what.words());
}

std::string all_of(std::size_t runs) {
    if (runs == 1)
        return "the only run";
    return runs == 2 ? "both runs" : fmt::format("all {} runs", runs);
}

std::string checks_words(const report& what) {
    const auto number_of = [&what](severity weight) {
        return static_cast<std::uint64_t>(
            std::ranges::count(what.diagnostics, weight, &diagnostic::severity));
    };
    if (number_of(severity::invalid) > 0)
        return "INVALID";
    const auto warnings = number_of(severity::warning);
    return warnings == 0 ? "ok" : counted(warnings, "warning");
}

overview_table runs_table(const runs_shown& runs, escaper safe) {
    const row names{"run", "began", "program", "processor", "kernel", "checks"};
    overview_table table{"Runs", names, {}, names.size()};
    for (const named_report* run : runs) {
        const report& what = run->what;
        const generator_info& program = what.generator;
        table.rows.push_back(
            {safe(run->name), safe(what.start_local),
             safe(fmt::format("{} ({}, {})", program.version, program.commit, program.build_type)),
             safe(what.environment.cpu_model.value_or("unknown")),
             safe(what.environment.kernel.value_or("unknown")),
             what.interrupted ? "interrupted" : checks_words(what)});
    }
    return table;
}

overview_table ratio_table(const std::vector<agreement>& all, escaper safe) {
    overview_table table{
        "Ratios", {"compared", "at", "run", "verdict", "ratio", "difference", "rounds"}, {}, 4};
    for (const agreement& each : all)
        for (const ratio_of_run& one : each.runs)
            table.rows.push_back({pair_words(each, safe), each.setting, safe(one.run->name),
                                  verdict_in_short(*one.found), ratio_words(one.found->figures),
                                  difference_words(one.found->figures.difference_claim),
                                  fmt::format("{}", one.found->figures.rounds)});
    return table;
}

/// The circumstances that not all have in common, each with its value in every run.
overview_table difference_table(const runs_shown& runs, escaper safe) {
    overview_table table{"What differs", {"what"}, {}, runs.size() + 1};
    std::vector<std::string> order;
    std::map<std::string, row> values;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        table.names.push_back(safe(runs[i]->name));
        for (const difference& one : differences_between(runs[0]->what, runs[i]->what)) {
            if (values.try_emplace(one.name, row(runs.size(), safe(one.before))).second)
                order.push_back(one.name);
            values[one.name][i] = safe(one.after);
        }
    }
    for (const std::string& what : order) {
        row cells{what};
        cells.insert(cells.end(), values[what].begin(), values[what].end());
        table.rows.push_back(std::move(cells));
    }
    return table;
}

std::string median_words(const report& what, const cell& wanted) {
    const auto cell = find_cell_like(what, wanted);
    for (const cell_summary& one : what.summaries)
        if (one.cell == cell)
            return figure(in_us(supported_percentile(one, p50)), 2);
    return std::string(unknown_figure);
}

/// Of the contenders of all runs, each once.
overview_table median_table(const runs_shown& runs, escaper safe) {
    overview_table table{"Median round trips, us", {"contender", "at"}, {}, 2};
    for (const named_report* run : runs)
        table.names.push_back(safe(run->name));
    for (std::size_t i = 0; i < runs.size(); ++i)
        for (const experiment_view& view : experiments_of(runs[i]->what))
            for (const contender_view& one : view.contenders) {
                if (std::any_of(runs.begin(), runs.begin() + static_cast<std::ptrdiff_t>(i),
                                [&one](auto* run) { return find_cell_like(run->what, *one.what); }))
                    continue;
                row cells{safe(one.what->protocol), experiment_words(view)};
                for (const named_report* run : runs)
                    cells.push_back(median_words(run->what, *one.what));
                table.rows.push_back(std::move(cells));
            }
    return table;
}

/// The runs, each once, and a sentence for each file that has one of them again.
runs_shown distinct(std::span<const named_report> runs, std::vector<std::string>& sentences,
                    escaper safe) {
    runs_shown all;
    for (const named_report& run : runs) {
        const auto same = std::ranges::find_if(all, [&run](const named_report* known) {
            return !run.what.run_id.empty() && known->what.run_id == run.what.run_id;
        });
        if (same == all.end())
            all.push_back(&run);
        else
            sentences.push_back(fmt::format("{} and {} are the same run, which counts once.",
                                            safe((*same)->name), safe(run.name)));
    }
    return all;
}

std::string comparability_words(const overview_table& differing) {
    if (differing.rows.empty())
        return "Machine, build and settings are the same as far as is known. Times may differ all "
               "the same, by as much as the machine's speed did: ratios tell the protocols apart.";
    std::string names;
    for (const row& one : differing.rows)
        names += (names.empty() ? "" : ", ") + one.front();
    return "Times are not to be compared, since the runs differ in: " + names + '.';
}

}  // namespace

std::string agreement::words() const {
    std::vector<std::pair<std::string_view, std::uint64_t>> verdicts;
    for (const ratio_of_run& one : runs) {
        const std::string_view word = word_of(one.found->verdict);
        const auto known = std::ranges::find(verdicts, word, [](auto& each) { return each.first; });
        if (known == verdicts.end())
            verdicts.emplace_back(word, 1);
        else
            ++known->second;
    }
    if (verdicts.size() == 1)
        return fmt::format("{} in {}", verdicts[0].first, all_of(runs.size()));
    std::string words;
    for (const auto& [word, number] : verdicts)
        words += words.empty() ? fmt::format("{} in {} of {} runs", word, number, runs.size())
                               : fmt::format(", {} in {}", word, number);
    return words;
}

overview overview_of(std::span<const named_report> all, escaper safe) {
    overview made;
    const runs_shown runs = distinct(all, made.cautions, safe);
    made.agreements = agreements_of(runs);
    for (const agreement& one : made.agreements)
        made.findings.push_back(finding_words(one, safe));
    made.ratios = ratio_table(made.agreements, safe);
    made.runs = runs_table(runs, safe);
    if (runs.size() == 1)
        return made;
    made.circumstances = difference_table(runs, safe);
    if (made.circumstances.rows.empty())
        made.medians = median_table(runs, safe);
    made.cautions.emplace_back(
        "Ratios are of contenders of the same run, which the speed of the machine does not change "
        "much: they may be compared.");
    made.cautions.push_back(comparability_words(made.circumstances));
    return made;
}

}  // namespace pingpong
