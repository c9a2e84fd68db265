#include "pingpong/analysis/baseline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "pingpong/analysis/circumstances.hpp"
#include "pingpong/analysis/diagnose.hpp"
#include "pingpong/report/lookup.hpp"
#include "pingpong/statistics/regression.hpp"

namespace pingpong {
namespace {

const comparison* compared_with(const report& report, std::size_t cell,
                                std::string_view reference) {
    const auto& numerator = report.cells[cell];
    return find_comparison(report, numerator.experiment, numerator.protocol, reference);
}

/// One of the two runs, with its comparison.
struct side {
    const report& run;
    std::string_view name;  ///< Which run.
    const comparison* found = nullptr;

    /// Why the comparison cannot be trusted; empty if it can.
    std::string doubt() const {
        const std::size_t experiment = run.cells[found->numerator].experiment;
        if (const diagnostic* invalid = find_invalidating(run, experiment))
            return fmt::format("the {} run is invalid ({})", name, code_of(invalid->kind));
        if (!found->figures.steady)
            return fmt::format("the ratio never became steady in the {} run", name);
        if (!found->figures.log_ratio_sd)
            return fmt::format("the {} run has too few rounds for an interval", name);
        return {};
    }

    log_ratio_of_run ratio(const change_rules& rules) const {
        log_ratio_of_run result;
        result.mean = found->figures.log_ratio_mean;
        result.unseen = rules.between_runs ? *rules.between_runs * *rules.between_runs
                                           : found->figures.unseen.log_ratio;
        result.sd = found->figures.claimed.log_ratio.sd();
        result.values = found->figures.claimed.log_ratio.count;
        return result;
    }
};

void compare_change(change& result, const side& before, const side& after,
                    const change_rules& rules) {
    result.before = before.found->figures.ratio.value;
    result.after = after.found->figures.ratio.value;
    result.factor = change_between(before.ratio(rules), after.ratio(rules),
                                   after.run.config.question.confidence);
    result.reason = before.doubt();
    if (result.reason.empty())
        result.reason = after.doubt();
    result.kind = result.reason.empty() ? kind_of_change(*result.factor, rules.threshold)
                                        : change_kind::inconclusive;
}

/// The change of a cell of the new run.
change change_from(const report& old_run, const report& new_run, std::size_t cell,
                   std::string_view reference, const change_rules& rules) {
    change result = change_of(new_run.cells[cell], reference);
    const auto old_cell = find_cell_like(old_run, new_run.cells[cell]);
    if (!old_cell) {
        result.reason = "not measured in the old run";
        return result;
    }
    const side before{old_run, "old", compared_with(old_run, *old_cell, reference)};
    const side after{new_run, "new", compared_with(new_run, cell, reference)};
    if (before.found && after.found)
        compare_change(result, before, after, rules);
    else
        result.reason = fmt::format("the {} run has no {} to compare it with",
                                    after.found ? before.name : after.name, reference);
    return result;
}

/// A run does not differ from itself, however little it knows.
void set_unchanged(change& change) {
    if (change.before != change.after)
        return;
    change.kind = change_kind::within;
    change.reason.clear();
}

/// The change of a cell that only the old run has.
change lost(const cell& cell, std::string_view reference) {
    change result = change_of(cell, reference);
    result.reason = "not measured in the new run";
    return result;
}

/// What the others are compared with, by the name that it has in either run.
std::string_view floor_of(const report& old_run, const report& new_run) {
    for (const report* run : {&new_run, &old_run})
        for (const cell& cell : run->cells)
            if (cell.description.traits.is_floor)
                return cell.protocol;
    return "floor";
}

}  // namespace

bool same_setting(const cell& a, const cell& b) {
    return a.protocol == b.protocol && a.count == b.count && a.connections == b.connections &&
           a.payload_request_bytes == b.payload_request_bytes && a.echo == b.echo &&
           a.remote == b.remote && a.rate_per_s == b.rate_per_s;
}

std::optional<std::size_t> find_cell_like(const report& report, const cell& wanted) {
    for (std::size_t i = 0; i < report.cells.size(); ++i)
        if (same_setting(report.cells[i], wanted))
            return i;
    return std::nullopt;
}

change change_of(const cell& cell, std::string_view reference) {
    change result;
    result.protocol = cell.protocol;
    result.reference = reference;
    result.count = cell.count;
    result.connections = cell.connections;
    result.payload_bytes = cell.payload_request_bytes;
    result.echo = cell.echo;
    return result;
}

run_changes changes_between(const report& old_run, const report& new_run,
                            const change_rules& rules) {
    run_changes result;
    result.old_name = old_run.run_id;
    result.rules = rules;
    result.differences = differences_between(old_run, new_run);
    const std::string_view floor = floor_of(old_run, new_run);
    for (std::size_t i = 0; i < new_run.cells.size(); ++i) {
        const cell& cell = new_run.cells[i];
        if (!cell.description.traits.is_floor)
            result.changes.push_back(change_from(old_run, new_run, i, floor, rules));
        const security secured = cell.description.traits.secured;
        const comparison* answer =
            find_comparison(new_run, cell.experiment, roles::websocket.secured_by(secured),
                            roles::http_kept.secured_by(secured));
        if (answer && answer->numerator == i)
            result.changes.push_back(change_from(
                old_run, new_run, i, new_run.cells[answer->denominator].protocol, rules));
    }
    for (const cell& cell : old_run.cells)
        if (!cell.description.traits.is_floor && !find_cell_like(new_run, cell))
            result.changes.push_back(lost(cell, floor));
    if (!old_run.run_id.empty() && old_run.run_id == new_run.run_id)
        for (change& each : result.changes)
            set_unchanged(each);
    return result;
}

change_kind kind_of_change(const estimate& factor, double threshold) noexcept {
    const double max_factor = 1 + threshold;
    if (!factor.low || !factor.high)
        return change_kind::inconclusive;
    if (*factor.low > max_factor)
        return change_kind::regression;
    if (*factor.high < 1 / max_factor)
        return change_kind::improvement;
    return *factor.high <= max_factor ? change_kind::within : change_kind::inconclusive;
}

change_kind overall(const run_changes& all) noexcept {
    // That WebSocket became slower than HTTP is no regression when the latter became faster: a
    // change counts when what it refers to has no change of its own.
    const auto has_own = [&all](const std::optional<std::string>& reference) {
        return std::ranges::any_of(all.changes, [&reference](const change& change) {
            return change.reference && change.protocol == reference;
        });
    };
    const auto count = [&all, &has_own](change_kind kind) {
        return std::ranges::count_if(all.changes, [kind, &has_own](const change& change) {
            return change.kind == kind && !has_own(change.reference);
        });
    };
    if (count(change_kind::regression) > 0)
        return change_kind::regression;
    const auto proven = count(change_kind::within) + count(change_kind::improvement);
    if (count(change_kind::inconclusive) > 0 || proven == 0)
        return change_kind::inconclusive;
    return change_kind::within;
}

}  // namespace pingpong
