#include "pingpong/commands/gate.hpp"
#include "pingpong/analysis/parse_assertion.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pingpong/analysis/baseline.hpp"
#include "pingpong/analysis/check_assertions.hpp"
#include "pingpong/command_error.hpp"
#include "pingpong/options/numbers.hpp"
#include "pingpong/process/report_file.hpp"
#include "pingpong/protocols/protocol_table.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

command_error wrong(std::string_view option, const std::string& why) {
    return command_error(exit_status::wrong_usage, fmt::format("{}: {}", option, why));
}

/// An option that would have no effect is an error: it was meant to have one.
void check_for_effect(const gate_words& words) {
    const auto need = [](bool given, const char* option, bool needed, const char* what) {
        if (given && !needed)
            throw wrong(option, fmt::format("has no effect without {}", what));
    };
    const bool compares = words.baseline.has_value();
    need(words.rules.threshold.has_value(), "--threshold", compares, "--baseline");
    need(words.rules.between_runs.has_value(), "--between-runs", compares, "--baseline");
    need(words.rules.allow_inconclusive, "--allow-inconclusive",
         compares || !words.assertions.empty(), "--assert or --baseline");
}

exit_status status_of(const std::vector<checked_assertion>& assertions, bool allow_inconclusive) {
    assertion_result worst = assertion_result::pass;
    for (const checked_assertion& one : assertions)
        worst = std::max(worst, one.result);
    if (worst == assertion_result::fail)
        return exit_status::failed;
    return worst == assertion_result::pass || allow_inconclusive ? exit_status::done
                                                                 : exit_status::inconclusive;
}

bool plays(const plan& what, const std::string& protocol) {
    return std::ranges::any_of(what.experiments, [&protocol](const experiment& each) {
        return std::ranges::find(each.contenders, protocol, &contender_spec::protocol) !=
               each.contenders.end();
    });
}

}  // namespace

change_rules rules_of(const rules_words& words) {
    change_rules rules;
    if (words.threshold)
        rules.threshold = percentage_of("--threshold", *words.threshold, 0.0001, 10);
    if (words.between_runs)
        rules.between_runs = percentage_of("--between-runs", *words.between_runs, 0, 1);
    return rules;
}

gate gate_of(const gate_words& words) {
    check_for_effect(words);
    if (words.assertions.size() > max_assertions)
        throw wrong("--assert", fmt::format("given more than {} times", max_assertions));
    gate asked;
    for (const std::string& text : words.assertions) {
        auto parsed = parse_assertion(text, protocol_table().names());
        if (!parsed.value)
            throw wrong("--assert", in_quotes(text) + ": " + parsed.error);
        asked.assertions.push_back(std::move(*parsed.value));
    }
    asked.rules = rules_of(words.rules);
    asked.allow_inconclusive = words.rules.allow_inconclusive;
    if (words.baseline)
        asked.baseline = read_report(*words.baseline);
    return asked;
}

void check_that_all_play(const std::vector<assertion>& assertions, const plan& what) {
    for (const assertion& one : assertions)
        for (const std::string& protocol : {one.numerator, one.denominator.value_or(one.numerator)})
            if (!plays(what, protocol))
                throw wrong("--assert", fmt::format("{}: {} does not play; name it in --protocols",
                                                    in_quotes(one.text), protocol));
}

void apply(const gate& asked, report& measured) {
    if (!asked.assertions.empty())
        check_assertions(measured, asked.assertions);
    if (asked.baseline)
        measured.baseline = changes_between(*asked.baseline, measured, asked.rules);
    if (!asked.assertions.empty() || asked.baseline)
        measured.inconclusive_allowed = asked.allow_inconclusive;
}

exit_status validity_of(const report& measured) noexcept {
    const bool valid =
        std::ranges::count(measured.diagnostics, severity::invalid, &diagnostic::severity) == 0;
    return valid ? exit_status::done : exit_status::invalid_measurement;
}

exit_status status_of(const gate& asked, const report& measured) {
    if (asked.assertions.empty() && !asked.baseline)
        return exit_status::done;
    exit_status status = validity_of(measured);
    if (asked.baseline)
        status = worse(status, validity_of(*asked.baseline));
    if (!asked.assertions.empty())
        status = worse(status, status_of(measured.assertions, asked.allow_inconclusive));
    if (measured.baseline)
        status = worse(status, status_of(*measured.baseline, asked.allow_inconclusive));
    return status;
}

exit_status status_of(const run_changes& what, bool allow_inconclusive) noexcept {
    switch (overall(what)) {
        case change_kind::regression:
            return exit_status::failed;
        case change_kind::inconclusive:
            return allow_inconclusive ? exit_status::done : exit_status::inconclusive;
        default:
            return exit_status::done;
    }
}

}  // namespace pingpong::command
