#include "pingpong/reporter/wording/finding.hpp"

#include <fmt/core.h>

#include <chrono>
#include <cmath>
#include <optional>
#include <set>
#include <utility>

#include "pingpong/analysis/diagnose.hpp"
#include "pingpong/report/lookup.hpp"
#include "pingpong/reporter/wording/diagnostic_text.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/spread/spread_text.hpp"

namespace pingpong {
namespace {

/// From here on a relation is a factor instead of a percentage.
constexpr double min_factor = 2;

std::string format_interval(double low, double high, int decimals) {
    return fmt::format(" [{:.{}f}, {:.{}f}]", low, decimals, high, decimals);
}

std::string format_factor(const estimate& factor) {
    const double width = factor.low && factor.high ? *factor.high - *factor.low : 0;
    const int decimals = width > 0 && width < 0.1 ? 2 : 1;
    return fmt::format("{:.{}f} times", factor.value, decimals);
}

std::string format_factor_interval(const estimate& factor) {
    if (!factor.low || !factor.high)
        return {};
    return format_interval(*factor.low, *factor.high, *factor.high - *factor.low < 0.1 ? 2 : 1);
}

/// The change of a time in percent, as a number > 0 for either direction.
struct percent_change {
    double value = 0;
    std::optional<double> low, high;
    int decimals = 1;

    percent_change(const estimate& ratio, bool shorter) {
        const double sign = shorter ? -100 : 100;
        value = sign * (ratio.value - 1);
        if (ratio.low && ratio.high) {
            low = sign * ((shorter ? *ratio.high : *ratio.low) - 1);
            high = sign * ((shorter ? *ratio.low : *ratio.high) - 1);
            decimals = *high - *low < 3 || value < 10 ? 1 : 0;
        } else {
            decimals = value < 10 ? 1 : 0;
        }
    }

    std::string interval() const {
        return low && high ? format_interval(*low, *high, decimals) : std::string();
    }
};

/// A relation in its parts: what comes before the name of the second contender, and the interval
/// after it.
struct relation_parts {
    std::string adjective;  ///< E.g. "4.4 % slower", "2.4 times as fast".
    std::string conjunction;
    std::string interval;
};

relation_parts parts_of(const estimate& ratio) {
    if (ratio.value >= min_factor)
        return {format_factor(ratio) + " as slow", "as", format_factor_interval(ratio)};
    if (ratio.value <= 1 / min_factor) {
        const estimate factor = inverse_of(ratio);
        return {format_factor(factor) + " as fast", "as", format_factor_interval(factor)};
    }
    const bool shorter = ratio.value < 1;
    const percent_change change(ratio, shorter);
    return {
        fmt::format("{:.{}f} % {}", change.value, change.decimals, shorter ? "faster" : "slower"),
        "than", change.interval()};
}

/// The conditions that make a verdict tentative.
std::string format_downgrades(const verdict& verdict) {
    return verdict.certainty == certainty::tentative ? format_cautions(verdict.downgrades)
                                                     : std::string();
}

std::string format_more_time(std::chrono::duration<double> time) {
    if (time < std::chrono::seconds(90))
        return format_count(static_cast<std::uint64_t>(std::ceil(time.count() / 10)) * 10,
                            "more second");
    if (time < std::chrono::minutes(90))
        return format_count(static_cast<std::uint64_t>(std::ceil(time.count() / 60)),
                            "more minute");
    return format_count(static_cast<std::uint64_t>(std::ceil(time.count() / 3600)), "more hour");
}

/// How long it would take to tell the margin from nothing; empty: unknown, or more than a day.
std::string format_time_needed(const report& report, const paired_comparison& figures) {
    if (!figures.rounds_for_margin || *figures.rounds_for_margin <= figures.rounds)
        return {};
    const double times =
        static_cast<double>(*figures.rounds_for_margin) / static_cast<double>(figures.rounds);
    const auto more = std::chrono::duration<double>(report.duration) * (times - 1);
    if (!(more < std::chrono::hours(24)))
        return {};
    return fmt::format("; about {} (--max-time)", format_more_time(more));
}

std::string format_undecided(const report& report, const comparison& comparison,
                             const std::string& numerator, const std::string& denominator) {
    const paired_comparison& figures = comparison.figures;
    std::string text =
        fmt::format("Cannot tell yet whether {} is faster than {}", numerator, denominator);
    if (!figures.claim.low || !figures.claim.high)
        return text + ": one round is too few; use --rounds or --max-time.";
    text += fmt::format(": [{:+.1f}, {:+.1f} %]", 100 * (*figures.claim.low - 1),
                        100 * (*figures.claim.high - 1));
    return text + format_time_needed(report, figures) + '.';
}

std::string format_withheld(const report& report, const comparison& comparison,
                            const std::string& numerator, const std::string& denominator) {
    const std::size_t experiment = report.cells[comparison.numerator].experiment;
    if (const diagnostic* found = find_invalidating(report, experiment))
        return fmt::format("No valid answer: {}.", format_with_remedy(report, *found));
    return fmt::format("No valid answer: the ratio of {} to {} never became steady.", numerator,
                       denominator);
}

/// What the other implementations of WebSocket and HTTP say: "without a library it is 12 % faster
/// [9, 15]".
std::string format_other_implementations(const report& report, const comparison& comparison) {
    const std::size_t experiment = report.cells[comparison.numerator].experiment;
    const security secured = security_of(report, comparison);
    std::string text;
    for (const auto& [other, setting] :
         {std::pair{implementation::lean, "without a library"},
          std::pair{implementation::defaults, "with the library's default settings"}})
        if (const pingpong::comparison* found =
                find_comparison(report, experiment, roles::websocket.by(other).secured_by(secured),
                                roles::http_kept.by(other).secured_by(secured)))
            text += fmt::format("; {} it is {}", setting, format_relation(found->figures.claim));
    return text;
}

/// Of the whole run, without what single machines say.
std::string format_finding_alone(const report& report, const comparison& comparison,
                                 escaper escape) {
    const std::string numerator = format_contender(report.cells[comparison.numerator], escape);
    const std::string denominator = format_contender(report.cells[comparison.denominator], escape);
    const verdict& verdict = comparison.verdict;
    const estimate& claim = comparison.figures.claim;
    if (verdict.certainty == certainty::withheld)
        return format_withheld(report, comparison, numerator, denominator);
    if (verdict.implementation_dependent)
        return capitalize(fmt::format(
            "{} is {} as tuned here, but it depends on the implementation{}.", numerator,
            format_relation(claim, denominator), format_other_implementations(report, comparison)));
    const std::string_view probably = verdict.certainty == certainty::tentative ? "probably " : "";
    const double margin = 100 * report.config.question.margin;
    const std::string caution = format_downgrades(verdict);
    const std::string sentence =
        fmt::format("{} is {}{}", numerator, probably, format_relation(claim, denominator));
    switch (verdict.kind) {
        case verdict_kind::faster:
        case verdict_kind::slower:
            return capitalize(sentence + caution + '.');
        case verdict_kind::small:
            return capitalize(
                fmt::format("{}: measurable, but possibly within the margin of {:.3g} %{}.",
                            sentence, margin, caution));
        case verdict_kind::equivalent:
            return capitalize(fmt::format(
                "{} and {} are {}within the margin of {:.3g} %: no practical difference "
                "[{:+.1f}, {:+.1f} %]{}.",
                numerator, denominator, probably, margin, 100 * (claim.low.value_or(1) - 1),
                100 * (claim.high.value_or(1) - 1), caution));
        case verdict_kind::undecided:
            break;
    }
    return capitalize(format_undecided(report, comparison, numerator, denominator));
}

}  // namespace

std::string_view short_name_of(diagnostic_kind kind) noexcept {
    switch (kind) {
        case diagnostic_kind::sanitized_build:
            return "sanitizers";
        case diagnostic_kind::debug_build:
            return "unoptimized build";
        case diagnostic_kind::slow_clock:
            return "slow clock";
        case diagnostic_kind::interrupted:
            return "interrupted";
        case diagnostic_kind::missing_ranks:
            return "missing ranks";
        case diagnostic_kind::shared_processors:
            return "shared processors";
        case diagnostic_kind::void_blocks:
            return "void blocks";
        case diagnostic_kind::unverified:
            return "unverified server";
        case diagnostic_kind::failed:
            return "a contender failed";
        case diagnostic_kind::delayed_replies:
            return "delayed replies";
        case diagnostic_kind::different_replies:
            return "different replies";
        case diagnostic_kind::reconnected:
            return "reconnections";
        case diagnostic_kind::service_warm_up:
            return "service warmed up";
        case diagnostic_kind::open_loop:
            return "rate not kept";
        case diagnostic_kind::overloaded:
            return "overloaded processors";
        case diagnostic_kind::contended:
            return "CPU contention";
        case diagnostic_kind::level_shift:
            return "machine speed varied";
        case diagnostic_kind::few_connections:
            return "few connections";
        case diagnostic_kind::not_steady:
            return "never steady";
        case diagnostic_kind::warm_up:
            return "warm-up dropped";
        case diagnostic_kind::autocorrelated:
            return "correlated rounds";
        case diagnostic_kind::drift:
            return "drift within rounds";
        case diagnostic_kind::unstable:
            return "unstable ratio";
        case diagnostic_kind::imprecise:
        case diagnostic_kind::limited:
            return "precision not reached";
        case diagnostic_kind::many_comparisons:
            break;
    }
    return "one of several comparisons";
}

std::string format_cautions(const std::vector<diagnostic_kind>& kinds) {
    std::string names;
    std::set<diagnostic_kind> known;
    for (const diagnostic_kind kind : kinds)
        if (known.insert(kind).second)
            names += fmt::format("{}{}", names.empty() ? "" : ", ", short_name_of(kind));
    return names.empty() ? names : fmt::format(" (caution: {})", names);
}

estimate inverse_of(const estimate& ratio) {
    estimate inverse;
    inverse.value = 1 / ratio.value;
    if (ratio.low && ratio.high) {
        inverse.low = 1 / *ratio.high;
        inverse.high = 1 / *ratio.low;
    }
    return inverse;
}

std::string format_relation(const estimate& ratio) {
    const relation_parts parts = parts_of(ratio);
    return parts.adjective + parts.interval;
}

std::string format_relation(const estimate& ratio, std::string_view denominator) {
    const relation_parts parts = parts_of(ratio);
    return fmt::format("{} {} {}{}", parts.adjective, parts.conjunction, denominator,
                       parts.interval);
}

std::string format_finding(const report& report, const comparison& comparison, escaper escape) {
    return format_finding_alone(report, comparison, escape) +
           format_spread_sentence(report, comparison, escape);
}

std::string_view format_verdict_kind(const comparison& comparison) {
    const verdict& verdict = comparison.verdict;
    if (verdict.certainty == certainty::withheld)
        return "not valid";
    if (verdict.implementation_dependent)
        return "implementation-dependent";
    switch (verdict.kind) {
        case verdict_kind::faster:
            return "faster";
        case verdict_kind::slower:
            return "slower";
        case verdict_kind::equivalent:
            return "same";
        case verdict_kind::small:
            return comparison.figures.claim.value < 1 ? "slightly faster" : "slightly slower";
        case verdict_kind::undecided:
            break;
    }
    return "undecided";
}

std::string format_brief_finding(const comparison* compared) {
    if (!compared)
        return "not compared";
    const estimate& claim = compared->figures.claim;
    const std::string kind(format_verdict_kind(*compared));
    if (compared->verdict.certainty == certainty::withheld || !claim.low || !claim.high)
        return kind;
    if (compared->verdict.implementation_dependent)
        return format_relation(claim) + " *";
    if (compared->verdict.kind == verdict_kind::equivalent ||
        compared->verdict.kind == verdict_kind::undecided)
        return fmt::format("{} [{:+.1f}, {:+.1f} %]", kind, 100 * (*claim.low - 1),
                           100 * (*claim.high - 1));
    return format_relation(claim);
}

}  // namespace pingpong
