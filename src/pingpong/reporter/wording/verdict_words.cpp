#include "pingpong/reporter/wording/verdict_words.hpp"
#include "pingpong/reporter/wording/diagnostic_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string_view>

#include "pingpong/analysis/diagnose.hpp"
#include "pingpong/report/lookup.hpp"
#include "pingpong/reporter/wording/crossover_words.hpp"
#include "pingpong/reporter/wording/finding_names.hpp"
#include "pingpong/reporter/wording/headline.hpp"
#include "pingpong/reporter/wording/reason_words.hpp"
#include "pingpong/reporter/wording/reconnection_words.hpp"
#include "pingpong/reporter/wording/unanswered.hpp"

namespace pingpong {
namespace {

/// What all sentences are made from.
struct context {
    const report& what;
    escaper safe;

    std::string name(std::size_t cell) const {
        return name_for_people(what.cells[cell].protocol, safe);
    }
    double margin_percent() const { return 100 * what.config.question.margin; }
};

std::string undecided_words(const context& of, const comparison& one) {
    const paired_comparison& figures = one.figures;
    std::string words =
        fmt::format("Cannot tell: {} takes {} the time of {}.", of.name(one.numerator),
                    ratio_words(figures), of.name(one.denominator));
    if (!figures.min_detectable_ratio)
        return words + " One round is too few; ask for more by --rounds or --max-time.";
    words += fmt::format(" A difference of {:.1f} % would have been seen",
                         100 * *figures.min_detectable_ratio);
    if (figures.rounds_for_margin && *figures.rounds_for_margin > figures.rounds)
        words += fmt::format(
            "; to see one of {:.0f} % takes about {} rounds of the same kind "
            "(--max-time, --rounds)",
            of.margin_percent(), *figures.rounds_for_margin);
    return words + '.';
}

std::string withheld_words(const context& of, const comparison& one) {
    if (const diagnostic* each =
            find_invalidating(of.what, of.what.cells[one.numerator].experiment))
        return fmt::format("No answer: {} {}", format_diagnostic(of.what, *each),
                           remedy_of(each->kind));
    return fmt::format("No answer: the ratio of {} by {} never became steady.",
                       of.name(one.numerator), of.name(one.denominator));
}

/// E.g. "6 % more time than", "5.2 times as long as", "1/5.2 of the time of".
std::string time_words(double ratio) {
    if (ratio >= 2)
        return fmt::format("{:.1f} times as long as", ratio);
    if (ratio <= 0.5)
        return fmt::format("1/{:.1f} of the time of", 1 / ratio);
    const double percent = 100 * std::abs(ratio - 1);
    return fmt::format("{:.{}f} % {} than", percent, percent < 1 ? 1 : 0,
                       ratio < 1 ? "less time" : "more time");
}

std::string finding_words(const context& of, const comparison& one) {
    const std::string a = of.name(one.numerator), b = of.name(one.denominator);
    const bool probably = one.verdict.certainty == certainty::tentative;
    const std::string takes =
        fmt::format("{} takes {} {}", a, time_words(one.figures.ratio.value), b);
    switch (one.verdict.kind) {
        case verdict_kind::faster:
            return fmt::format("{}: {}.", probably ? "Probably yes" : "Yes", takes);
        case verdict_kind::slower:
            return fmt::format("{}: {}.", probably ? "Probably not" : "No", takes);
        case verdict_kind::equivalent:
            return fmt::format("{}: {} and {} take the same time, within {:.0f} %.",
                               probably ? "Probably neither" : "Neither", a, b,
                               of.margin_percent());
        case verdict_kind::small:
            return fmt::format(
                "{}: {}, which is measurable, but it may be less than the {:.0f} % "
                "that are asked of a difference.",
                probably ? "Probably hardly" : "Hardly", takes, of.margin_percent());
        case verdict_kind::undecided:
            break;
    }
    return undecided_words(of, one);
}

/// What the other implementations of the same two protocols say.
std::string other_implementations(const context& of, const headline& chief) {
    std::string words;
    for (const auto& [a, b, who] :
         {std::tuple{"ws-lean", "http-lean", "without a library"},
          std::tuple{"ws-default", "http-default", "with the library's default settings"}})
        if (const comparison* one = find_comparison(of.what, chief.view->index, a, b))
            words +=
                fmt::format("{}{}, {}", words.empty() ? "" : "; ", who, ratio_words(one->figures));
    return words;
}

std::string answer_in_short(const context& of, const headline& chief) {
    const comparison& one = *chief.primary;
    if (one.verdict.certainty == certainty::withheld)
        return withheld_words(of, one);
    if (!one.verdict.implementation_dependent)
        return finding_words(of, one);
    return fmt::format(
        "It depends on the implementation, not on the protocols: {} takes {} the time of {} as "
        "both are tuned here, but {}.",
        of.name(one.numerator), ratio_words(one.figures), of.name(one.denominator),
        other_implementations(of, chief));
}

/// The other counts of a setting, where they answer otherwise.
std::string other_counts(const setting& one, const headline& chief) {
    std::string words;
    bool all_alike = true;
    for (const headline& each : one) {
        all_alike &= word_of(each.primary->verdict) == word_of(chief.primary->verdict);
        words +=
            fmt::format("{}{} at {}", words.empty() ? "" : ", ", word_of(each.primary->verdict),
                        each.view->contenders.front().what->count);
    }
    return all_alike ? "" : fmt::format(" By count of exchanges: {}.", words);
}

std::string does_it(const context& of, const std::vector<setting>& settings) {
    const headline& chief = chief_of(settings.front());
    if (settings.size() > 1)
        return crossover_words(of.what, settings, of.safe) +
               reconnection_words(of.what, settings, of.safe);
    return answer_in_short(of, chief) + other_counts(settings.front(), chief) +
           reconnection_words(of.what, settings, of.safe);
}

std::string exchanges_of(const estimate& count) {
    const auto whole = [](double value) { return std::ceil(std::max(value, 1.0)); };
    std::string words = fmt::format("{:.0f}", whole(count.value));
    if (count.low && count.high)
        words += fmt::format(" [{:.0f}, {:.0f}]", whole(*count.low), whole(*count.high));
    return words;
}

std::string break_even_words(const context& of, const cell_break_even& one) {
    const std::string a = of.name(one.numerator), b = of.name(one.denominator);
    switch (one.count.kind) {
        case break_even_kind::from_first:
            return fmt::format(" {} is ahead of {} from the first exchange on.", a, b);
        case break_even_kind::from_n:
            return fmt::format(" {} is ahead of {} after {} exchanges.", a, b,
                               exchanges_of(*one.count.exchanges));
        case break_even_kind::below_n:
            return fmt::format(" {} is ahead of {} below {} exchanges.", a, b,
                               exchanges_of(*one.count.exchanges));
        case break_even_kind::never:
            return fmt::format(" {} never catches up with {}.", a, b);
        case break_even_kind::unreliable:
            break;
    }
    return fmt::format(
        " From how many exchanges on {} is ahead of {} cannot be told: what an "
        "exchange saves is too near to nothing.",
        a, b);
}

std::string break_evens_words(const context& of, const headline& chief) {
    std::string words;
    for (const cell_break_even& one : of.what.break_evens)
        if (one.numerator == chief.primary->numerator)
            words += break_even_words(of, one);
    return words;
}

std::string set_up_words(const context& of, const headline& chief) {
    const auto set_up = [&of](std::size_t cell) -> std::optional<estimate> {
        for (const cell_cost& one : of.what.costs)
            if (one.cell == cell)
                return one.set_up_ns;
        return std::nullopt;
    };
    const auto a = set_up(chief.primary->numerator);
    const auto b = set_up(chief.primary->denominator);
    if (!a || !b)
        return {};
    return fmt::format(" Opening a connection takes {:.0f} us for {}, {:.0f} us for {}.",
                       a->value / 1000, of.name(chief.primary->numerator), b->value / 1000,
                       of.name(chief.primary->denominator));
}

std::string by_how_much(const context& of, const headline& chief) {
    const comparison& one = *chief.primary;
    const cell& first = of.what.cells[one.numerator];
    std::string words = fmt::format(
        "{} takes {} the time of {}, {} per {} ({}).", of.name(one.numerator),
        ratio_words(one.figures), of.name(one.denominator),
        difference_words(one.figures.difference_claim),
        first.connections == 1 ? "exchange" : "round trip", experiment_words(*chief.view));
    if (first.connections > 1 && one.throughput_ratio)
        words +=
            fmt::format(" It does {:.2f}x as many exchanges per second.", *one.throughput_ratio);
    if (one.verdict.certainty == certainty::withheld)
        return "Measured, but not to be relied on: " + words;
    return words + set_up_words(of, chief) + break_evens_words(of, chief);
}

std::string self_check_words(const report& what, std::size_t experiment) {
    for (const experiment_checks& one : what.checks)
        if (one.experiment == experiment && one.contention_mean)
            return fmt::format(
                " Elapsed by CPU time was {:.2f}; 1 means that it never waited for a processor.",
                *one.contention_mean);
    return {};
}

std::string how_sure(const context& of, const headline& chief) {
    const paired_comparison& figures = chief.primary->figures;
    std::string words =
        fmt::format("In brackets {:.0f} % confidence intervals over {}",
                    100 * of.what.config.question.confidence, counted(figures.rounds, "round"));
    if (figures.null_floor)
        words += fmt::format(
            "; compared with itself, either protocol differs by up to {:.1f} %, and no interval is "
            "narrower",
            100 * *figures.null_floor);
    words += '.' + self_check_words(of.what, chief.view->index);
    words +=
        fmt::format(" It holds for this machine{} and this run of {}.",
                    on_loopback(of.what.cells[chief.primary->numerator]) ? ", its loopback" : "",
                    run_length_words(of.what));
    std::size_t warnings = 0;
    for (const diagnostic& one : of.what.diagnostics)
        warnings += one.severity() != severity::note ? 1 : 0;
    if (warnings > 0)
        words += fmt::format(" {} below.", counted(warnings, "warning"));
    const std::string change = change_words(of.what, chief);
    return change.empty() ? words : words + ' ' + change;
}

}  // namespace

std::vector<answer> answers_of(const report& what, escaper safe) {
    const std::vector<experiment_view> views = experiments_of(what);
    const std::vector<setting> settings = settings_of(what, views);
    std::vector<answer> answers;
    const auto none = unanswered_question(what, views, safe);
    if (none)
        answers.push_back(*none);
    if (settings.empty())
        return answers;
    const context of{what, safe};
    const headline& chief = chief_of(settings.front());
    std::string much = by_how_much(of, chief);
    much.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(much.front())));
    if (none) {
        answers.push_back({"And the others?", much});
    } else {
        const auto question = fmt::format("Does {} beat {}?", of.name(chief.primary->numerator),
                                          of.name(chief.primary->denominator));
        answers.push_back({question, does_it(of, settings)});
        answers.push_back({"By how much?", much});
        answers.push_back({"Why?", why_words(what, chief, safe)});
    }
    answers.push_back({"How sure?", how_sure(of, chief)});
    return answers;
}

}  // namespace pingpong
