#include "pingpong/commands/gate.hpp"

#include <algorithm>
#include <vector>

#include "pingpong/analysis/assertions.hpp"
#include "pingpong/analysis/baseline.hpp"

namespace pingpong::command {
namespace {

exit_status status_of(const std::vector<checked_assertion>& assertions, bool allow_inconclusive) {
    assertion_result worst = assertion_result::pass;
    for (const checked_assertion& assertion : assertions)
        worst = std::max(worst, assertion.result);
    if (worst == assertion_result::fail)
        return exit_status::failed;
    return worst == assertion_result::pass || allow_inconclusive ? exit_status::done
                                                                 : exit_status::inconclusive;
}

}  // namespace

void apply_gate(const gate& gate, report& report) {
    if (!gate.assertions.empty())
        check_assertions(report, gate.assertions);
    if (gate.baseline)
        report.baseline = changes_between(*gate.baseline, report, gate.rules);
    if (!gate.assertions.empty() || gate.baseline)
        report.inconclusive_allowed = gate.allow_inconclusive;
}

exit_status validity_of(const report& report) noexcept {
    const bool valid =
        std::ranges::count(report.diagnostics, severity::invalid, &diagnostic::severity) == 0;
    return valid ? exit_status::done : exit_status::invalid_measurement;
}

exit_status status_of(const gate& gate, const report& report) {
    if (gate.assertions.empty() && !gate.baseline)
        return exit_status::done;
    exit_status status = validity_of(report);
    if (gate.baseline)
        status = worse(status, validity_of(*gate.baseline));
    if (!gate.assertions.empty())
        status = worse(status, status_of(report.assertions, gate.allow_inconclusive));
    if (report.baseline)
        status = worse(status, status_of(*report.baseline, gate.allow_inconclusive));
    return status;
}

exit_status status_of(const run_changes& changes, bool allow_inconclusive) noexcept {
    switch (overall(changes)) {
        case change_kind::regression:
            return exit_status::failed;
        case change_kind::inconclusive:
            return allow_inconclusive ? exit_status::done : exit_status::inconclusive;
        default:
            return exit_status::done;
    }
}

}  // namespace pingpong::command
