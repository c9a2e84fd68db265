#include "pingpong/analysis/assertions.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "pingpong/analysis/comparisons.hpp"
#include "pingpong/analysis/diagnose.hpp"
#include "pingpong/analysis/summaries.hpp"
#include "pingpong/core/protocol.hpp"
#include "pingpong/report/lookup.hpp"

namespace pingpong {

namespace {

using named_figure = std::pair<std::string_view, asserted_figure>;

constexpr named_figure of_two[] = {
    {"median", asserted_figure::median},
    {"mean", asserted_figure::mean},
    {"p99", asserted_figure::p99},
};

constexpr named_figure of_one[] = {
    {"median_us", asserted_figure::median}, {"mean_us", asserted_figure::mean},
    {"p99_us", asserted_figure::p99},       {"setup_us", asserted_figure::set_up},
    {"cpu_us", asserted_figure::cpu},       {"throughput_per_s", asserted_figure::throughput},
};

constexpr std::string_view blanks = " \t";

bool belongs_to_a_word(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || character == '-' || character == '_';
}

/// Reads word by word; after the first error nothing more is read.
class assertion_reader {
public:
    assertion_reader(std::string_view text, std::span<const std::string_view> protocols)
        : text_(text), protocols_(protocols) {
        made_.text = text;
    }

    parsed_assertion read() {
        made_.numerator = protocol();
        if (take("/"))
            made_.denominator = other_protocol();
        if (!take("."))
            fail(made_.denominator ? ". and a figure" : "/ and a protocol, or . and a figure");
        made_.figure = figure(made_.denominator ? std::span<const named_figure>(of_two) : of_one);
        made_.relation = relation_to_bound();
        made_.bound = bound();
        skip_blanks();
        if (at_ < text_.size())
            fail("the end");
        if (!error_.empty())
            return {std::nullopt, error_};
        return {std::move(made_), {}};
    }

private:
    void skip_blanks() { at_ = std::min(text_.find_first_not_of(blanks, at_), text_.size()); }

    bool take(std::string_view sign) {
        skip_blanks();
        if (!error_.empty() || !text_.substr(at_).starts_with(sign))
            return false;
        at_ += sign.size();
        return true;
    }

    std::string_view take_word() {
        skip_blanks();
        const std::size_t begin = at_;
        while (at_ < text_.size() && belongs_to_a_word(text_[at_]))
            ++at_;
        return text_.substr(begin, at_ - begin);
    }

    std::string protocol() {
        skip_blanks();
        const std::size_t begin = at_;
        const std::string_view name = take_word();
        if (name.empty())
            fail("a protocol");
        else if (!protocols_.empty() && std::ranges::find(protocols_, name) == protocols_.end())
            note(begin, fmt::format("unknown protocol '{}'; did you mean {}?", name,
                                    nearest_name(protocols_, name)));
        return std::string(name);
    }

    std::string other_protocol() {
        skip_blanks();
        const std::size_t begin = at_;
        std::string name = protocol();
        if (name == made_.numerator)
            note(begin, fmt::format("'{}' is on both sides; name two different protocols", name));
        return name;
    }

    asserted_figure figure(std::span<const named_figure> known) {
        skip_blanks();
        const std::size_t begin = at_;
        const std::string_view name = take_word();
        const auto found = std::ranges::find(known, name, &named_figure::first);
        if (found != known.end())
            return found->second;
        at_ = begin;
        std::string names;
        for (std::size_t i = 0; i < known.size(); ++i)
            names += fmt::format("{}{}",
                                 i == 0                  ? ""
                                 : i + 1 == known.size() ? " or "
                                                         : ", ",
                                 known[i].first);
        fail(names + (made_.denominator ? " of two protocols" : " of one protocol"));
        return asserted_figure::median;
    }

    relation relation_to_bound() {
        if (take("<="))
            return relation::at_most;
        if (take(">="))
            return relation::at_least;
        if (take("<"))
            return relation::less;
        if (!take(">"))
            fail("<, <=, > or >=");
        return relation::greater;
    }

    double bound() {
        skip_blanks();
        double value = 0;
        const char* const end = text_.data() + text_.size();
        const auto [rest, error] = std::from_chars(text_.data() + at_, end, value);
        if (error != std::errc() || !std::isfinite(value) || std::signbit(value))
            fail("a number of 0 or more");
        else
            at_ = static_cast<std::size_t>(rest - text_.data());
        return value;
    }

    void fail(std::string_view expected) {
        skip_blanks();
        const std::string_view rest = text_.substr(at_);
        const std::string_view next = rest.substr(0, rest.find_first_of(blanks));
        note(at_, fmt::format("expected {}, found {}", expected,
                              next.empty() ? "the end" : fmt::format("'{}'", next.substr(0, 24))));
    }

    void note(std::size_t where, const std::string& error) {
        if (error_.empty())
            error_ = fmt::format("column {}: {}", where + 1, error);
    }

    std::string_view text_;
    std::span<const std::string_view> protocols_;
    std::size_t at_ = 0;
    assertion made_;
    std::string error_;
};

}  // namespace

parsed_assertion parse_assertion(std::string_view text,
                                 std::span<const std::string_view> protocols) {
    return assertion_reader(text, protocols).read();
}

namespace {

/// A figure, or why it is unknown or cannot be trusted.
struct figure_or_reason {
    std::optional<estimate> figure;
    std::string reason;
};

/// Why a contender has no figures in an experiment; empty when it has.
std::string obstacle(const report& report, std::size_t experiment, const std::string& protocol) {
    const auto cell = find_cell(report.cells, experiment, protocol);
    if (!cell)
        return protocol + " did not play";
    return has_failed(report, *cell) ? protocol + " failed" : std::string();
}

statistic statistic_of(asserted_figure figure) {
    if (figure == asserted_figure::mean)
        return statistic::mean;
    return figure == asserted_figure::p99 ? statistic::p99 : statistic::median;
}

figure_or_reason ratio_of(const report& report, std::size_t a, std::size_t b,
                          asserted_figure figure) {
    if (report.cells[a].remote != report.cells[b].remote)
        return {std::nullopt, "one of the two is served by another process"};
    auto result = compare_pair(report, {a, b}, statistic_of(figure));
    if (!result)
        return {std::nullopt, "the two never completed a round together"};
    if (!result->figures.steady)
        return {result->figures.claim, "the ratio never became steady"};
    return {result->figures.claim, {}};
}

/// Why a figure that depends on single exchanges cannot be trusted; empty: it can.
std::string doubt(const report& report, std::size_t experiment, std::size_t cell,
                  asserted_figure figure) {
    if (figure == asserted_figure::p99)
        for (const block& block : report.blocks)
            if (block.cell == cell && block.exchanges < min_exchanges_for_p99)
                return fmt::format(
                    "blocks of {} exchanges are too short for p99; use --counts 10000 or more",
                    block.exchanges);
    const bool of_all = figure == asserted_figure::mean || figure == asserted_figure::p99 ||
                        figure == asserted_figure::throughput;
    for (const diagnostic& each : report.diagnostics)
        if (of_all && each.kind == diagnostic_kind::contended && each.experiment == experiment)
            return "CPU contention";
    return {};
}

figure_or_reason find_figure(const report& report, std::size_t experiment,
                             const assertion& assertion) {
    for (const std::string& protocol :
         {assertion.numerator, assertion.denominator.value_or(assertion.numerator)})
        if (std::string why = obstacle(report, experiment, protocol); !why.empty())
            return {std::nullopt, std::move(why)};

    const std::size_t a = *find_cell(report.cells, experiment, assertion.numerator);
    figure_or_reason result;
    if (assertion.denominator)
        result = ratio_of(report, a, *find_cell(report.cells, experiment, *assertion.denominator),
                          assertion.figure);
    else
        result.figure = figure_of_contender(report, a, assertion.figure);

    if (const diagnostic* invalid = find_invalidating(report, experiment))
        result.reason = fmt::format("the measurement is invalid ({})", code_of(invalid->kind));
    else if (!result.figure && result.reason.empty())
        result.reason = "not measured";
    else if (std::string why = doubt(report, experiment, a, assertion.figure); !why.empty())
        result.reason = std::move(why);
    else if (result.figure && !result.figure->low && result.reason.empty())
        result.reason = "too few rounds for an interval";
    return result;
}

bool meets_bound(double value, relation is, double bound) {
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

assertion_outcome check_in_experiment(const report& report, std::size_t experiment,
                                      const assertion& assertion) {
    figure_or_reason result = find_figure(report, experiment, assertion);
    assertion_outcome outcome;
    outcome.experiment = experiment;
    outcome.figure = result.figure;
    outcome.reason = std::move(result.reason);
    if (!outcome.reason.empty())
        return outcome;
    const bool low = meets_bound(*result.figure->low, assertion.relation, assertion.bound);
    const bool high = meets_bound(*result.figure->high, assertion.relation, assertion.bound);
    if (low == high)
        outcome.result = low ? assertion_result::pass : assertion_result::fail;
    else
        outcome.reason = "the bound is within the interval";
    return outcome;
}

checked_assertion check_assertion(const report& report, const assertion& assertion) {
    checked_assertion made;
    made.text = assertion.text;
    for (std::size_t i = 0; i < experiment_count(report); ++i)
        made.outcomes.push_back(check_in_experiment(report, i, assertion));
    if (!made.outcomes.empty())
        made.result =
            std::ranges::max_element(made.outcomes, {}, &assertion_outcome::result)->result;
    return made;
}

/// For the text of an assertion in a report, perhaps by a later version.
checked_assertion unreadable(const report& report, std::string text, const std::string& error) {
    checked_assertion result;
    result.text = std::move(text);
    for (std::size_t i = 0; i < experiment_count(report); ++i) {
        assertion_outcome& outcome = result.outcomes.emplace_back();
        outcome.experiment = i;
        outcome.reason = "cannot parse: " + error;
    }
    return result;
}

}  // namespace

void check_assertions(report& report, std::span<const assertion> asserted) {
    std::vector<checked_assertion> checked;
    for (const assertion& each : asserted)
        checked.push_back(check_assertion(report, each));
    report.assertions = std::move(checked);
}

void recheck_assertions(report& report) {
    for (checked_assertion& checked : report.assertions) {
        const auto parsed = parse_assertion(checked.text);
        checked = parsed.value ? check_assertion(report, *parsed.value)
                               : unreadable(report, checked.text, parsed.error);
    }
}

}  // namespace pingpong
