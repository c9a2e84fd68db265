#include "pingpong/reporter/overview_content.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "pingpong/reporter/experiment_view.hpp"
#include "pingpong/reporter/finding_names.hpp"
#include "pingpong/reporter/headline.hpp"
#include "pingpong/reporter/supported_percentile.hpp"
#include "pingpong/scheduler/baseline.hpp"
#include "pingpong/scheduler/fingerprint.hpp"

namespace pingpong {
namespace {

using runs_shown = std::span<const named_report>;
using row = std::vector<std::string>;

/// A comparison and where it is from.
struct finding_of_run {
    const named_report* run = nullptr;
    const experiment_view* view = nullptr;
    const comparison* found = nullptr;

    const cell& numerator() const { return run->what.cells[found->numerator]; }
    const cell& denominator() const { return run->what.cells[found->denominator]; }

    bool compares_as(const finding_of_run& other) const {
        return same_setting(numerator(), other.numerator()) &&
               same_setting(denominator(), other.denominator());
    }
};

/// What several runs say of the same two contenders in the same setting.
using agreement = std::vector<finding_of_run>;

using views_of_runs = std::vector<std::vector<experiment_view>>;

views_of_runs views_of(runs_shown runs) {
    views_of_runs all;
    for (const named_report& run : runs)
        all.push_back(experiments_of(run.what));
    return all;
}

std::vector<agreement> agreements_of(runs_shown runs, const views_of_runs& views) {
    std::vector<agreement> all;
    for (std::size_t i = 0; i < runs.size(); ++i)
        for (const experiment_view& view : views[i])
            for (const comparison* found : headlines_of(view)) {
                const finding_of_run one{&runs[i], &view, found};
                const auto like = std::ranges::find_if(
                    all, [&one](const agreement& other) { return other.front().compares_as(one); });
                if (like == all.end())
                    all.push_back({one});
                else
                    like->push_back(one);
            }
    return all;
}

/// E.g. "faster in 2 of 3 runs, undecided in 1".
std::string agreement_words(const agreement& what) {
    std::vector<std::pair<std::string_view, std::uint64_t>> verdicts;
    for (const finding_of_run& one : what) {
        const std::string_view word = word_of(one.found->said);
        const auto known = std::ranges::find(verdicts, word, [](auto& each) { return each.first; });
        if (known == verdicts.end())
            verdicts.emplace_back(word, 1);
        else
            ++known->second;
    }
    if (verdicts.size() == 1 && what.size() > 1)
        return fmt::format("{} in all {} runs", verdicts[0].first, what.size());
    std::string words;
    for (const auto& [word, number] : verdicts)
        words += words.empty()
                     ? fmt::format("{} in {} of {}", word, number, counted(what.size(), "run"))
                     : fmt::format(", {} in {}", word, number);
    return words;
}

std::string checks_words(const report& what) {
    const auto number_of = [&what](severity weight) {
        return static_cast<std::uint64_t>(
            std::ranges::count(what.warnings, weight, &warning::weight));
    };
    if (number_of(severity::invalid) > 0)
        return "INVALID";
    const auto warnings = number_of(severity::warning);
    return warnings == 0 ? "ok" : counted(warnings, "warning");
}

overview_table runs_table(runs_shown runs, make_safe safe) {
    overview_table table{"Runs", {"run", "began", "program", "processor", "kernel", "checks"}, {}};
    for (const auto& [name, what] : runs) {
        const generator_info& program = what.generator;
        table.rows.push_back(
            {safe(name), safe(what.start_local),
             safe(fmt::format("{} ({}, {})", program.version, program.commit, program.build_type)),
             safe(what.environment.cpu_model.value_or("unknown")),
             safe(what.environment.kernel.value_or("unknown")),
             what.interrupted ? "interrupted" : checks_words(what)});
    }
    return table;
}

overview_table ratio_table(const std::vector<agreement>& all, make_safe safe) {
    overview_table table{
        "Ratios", {"compared", "at", "run", "ratio", "difference", "rounds", "verdict"}, {}};
    for (const agreement& each : all)
        for (const finding_of_run& one : each) {
            table.rows.push_back(
                {safe(one.numerator().protocol + " / " + one.denominator().protocol),
                 experiment_words(*one.view), safe(one.run->name), ratio_words(one.found->figures),
                 difference_words(one.found->figures.difference_claim),
                 fmt::format("{}", one.found->figures.rounds), verdict_in_short(*one.found)});
        }
    return table;
}

/// The circumstances that not all have in common, each with its value in every run.
overview_table difference_table(runs_shown runs, make_safe safe) {
    overview_table table{"What differs", {"what"}, {}};
    std::vector<std::string> order;
    std::map<std::string, row> values;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        table.names.push_back(safe(runs[i].name));
        for (const difference& one : differences_between(runs[0].what, runs[i].what)) {
            if (values.try_emplace(one.what, row(runs.size(), safe(one.before))).second)
                order.push_back(one.what);
            values[one.what][i] = safe(one.after);
        }
    }
    for (const std::string& what : order) {
        row cells{what};
        cells.insert(cells.end(), values[what].begin(), values[what].end());
        table.rows.push_back(std::move(cells));
    }
    return table;
}

std::string median_words(const named_report& run, const cell& wanted) {
    const auto cell = find_like(run.what, wanted);
    for (const cell_summary& one : run.what.summaries)
        if (one.cell == cell)
            return figure(in_us(supported_percentile(one, p50)), 2);
    return std::string(unknown_figure);
}

/// Of the contenders of the first run.
overview_table median_table(runs_shown runs, const views_of_runs& views, make_safe safe) {
    overview_table table{"Median round trips, us", {"contender", "at"}, {}};
    for (const named_report& run : runs)
        table.names.push_back(safe(run.name));
    for (const experiment_view& view : views.front())
        for (const contender_view& one : view.contenders) {
            row cells{safe(one.what->protocol), experiment_words(view)};
            for (const named_report& run : runs)
                cells.push_back(median_words(run, *one.what));
            table.rows.push_back(std::move(cells));
        }
    return table;
}

/// Files that have the same run in them say nothing about each other.
void add_repeated_runs(std::vector<std::string>& sentences, runs_shown runs, make_safe safe) {
    for (std::size_t i = 1; i < runs.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (runs[i].what.run_id == runs[j].what.run_id) {
                sentences.push_back(fmt::format("{} and {} are the same run.", safe(runs[j].name),
                                                safe(runs[i].name)));
                break;
            }
}

std::string comparability_words(const overview_table& differing) {
    if (differing.rows.empty())
        return "Machine, build and settings are the same as far as is known: times may be compared "
               "too, but runs differ from each other anyway, by a percent or more.";
    std::string names;
    for (const row& one : differing.rows)
        names += (names.empty() ? "" : ", ") + one.front();
    return "Times are not to be compared, since the runs differ in: " + names + '.';
}

}  // namespace

overview overview_of(std::span<const named_report> runs, make_safe safe) {
    const views_of_runs views = views_of(runs);
    const std::vector<agreement> agreements = agreements_of(runs, views);
    overview_table differing = difference_table(runs, safe);

    overview made;
    for (const agreement& one : agreements)
        made.sentences.push_back(
            fmt::format("{} / {} at {}: {}.", safe(one.front().numerator().protocol),
                        safe(one.front().denominator().protocol),
                        experiment_words(*one.front().view), agreement_words(one)));
    made.sentences.emplace_back(
        "Ratios are of contenders of the same run, which the speed of the machine does not change "
        "much: they may be compared.");
    made.sentences.push_back(comparability_words(differing));
    add_repeated_runs(made.sentences, runs, safe);

    made.tables.push_back(ratio_table(agreements, safe));
    made.tables.push_back(runs_table(runs, safe));
    if (differing.rows.empty())
        made.tables.push_back(median_table(runs, views, safe));
    else
        made.tables.push_back(std::move(differing));
    return made;
}

}  // namespace pingpong
