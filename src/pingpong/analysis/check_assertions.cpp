#include "pingpong/analysis/check_assertions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "pingpong/analysis/comparisons.hpp"
#include "pingpong/analysis/diagnose.hpp"
#include "pingpong/analysis/parse_assertion.hpp"
#include "pingpong/analysis/summaries.hpp"
#include "pingpong/report/lookup.hpp"

namespace pingpong {
namespace {

/// A figure, or why it is unknown or cannot be trusted.
struct figure_or_reason {
    std::optional<estimate> figure;
    std::string reason;
};

/// Why a contender has no figures in an experiment; empty when it has.
std::string obstacle(const report& report, std::size_t experiment, const std::string& protocol) {
    const auto cell = find_cell(report.cells, experiment, protocol);
    if (!cell)
        return protocol + " did not play";
    return has_failed(report, *cell) ? protocol + " failed" : std::string();
}

statistic statistic_of(asserted_figure figure) {
    if (figure == asserted_figure::mean)
        return statistic::mean;
    return figure == asserted_figure::p99 ? statistic::p99 : statistic::median;
}

figure_or_reason ratio_of(const report& report, std::size_t a, std::size_t b,
                          asserted_figure figure) {
    if (report.cells[a].remote != report.cells[b].remote)
        return {std::nullopt, "one of the two is served by another process"};
    auto result = compare_pair(report, {a, b}, statistic_of(figure));
    if (!result)
        return {std::nullopt, "no round has both"};
    if (!result->figures.steady)
        return {result->figures.claim, "the ratio never became steady"};
    return {result->figures.claim, {}};
}

/// Why a figure that depends on single exchanges cannot be trusted; empty: it can.
std::string doubt(const report& report, std::size_t experiment, std::size_t cell,
                  asserted_figure figure) {
    if (figure == asserted_figure::p99)
        for (const block& block : report.blocks)
            if (block.cell == cell && block.exchanges < min_exchanges_for_p99)
                return fmt::format(
                    "blocks of {} exchanges have no 99th percentile; ask for --counts 10000 or "
                    "more",
                    block.exchanges);
    const bool of_all = figure == asserted_figure::mean || figure == asserted_figure::p99 ||
                        figure == asserted_figure::throughput;
    for (const diagnostic& each : report.diagnostics)
        if (of_all && each.kind == diagnostic_kind::contended && each.experiment == experiment)
            return "other work took processor time";
    return {};
}

figure_or_reason find_figure(const report& report, std::size_t experiment,
                             const assertion& assertion) {
    for (const std::string& protocol :
         {assertion.numerator, assertion.denominator.value_or(assertion.numerator)})
        if (std::string why = obstacle(report, experiment, protocol); !why.empty())
            return {std::nullopt, std::move(why)};

    const std::size_t a = *find_cell(report.cells, experiment, assertion.numerator);
    figure_or_reason result;
    if (assertion.denominator)
        result = ratio_of(report, a, *find_cell(report.cells, experiment, *assertion.denominator),
                          assertion.figure);
    else
        result.figure = figure_of_contender(report, a, assertion.figure);

    if (const diagnostic* invalid = find_invalidating(report, experiment))
        result.reason = fmt::format("the measurement is invalid ({})", code_of(invalid->kind));
    else if (!result.figure && result.reason.empty())
        result.reason = "it was not measured";
    else if (std::string why = doubt(report, experiment, a, assertion.figure); !why.empty())
        result.reason = std::move(why);
    else if (result.figure && !result.figure->low && result.reason.empty())
        result.reason = "too few rounds for an interval";
    return result;
}

bool holds(double value, relation is, double bound) {
    switch (is) {
        case relation::less:
            return value < bound;
        case relation::at_most:
            return value <= bound;
        case relation::greater:
            return value > bound;
        case relation::at_least:
            return value >= bound;
    }
    return false;
}

assertion_outcome check_in_experiment(const report& report, std::size_t experiment,
                                      const assertion& assertion) {
    figure_or_reason result = find_figure(report, experiment, assertion);
    assertion_outcome outcome;
    outcome.experiment = experiment;
    outcome.figure = result.figure;
    outcome.reason = std::move(result.reason);
    if (!outcome.reason.empty())
        return outcome;
    const bool low = holds(*result.figure->low, assertion.relation, assertion.bound);
    const bool high = holds(*result.figure->high, assertion.relation, assertion.bound);
    if (low == high)
        outcome.result = low ? assertion_result::pass : assertion_result::fail;
    else
        outcome.reason = "the bound is within the interval";
    return outcome;
}

checked_assertion check_assertion(const report& report, const assertion& assertion) {
    checked_assertion made;
    made.text = assertion.text;
    for (std::size_t i = 0; i < experiment_count(report); ++i)
        made.outcomes.push_back(check_in_experiment(report, i, assertion));
    if (!made.outcomes.empty())
        made.result =
            std::ranges::max_element(made.outcomes, {}, &assertion_outcome::result)->result;
    return made;
}

/// For the text of an assertion in a report, perhaps by a later version.
checked_assertion unreadable(const report& report, std::string text, const std::string& error) {
    checked_assertion result;
    result.text = std::move(text);
    for (std::size_t i = 0; i < experiment_count(report); ++i) {
        assertion_outcome& outcome = result.outcomes.emplace_back();
        outcome.experiment = i;
        outcome.reason = "it cannot be read: " + error;
    }
    return result;
}

}  // namespace

void check_assertions(report& report, std::span<const assertion> asserted) {
    std::vector<checked_assertion> checked;
    for (const assertion& one : asserted)
        checked.push_back(check_assertion(report, one));
    report.assertions = std::move(checked);
}

void recheck_assertions(report& report) {
    for (checked_assertion& checked : report.assertions) {
        const auto parsed = parse_assertion(checked.text);
        checked = parsed.value ? check_assertion(report, *parsed.value)
                               : unreadable(report, checked.text, parsed.error);
    }
}

}  // namespace pingpong
