#include "pingpong/commands/gate.hpp"

#include <algorithm>
#include <vector>

#include "pingpong/analysis/assertions.hpp"
#include "pingpong/analysis/baseline.hpp"

namespace pingpong::command {
namespace {

exit_status status_of(const std::vector<checked_assertion>& assertions, bool allow_inconclusive) {
    assertion_result worst = assertion_result::pass;
    for (const checked_assertion& one : assertions)
        worst = std::max(worst, one.result);
    if (worst == assertion_result::fail)
        return exit_status::failed;
    return worst == assertion_result::pass || allow_inconclusive ? exit_status::done
                                                                 : exit_status::inconclusive;
}

}  // namespace

void apply(const gate& required, report& measured) {
    if (!required.assertions.empty())
        check_assertions(measured, required.assertions);
    if (required.baseline)
        measured.baseline = changes_between(*required.baseline, measured, required.rules);
    if (!required.assertions.empty() || required.baseline)
        measured.inconclusive_allowed = required.allow_inconclusive;
}

exit_status validity_of(const report& measured) noexcept {
    const bool valid =
        std::ranges::count(measured.diagnostics, severity::invalid, &diagnostic::severity) == 0;
    return valid ? exit_status::done : exit_status::invalid_measurement;
}

exit_status status_of(const gate& required, const report& measured) {
    if (required.assertions.empty() && !required.baseline)
        return exit_status::done;
    exit_status status = validity_of(measured);
    if (required.baseline)
        status = worse(status, validity_of(*required.baseline));
    if (!required.assertions.empty())
        status = worse(status, status_of(measured.assertions, required.allow_inconclusive));
    if (measured.baseline)
        status = worse(status, status_of(*measured.baseline, required.allow_inconclusive));
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
