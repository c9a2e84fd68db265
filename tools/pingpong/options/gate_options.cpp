#include "pingpong/options/gate_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "pingpong/analysis/assertions.hpp"
#include "pingpong/analysis/baseline.hpp"
#include "pingpong/command_error.hpp"
#include "pingpong/files/report_file.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

void add_assert(option_table& table, gate& required, const protocol_table& protocols) {
    const auto assign = [&required, protocols](std::string_view text) {
        if (required.assertions.size() == max_assertions)
            throw usage_error("--assert", fmt::format("given more than {} times", max_assertions));
        auto parsed = parse_assertion(text, protocols.names());
        if (!parsed.value)
            throw usage_error("--assert", in_quotes(text) + ": " + parsed.error);
        required.assertions.push_back(std::move(*parsed.value));
    };
    table.add_repeated("--assert", "TEXT", assign,
                       "A requirement such as 'ws/http-keepalive.median < 0.95' or 'ws.median_us < "
                       "60': exit status 1 if false; may be repeated");
}

option& add_allowance(option_table& table, gate& required) {
    return table.add_flag("--allow-inconclusive", required.allow_inconclusive,
                          "Exit status 0, not 3, if the result is inconclusive");
}

option& add_threshold(option_table& table, gate& rules) {
    return table.add("--threshold", rules.rules.threshold, percentage(0.0001, 10),
                     "A ratio that grows by more than this is a regression");
}

option& add_between_runs(option_table& table, gate& rules) {
    return table.add("--between-runs", rules.rules.between_runs, percentage(0, 1),
                     "Assumed variation of ratios between runs");
}

bool plays(const experiment& experiment, const std::string& protocol) {
    return std::ranges::find(experiment.contenders, protocol, &contender_spec::protocol) !=
           experiment.contenders.end();
}

void validate_assertion_options(const std::vector<assertion>& assertions, const plan& plan) {
    for (const assertion& claim : assertions)
        for (const std::string& protocol :
             {claim.numerator, claim.denominator.value_or(claim.numerator)})
            if (std::ranges::none_of(plan.experiments, [&protocol](const auto& each) {
                    return plays(each, protocol);
                }))
                throw usage_error("--assert",
                                  fmt::format("{}: {} does not play; name it in --protocols",
                                              in_quotes(claim.text), protocol));
}

/// The setting of a contender, as the report of the plan will have it.
cell planned_setting(const plan& plan, std::size_t experiment, const contender_spec& contender) {
    cell planned = planned_cell(plan, experiment, contender);
    // The servers of an open loop are in a process of their own.
    planned.remote = planned.remote || planned.rate_per_s;
    return planned;
}

/// Whether the ratio of two protocols is what `changes_between` compares.
bool is_compared(const protocol_traits& numerator, const protocol_traits& denominator) {
    return (denominator.is_floor && !numerator.is_floor) ||
           (roles::websocket.secured_by(numerator.secured).fits(numerator) &&
            roles::http_kept.secured_by(numerator.secured).fits(denominator));
}

/// Whether a run has the ratio of a cell to that protocol.
bool has_ratio(const report& run, std::size_t cell, const std::string& denominator) {
    return std::ranges::any_of(run.comparisons, [&](const comparison& each) {
        return each.numerator == cell && run.cells[each.denominator].protocol == denominator;
    });
}

/// Whether both runs have a ratio of that contender that is compared.
bool has_change(const report& baseline, const plan& plan, std::size_t experiment,
                const contender_spec& contender) {
    const protocol_table& protocols = plan.protocols;
    const auto old_cell = find_cell_like(baseline, planned_setting(plan, experiment, contender));
    const auto& contenders = plan.experiments[experiment].contenders;
    return old_cell && std::ranges::any_of(contenders, [&](const contender_spec& reference) {
               return is_compared(protocols.find_info(contender.protocol)->traits,
                                  protocols.find_info(reference.protocol)->traits) &&
                      has_ratio(baseline, *old_cell, reference.name());
           });
}

/// The protocol that every other one is compared with, for a sentence.
std::string floor_name(const protocol_table& protocols) {
    for (const protocol_info& each : protocols.infos())
        if (each.traits.is_floor)
            return std::string(each.display_name);
    return "the floor";
}

void validate_baseline(const report& baseline, const plan& plan) {
    for (std::size_t i = 0; i < plan.experiments.size(); ++i)
        for (const contender_spec& contender : plan.experiments[i].contenders)
            if (has_change(baseline, plan, i, contender))
                return;
    throw usage_error("--baseline",
                      fmt::format("the older run has nothing in common with this one; expected a "
                                  "protocol, count, payload and connections that both have, and {}",
                                  floor_name(plan.protocols)));
}

}  // namespace

void add_change_options(option_table& table, gate& rules) {
    table.begin_group("Regressions");
    add_threshold(table, rules);
    add_between_runs(table, rules);
    add_allowance(table, rules);
}

void add_assertion_options(option_table& table, gate& required, const protocol_table& protocols) {
    table.begin_group("Requirements");
    add_assert(table, required, protocols);
    add_allowance(table, required).require_one_of({"--assert"});
}

void add_gate_options(option_table& table, gate& required, const protocol_table& protocols) {
    table.begin_group("Requirements");
    add_assert(table, required, protocols);
    table
        .add_action(
            "--baseline", "OLD",
            [&required](std::string_view path) {
                required.baseline = read_report(std::string(path));
            },
            fmt::format("Compare the ratios to {} with an older report, a file or a remembered "
                        "run: exit status 1 if one is worse",
                        floor_name(protocols)))
        .complete_files();
    add_threshold(table, required).hide_in_brief_help().require_one_of({"--baseline"});
    add_between_runs(table, required).hide_in_brief_help().require_one_of({"--baseline"});
    add_allowance(table, required).hide_in_brief_help().require_one_of({"--assert", "--baseline"});
}

void validate_gate(const gate& required, const plan& plan) {
    validate_assertion_options(required.assertions, plan);
    if (required.baseline)
        validate_baseline(*required.baseline, plan);
}

}  // namespace pingpong::command
