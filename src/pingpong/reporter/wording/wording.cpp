#include "pingpong/reporter/wording/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "pingpong/reporter/wording/diagnostic_text.hpp"
#include "pingpong/reporter/wording/finding_names.hpp"
#include "pingpong/statistics/independent_rounds.hpp"
#include "pingpong/statistics/stopping.hpp"

namespace pingpong {
namespace {

std::string bytes_words(const cell& what) {
    if (what.echo)
        return fmt::format("echo of {}", counted(what.payload_request_bytes, "byte"));
    return fmt::format("{} -> {} bytes", what.payload_request_bytes, what.payload_reply_bytes);
}

/// The exchanges that a contender was asked for in the repetitions it began.
std::uint64_t asked_for(const contender_view& contender) {
    return contender.what->count * contender.trials.size();
}

std::string process_words(std::uint64_t processes) {
    if (processes == 1)
        return {};
    const std::string of = fmt::format(" of {} processes", processes);
    return processes < min_processes ? of : of + ", or over these where that is wider";
}

std::string exploratory_words(const report& what) {
    if (std::ranges::none_of(what.comparisons, &comparison::exploratory))
        return {};
    return fmt::format(
        " Exploratory: not adjusted for how many are compared, of which {:.0f} in 100 may differ "
        "by chance alone.",
        100 * (1 - what.config.question.confidence));
}

}  // namespace

std::string counted(std::uint64_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

bool side_by_side(const experiment_view& view) {
    return view.contenders.front().what->connections > 1;
}

std::string experiment_words(const experiment_view& view) {
    const cell& first = *view.contenders.front().what;
    std::string words = counted(first.count, "exchange") + ", " + bytes_words(first);
    if (side_by_side(view))
        words += ", " + counted(first.connections, "connection");
    if (first.rate_per_s)
        words += fmt::format(", open loop at {:g} per second: response times", *first.rate_per_s);
    return words;
}

std::string extent_words(const experiment_view& view) {
    return counted(view.repetitions, "repetition") + ", " + counted(view.rounds, "round");
}

std::string ratio_words(const paired_comparison& figures) {
    const estimate& claim = figures.claim;
    const double lowest = std::min(claim.low.value_or(claim.value), claim.value);
    const auto width = half_width(claim);
    // A third decimal where it is known; and so many that a small ratio is not a zero.
    const int decimals = lowest < 0.1 || (width && *width < 0.02) ? 3 : 2;
    std::string words = fmt::format("{:.{}f}x", claim.value, decimals);
    if (claim.low && claim.high)
        words += fmt::format(" [{:.{}f}, {:.{}f}]", *claim.low, decimals, *claim.high, decimals);
    return words;
}

std::string difference_words(const estimate& difference_ns, std::string_view unit) {
    const double us = difference_ns.value / 1000;
    const int decimals = std::abs(us) < 1 ? 2 : 1;
    std::string words = fmt::format("{:+.{}f}{}", us, decimals, unit);
    if (difference_ns.low && difference_ns.high)
        words += fmt::format(" [{:+.{}f}, {:+.{}f}]", *difference_ns.low / 1000, decimals,
                             *difference_ns.high / 1000, decimals);
    return words;
}

std::string comparison_words(const report& what, const comparison& one, escaper safe) {
    // On one connection an exchange begins when the one before it ends: the time of an exchange is
    // its round trip, and the rate would say it again.
    const bool alone = what.cells[one.numerator].connections == 1;
    std::string words = fmt::format(
        "{} takes {} the time of {} ({} per {})", safe(what.cells[one.numerator].protocol),
        ratio_words(one.figures), safe(what.cells[one.denominator].protocol),
        difference_words(one.figures.difference_claim), alone ? "exchange" : "round trip");
    if (!alone && one.throughput_ratio)
        words +=
            fmt::format(" and does {:.2f}x as many exchanges per second", *one.throughput_ratio);
    const bool plain =
        one.verdict.certainty == certainty::firm &&
        (one.verdict.kind == verdict_kind::faster || one.verdict.kind == verdict_kind::slower);
    if (!plain)
        words += ": " + std::string(word_of(one.verdict));
    words += one.verdict.certainty == certainty::tentative ? ", tentatively" : "";
    return words + (one.exploratory() ? "; exploratory" : "");
}

std::string library_share_words(const library_share& share) {
    const auto us = [](const share_of_time& one) {
        return fmt::format("{:+.2f} us", one.difference_ns / 1000);
    };
    return fmt::format(
        "From http-keepalive to ws it is {} per exchange: {} by the protocol, as between "
        "http-lean and ws-lean, and {} by the library ({:.2f}x = {:.2f}x times {:.2f}x)",
        us(share.whole), us(share.by_protocol), us(share.by_library), share.whole.ratio,
        share.by_protocol.ratio, share.by_library.ratio);
}

namespace {

std::string_view heading_of(severity weight) {
    switch (weight) {
        case severity::note:
            return "Note";
        case severity::warning:
            return "WARNING";
        case severity::invalid:
            break;
    }
    return "INVALID";
}

/// The experiment that a warning is about, where there are several.
std::string place_of(const std::vector<experiment_view>& views, const diagnostic& one) {
    if (views.size() < 2 || !one.experiment)
        return {};
    for (const experiment_view& view : views)
        if (view.index == *one.experiment)
            return experiment_words(view) + ": ";
    return {};
}

}  // namespace

std::string run_length_words(const report& what) {
    const double seconds = std::chrono::duration<double>(what.duration).count();
    return fmt::format("{:.{}f} s", seconds, seconds < 9.95 ? 1 : 0);
}

std::vector<worded_warning> worded_warnings(const report& what, escaper safe) {
    const std::vector<experiment_view> views = experiments_of(what);
    std::vector<worded_warning> all;
    std::set<std::string_view> remedies;
    for (const severity weight : {severity::invalid, severity::warning, severity::note})
        for (const diagnostic& one : what.diagnostics)
            if (one.severity() == weight) {
                // A remedy is told once.
                const std::string_view remedy = remedy_of(one.kind);
                const bool told = !remedies.insert(remedy).second;
                all.push_back({weight, fmt::format("{}{}{}{}", place_of(views, one),
                                                   safe(format_diagnostic(what, one)),
                                                   told ? "" : " ", told ? "" : safe(remedy))});
            }
    return all;
}

std::vector<std::string> warning_words(const report& what, escaper safe) {
    std::vector<std::string> lines;
    for (const worded_warning& one : worded_warnings(what, safe))
        lines.push_back(fmt::format("{}: {}", heading_of(one.weight), one.text));
    return lines;
}

std::vector<std::string> failure_words(const experiment_view& view, escaper safe) {
    std::vector<std::string> lines;
    for (const contender_view& contender : view.contenders)
        for (const trial* one : contender.trials)
            if (one->failure)
                lines.push_back(fmt::format("{} FAILED in repetition {}: {}",
                                            safe(contender.what->protocol), one->repetition + 1,
                                            safe(*one->failure)));
    return lines;
}

std::vector<std::string> remote_words(const experiment_view& view, escaper safe) {
    std::vector<std::string> lines;
    for (const contender_view& contender : view.contenders)
        if (contender.what->remote)
            lines.push_back(fmt::format(
                "{} is served by {}: CPU is the client's alone", safe(contender.what->protocol),
                safe(contender.what->endpoint.value_or("an unknown server"))));
    return lines;
}

std::string exchanges_words(const contender_view& contender) {
    if (contender.failed())
        return "FAILED";
    if (contender.trials.empty())
        return std::string(unknown_figure);
    if (!contender.complete())
        return fmt::format("{}/{}", contender.summary->exchanges, asked_for(contender));
    if (contender.trials.size() == 1)
        return fmt::format("{}", contender.what->count);
    return fmt::format("{} x {}", contender.what->count, contender.trials.size());
}

std::string interrupted_words(const report& what) {
    return what.interrupted ? "Interrupted: this is what was measured until then." : "";
}

std::string reading_words(const report& what) {
    const bool all_here = std::ranges::none_of(what.cells, &cell::remote);
    return fmt::format(
        "Times are per exchange,{} bytes both ways; half and 99 % of round trips take no longer "
        "than "
        "p50 and p99. Ratios and differences are of block medians, "
        "paired round by round; in brackets {:.0f} % confidence intervals over the rounds{}.{}",
        all_here ? " CPU of client and server together," : "",
        100 * what.config.question.confidence, process_words(what.config.processes),
        exploratory_words(what));
}

std::string figure(const std::optional<double>& value, int decimals) {
    return value ? fmt::format("{:.{}f}", *value, decimals) : std::string(unknown_figure);
}

std::optional<double> bytes_per_exchange(const cell_summary& what) {
    if (!what.bytes_sent_per_exchange || !what.bytes_received_per_exchange)
        return std::nullopt;
    return *what.bytes_sent_per_exchange + *what.bytes_received_per_exchange;
}

std::optional<double> in_us(const std::optional<double>& ns) {
    return ns ? std::optional(*ns / 1000) : std::nullopt;
}

std::optional<double> in_us(const std::optional<round_trip>& duration) {
    return duration ? std::optional(static_cast<double>(duration->count()) / 1000) : std::nullopt;
}

}  // namespace pingpong
