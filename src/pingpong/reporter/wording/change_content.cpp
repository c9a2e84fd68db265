#include "pingpong/reporter/wording/change_content.hpp"

#include <fmt/format.h>

#include "pingpong/analysis/baseline.hpp"
#include "pingpong/reporter/wording/assertion_words.hpp"
#include "pingpong/reporter/wording/finding_names.hpp"

namespace pingpong {
namespace {

std::string name_words(const change& one) {
    return one.reference ? one.protocol + " / " + *one.reference : one.protocol + ", us";
}

std::string verdict_words(const run_changes& what, const change& one) {
    std::string words(name_of(one.kind));
    if (one.kind == change_kind::within)
        words += fmt::format(" {:.3g} %", 100 * what.rules.threshold);
    return one.reason.empty() ? words : words + ": " + one.reason;
}

change_row row_of(const run_changes& what, const change& one, escaper safe) {
    return {safe(name_words(one)),
            setting_words(one.count, one.connections, one.echo, one.payload_bytes),
            figure(one.before, 3),
            figure(one.after, 3),
            one.factor ? interval_words(*one.factor) : std::string(unknown_figure),
            safe(verdict_words(what, one))};
}

std::string conclusion(const run_changes& what) {
    const std::string limit = fmt::format("{:.3g} %", 100 * what.rules.threshold);
    switch (overall(what)) {
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
std::vector<std::string> origin(const run_changes& what, escaper safe) {
    return {fmt::format("Against the run {}.", safe(what.old_name)),
            fmt::format("Runs are taken to differ by {:.3g} % from each other anyway.",
                        100 * what.rules.between_runs)};
}

}  // namespace

change_content content_of(const run_changes& what, escaper safe) {
    change_content made{conclusion(what), origin(what, safe), {}};
    for (const difference& one : what.differences)
        made.sentences.push_back(
            fmt::format("Absolute times are not comparable: {} differs ({}, {}).", safe(one.name),
                        safe(one.before), safe(one.after)));
    for (const change& one : what.changes)
        made.rows.push_back(row_of(what, one, safe));
    return made;
}

}  // namespace pingpong
