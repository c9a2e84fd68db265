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

/// What was found, or why it cannot be told.
struct finding_or_reason {
    std::optional<estimate> found;
    std::string reason;
};

/// Why nothing can be said of a protocol in an experiment; empty when something can.
std::string obstacle(const report& measured, std::size_t experiment, const std::string& protocol) {
    const auto cell = find_cell(measured.cells, experiment, protocol);
    if (!cell)
        return protocol + " did not play";
    return has_failed(measured, *cell) ? protocol + " failed" : std::string();
}

statistic statistic_of(asserted_figure which) {
    if (which == asserted_figure::mean)
        return statistic::mean;
    return which == asserted_figure::p99 ? statistic::p99 : statistic::median;
}

finding_or_reason ratio_of(const report& measured, std::size_t a, std::size_t b,
                           asserted_figure which) {
    if (measured.cells[a].remote != measured.cells[b].remote)
        return {std::nullopt, "one of the two is served by another process"};
    auto made = compare_pair(measured, {a, b}, statistic_of(which));
    if (!made)
        return {std::nullopt, "no round has both"};
    if (!made->figures.steady)
        return {made->figures.claim, "the ratio never became steady"};
    return {made->figures.claim, {}};
}

/// Why a figure that depends on single exchanges is not to be relied on; empty: it is.
std::string doubt(const report& measured, std::size_t experiment, std::size_t cell,
                  asserted_figure which) {
    if (which == asserted_figure::p99)
        for (const block& one : measured.blocks)
            if (one.cell == cell && one.exchanges < enough_for_p99)
                return fmt::format(
                    "blocks of {} exchanges have no 99th percentile; ask for --counts 10000 or "
                    "more",
                    one.exchanges);
    const bool of_all = which == asserted_figure::mean || which == asserted_figure::p99 ||
                        which == asserted_figure::throughput;
    for (const diagnostic& each : measured.diagnostics)
        if (of_all && each.kind == diagnostic_kind::contended && each.experiment == experiment)
            return "other work took processor time";
    return {};
}

finding_or_reason look_for(const report& measured, std::size_t experiment, const assertion& one) {
    for (const std::string& protocol : {one.numerator, one.denominator.value_or(one.numerator)})
        if (std::string why = obstacle(measured, experiment, protocol); !why.empty())
            return {std::nullopt, std::move(why)};

    const std::size_t a = *find_cell(measured.cells, experiment, one.numerator);
    finding_or_reason made;
    if (one.denominator)
        made = ratio_of(measured, a, *find_cell(measured.cells, experiment, *one.denominator),
                        one.figure);
    else
        made.found = figure_of_contender(measured, a, one.figure);

    if (const diagnostic* invalid = find_invalidating(measured, experiment))
        made.reason = fmt::format("the measurement is invalid ({})", code_of(invalid->kind));
    else if (!made.found && made.reason.empty())
        made.reason = "it was not measured";
    else if (std::string why = doubt(measured, experiment, a, one.figure); !why.empty())
        made.reason = std::move(why);
    else if (made.found && !made.found->low && made.reason.empty())
        made.reason = "too few rounds for an interval";
    return made;
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

assertion_outcome check_one(const report& measured, std::size_t experiment, const assertion& one) {
    finding_or_reason made = look_for(measured, experiment, one);
    assertion_outcome outcome;
    outcome.experiment = experiment;
    outcome.found = made.found;
    outcome.reason = std::move(made.reason);
    if (!outcome.reason.empty())
        return outcome;
    const bool low = holds(*made.found->low, one.relation, one.bound);
    const bool high = holds(*made.found->high, one.relation, one.bound);
    if (low == high)
        outcome.result = low ? assertion_result::pass : assertion_result::fail;
    else
        outcome.reason = "the bound is within the interval";
    return outcome;
}

checked_assertion check(const report& measured, const assertion& one) {
    checked_assertion made;
    made.text = one.text;
    for (std::size_t i = 0; i < experiment_count(measured); ++i)
        made.outcomes.push_back(check_one(measured, i, one));
    if (!made.outcomes.empty())
        made.result =
            std::ranges::max_element(made.outcomes, {}, &assertion_outcome::result)->result;
    return made;
}

/// Of a text from elsewhere, in the words of a later version perhaps.
checked_assertion unreadable(const report& measured, std::string text, const std::string& error) {
    checked_assertion made;
    made.text = std::move(text);
    for (std::size_t i = 0; i < experiment_count(measured); ++i) {
        assertion_outcome& outcome = made.outcomes.emplace_back();
        outcome.experiment = i;
        outcome.reason = "it cannot be read: " + error;
    }
    return made;
}

}  // namespace

void check_assertions(report& measured, std::span<const assertion> asserted) {
    std::vector<checked_assertion> checked;
    for (const assertion& one : asserted)
        checked.push_back(check(measured, one));
    measured.assertions = std::move(checked);
}

void check_assertions_again(report& measured) {
    for (checked_assertion& one : measured.assertions) {
        const auto parsed = parse_assertion(one.text);
        one = parsed.value ? check(measured, *parsed.value)
                           : unreadable(measured, one.text, parsed.error);
    }
}

}  // namespace pingpong
