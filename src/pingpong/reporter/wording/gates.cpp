#include "pingpong/reporter/wording/gates.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "pingpong/analysis/baseline.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/names.hpp"

namespace pingpong {
namespace {

const cell& first_cell_of(const report& report, std::size_t experiment) {
    return *std::ranges::find(report.cells, experiment, &cell::experiment);
}

std::string to_upper_case(std::string_view word) {
    std::string upper(word);
    for (char& letter : upper)
        letter = static_cast<char>(letter - 'a' + 'A');
    return upper;
}

std::string format_changed_contender(const change& change) {
    return change.reference ? change.protocol + " / " + *change.reference
                            : change.protocol + ", us";
}

std::string format_threshold(const run_changes& changes) {
    return fmt::format("{:.3g} %", 100 * changes.rules.threshold);
}

std::string format_change_result(const run_changes& changes, const change& change) {
    std::string text(name_of(change.kind));
    if (change.kind == change_kind::within)
        text += ' ' + format_threshold(changes);
    return text;
}

/// Whether both reports have the same figures, to the last digit: they are of the same run.
bool are_of_same_run(const run_changes& changes) {
    return !changes.changes.empty() && std::ranges::all_of(changes.changes, [](const change& each) {
        return each.kind == change_kind::within && each.before == each.after;
    });
}

change_row format_change(const run_changes& changes, const change& change, escaper escape) {
    const std::string result = format_change_result(changes, change);
    return {escape(format_changed_contender(change)),
            format_setting(change.count, change.connections, change.echo, change.payload_bytes),
            format_figure(change.before, 3),
            format_figure(change.after, 3),
            change.factor ? format_estimate(*change.factor) : std::string(unknown_figure),
            escape(change.reason.empty() ? result : result + ": " + change.reason),
            escape(result),
            escape(change.reason)};
}

std::string format_conclusion(const run_changes& changes) {
    const std::string limit = format_threshold(changes);
    if (are_of_same_run(changes))
        return "No change: both reports have the same figures.";
    switch (overall(changes)) {
        case change_kind::regression:
            return "A regression beyond " + limit + " is proven.";
        case change_kind::inconclusive:
            return "Inconclusive: a regression beyond " + limit +
                   " is neither proven nor excluded.";
        default:
            return "No regression beyond " + limit + '.';
    }
}

/// What it is compared with, and how.
std::vector<std::string> format_origin(const run_changes& changes, escaper escape) {
    std::vector<std::string> lines;
    if (!changes.old_name.empty())
        lines.push_back(fmt::format("Compared with run {}.", escape(changes.old_name)));
    if (changes.rules.between_runs)
        lines.push_back(fmt::format("Assumed variation between runs: {:.3g} %.",
                                    100 * *changes.rules.between_runs));
    return lines;
}

}  // namespace

std::string format_outcome(const report& report, const assertion_outcome& outcome) {
    const cell& first = first_cell_of(report, outcome.experiment);
    return (outcome.figure ? format_estimate(*outcome.figure) : std::string("no figure")) + " at " +
           format_setting(first.count, first.connections, first.echo, first.payload_request_bytes);
}

namespace {

/// The outcomes of many experiments: "fail in 8 of 9 settings, as 1.39 [1.29, 1.50] at ...".
std::string format_many_outcomes(const report& report, const checked_assertion& assertion) {
    const auto is_worst = [&assertion](const assertion_outcome& outcome) {
        return outcome.result == assertion.result;
    };
    const auto number = std::ranges::count_if(assertion.outcomes, is_worst);
    const auto distance = [&](const assertion_outcome& outcome) {
        return is_worst(outcome) && outcome.figure ? std::abs(std::log(outcome.figure->value)) : -1;
    };
    const assertion_outcome& extreme = *std::ranges::max_element(assertion.outcomes, {}, distance);
    return fmt::format(": {} of {} settings, such as {}", number, assertion.outcomes.size(),
                       format_outcome(report, extreme));
}

}  // namespace

std::vector<std::string> format_assertions(const report& report, escaper escape) {
    std::vector<std::string> lines;
    for (const checked_assertion& assertion : report.assertions) {
        constexpr std::size_t max_outcomes = 2;
        const bool many = assertion.outcomes.size() > max_outcomes;
        std::string found = many ? format_many_outcomes(report, assertion) : std::string();
        for (const assertion_outcome& outcome : assertion.outcomes) {
            if (many)
                break;
            found += (found.empty() ? ": " : "; ") + format_outcome(report, outcome);
            if (!outcome.reason.empty())
                found += " (" + escape(outcome.reason) + ')';
            else if (outcome.result != assertion.result)
                found += fmt::format(" ({})", name_of(outcome.result));
        }
        lines.push_back(fmt::format("{} {}{}", to_upper_case(name_of(assertion.result)),
                                    escape(assertion.text), found));
    }
    return lines;
}

run_changes with_display_names(run_changes changes, const std::vector<cell>& cells) {
    const auto rename = [&cells](std::string& protocol) {
        const auto found = std::ranges::find(cells, protocol, &cell::protocol);
        if (found != cells.end())
            protocol = format_contender(*found, verbatim);
    };
    for (change& each : changes.changes) {
        rename(each.protocol);
        if (each.reference)
            rename(*each.reference);
    }
    return changes;
}

formatted_changes format_changes(const run_changes& changes, escaper escape) {
    formatted_changes formatted{format_conclusion(changes), format_origin(changes, escape), {}};
    for (const difference& difference : changes.differences)
        formatted.sentences.push_back(fmt::format(
            "Absolute times are not comparable: {} differs ({}, {}).", escape(difference.name),
            escape(difference.before), escape(difference.after)));
    for (const change& change : changes.changes)
        formatted.rows.push_back(format_change(changes, change, escape));
    return formatted;
}

}  // namespace pingpong
