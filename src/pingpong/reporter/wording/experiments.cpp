#include "pingpong/reporter/wording/experiments.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <string_view>

#include "pingpong/analysis/summaries.hpp"
#include "pingpong/report/lookup.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/finding.hpp"

namespace pingpong {
namespace {

/// The contender whose messages stand for all: one that was measured, if any was. A floor plays
/// lines of its own, with servers of its own.
const cell& cell_of_messages(const experiment_view& view) {
    const cell* planned = nullptr;
    for (const contender_view& contender : view.contenders) {
        if (contender.cell->description.traits.family == protocol_family::line)
            continue;
        if (contender.summary && contender.summary->exchanges > 0)
            return *contender.cell;
        if (!planned)
            planned = contender.cell;
    }
    return planned ? *planned : view.first_cell();
}

std::string format_messages(const cell& cell) {
    if (cell.echo)
        return fmt::format("echo of {}", format_count(cell.payload_request_bytes, "byte"));
    return fmt::format("{} -> {} bytes", cell.payload_request_bytes, reply_bytes_of(cell));
}

/// How long its server's name took to resolve, apart from all that is measured.
std::string format_resolution(const cell& cell) {
    using milliseconds = std::chrono::duration<double, std::milli>;
    return cell.resolve_time
               ? fmt::format(" (resolved in {:.2f} ms)", milliseconds(*cell.resolve_time).count())
               : "";
}

std::string format_share(const time_share& share) {
    return fmt::format("{:+.2f} us", share.difference_ns / 1000);
}

}  // namespace

std::string format_contender(const cell& cell, escaper escape) {
    const bool labelled = cell.protocol != cell.description.name;
    return escape(labelled ? cell.protocol : cell.description.display_name);
}

std::string format_floor_heading(const experiment_view& view, escaper escape) {
    const contender_view* floor = find_floor(view);
    return "to " + (floor ? escape(floor->cell->description.name) : std::string("the floor"));
}

std::string format_experiment(const experiment_view& view) {
    const cell& first = cell_of_messages(view);
    std::string text = format_count(first.count, "exchange") + ", " + format_messages(first);
    if (has_parallel_connections(view))
        text += ", " + format_count(first.connections, "connection");
    if (first.rate_per_s)
        text += fmt::format(", {:g} per second (response times)", *first.rate_per_s);
    return text;
}

std::string format_setting(std::uint64_t count, std::uint64_t connections, bool echo,
                           std::uint64_t payload_bytes) {
    std::string text = format_count(count, "exchange");
    if (echo)
        text += ", echo of " + format_count(payload_bytes, "byte");
    if (connections > 1)
        text += ", " + format_count(connections, "connection");
    return text;
}

namespace {

/// E.g. "125 bytes", "16 KiB".
std::string format_size(std::uint64_t bytes) {
    return bytes >= 1024 && bytes % 1024 == 0 ? fmt::format("{} KiB", bytes / 1024)
                                              : format_count(bytes, "byte");
}

/// The sizes of request and reply, e.g. "16 KiB", or "4 bytes -> 20 KiB" where they differ.
std::string format_sizes(const cell& cell) {
    const std::string request = format_size(cell.payload_request_bytes);
    return cell.payload_request_bytes == reply_bytes_of(cell)
               ? request
               : request + " -> " + format_size(reply_bytes_of(cell));
}

std::string format_rate(const cell& cell) {
    return cell.rate_per_s ? fmt::format("{:g}/s", *cell.rate_per_s) : "closed loop";
}

/// Adds a fact to the text of each experiment, unless it is the same in all.
template <class Format>
void add_where_different(const std::vector<const cell*>& firsts, Format format,
                         std::vector<std::string>& texts) {
    std::set<std::string> facts;
    for (const cell* first : firsts)
        if (first)
            facts.insert(format(*first));
    for (std::size_t i = 0; facts.size() > 1 && i < firsts.size(); ++i)
        if (firsts[i])
            texts[i] += (texts[i].empty() ? "" : ", ") + format(*firsts[i]);
}

}  // namespace

std::vector<std::string> format_distinctions(const report& report) {
    std::vector<const cell*> firsts;
    for (const cell& each : report.cells) {
        if (each.experiment >= firsts.size())
            firsts.resize(each.experiment + 1);
        if (!firsts[each.experiment])
            firsts[each.experiment] = &each;
    }
    const auto format_cell_count = [](const cell& cell) {
        return format_count(cell.count, "exchange");
    };
    std::vector<std::string> texts(firsts.size());
    add_where_different(firsts, format_cell_count, texts);
    add_where_different(firsts, format_sizes, texts);
    add_where_different(
        firsts, [](const cell& cell) { return format_count(cell.connections, "connection"); },
        texts);
    add_where_different(firsts, format_rate, texts);
    for (std::size_t i = 0; i < firsts.size(); ++i)
        if (texts[i].empty() && firsts[i])
            texts[i] = format_cell_count(*firsts[i]);
    return texts;
}

std::string format_extent(const experiment_view& view) {
    return format_count(view.repetitions, "repetition") + ", " + format_count(view.rounds, "round");
}

namespace {

/// Trials that were cut short lack exchanges; those that were to play a part of the count do not.
std::string format_incomplete(const contender_view& contender) {
    const std::uint64_t played = contender.summary->exchanges;
    const bool cut_short = std::ranges::any_of(
        contender.trials, [](const trial* trial) { return !trial->close.has_value(); });
    return cut_short ? fmt::format("{}/{}", played, contender.cell->count * contender.trials.size())
                     : fmt::format("{}", played);
}

/// The failures of a contender, in the order in which they came first.
struct equal_failures {
    std::string_view text;
    std::uint64_t repetition = 0;  ///< The first.
    std::uint64_t others = 0;
};

std::vector<equal_failures> failures_of(const contender_view& contender) {
    std::vector<equal_failures> all;
    for (const trial* trial : contender.trials) {
        if (!trial->failure)
            continue;
        const auto same = std::ranges::find(all, *trial->failure, &equal_failures::text);
        if (same == all.end())
            all.push_back({*trial->failure, trial->repetition, 0});
        else
            ++same->others;
    }
    return all;
}

}  // namespace

std::string format_exchanges(const contender_view& contender) {
    if (contender.failed())
        return "FAILED";
    if (contender.trials.empty())
        return std::string(unknown_figure);
    if (!contender.complete())
        return format_incomplete(contender);
    if (contender.trials.size() == 1)
        return fmt::format("{}", contender.cell->count);
    return fmt::format("{} x {}", contender.cell->count, contender.trials.size());
}

std::vector<std::string> format_failed_trials(const experiment_view& view, escaper escape) {
    std::vector<std::string> lines;
    for (const contender_view& contender : view.contenders)
        for (const equal_failures& failures : failures_of(contender)) {
            const std::string more =
                failures.others == 0
                    ? ""
                    : fmt::format(" and {}", format_count(failures.others, "other"));
            lines.push_back(fmt::format("{} FAILED in repetition {}{}: {}",
                                        format_contender(*contender.cell, escape),
                                        failures.repetition + 1, more, escape(failures.text)));
        }
    return lines;
}

std::vector<std::string> format_remote_servers(const experiment_view& view, escaper escape) {
    std::vector<std::string> lines;
    for (const contender_view& contender : view.contenders)
        if (contender.cell->remote)
            lines.push_back(fmt::format("{} is served by {}{}: CPU is of the client alone",
                                        format_contender(*contender.cell, escape),
                                        contender.cell->endpoint
                                            ? escape(describe_server(*contender.cell))
                                            : "an unknown server",
                                        format_resolution(*contender.cell)));
    return lines;
}

std::string format_verdict(const comparison& comparison) {
    return std::string(format_verdict_kind(comparison)) +
           (comparison.exploratory() ? " (exploratory)" : "");
}

std::string format_comparison(const report& report, const comparison& comparison, escaper escape) {
    // On one connection an exchange begins when the one before it ends: the time of an exchange is
    // its round trip, and the rate would say it again.
    const bool alone = report.cells[comparison.numerator].connections == 1;
    std::string text = fmt::format("{} {} per {}.", format_finding(report, comparison, escape),
                                   format_difference(comparison.figures.difference_claim),
                                   alone ? "exchange" : "round trip");
    if (!alone && comparison.throughput_ratio)
        text += fmt::format(" {:.2f} times as many exchanges per second.",
                            *comparison.throughput_ratio);
    return text + (comparison.exploratory() ? " Exploratory." : "");
}

std::string format_library_share(const library_share& share, escaper escape) {
    return fmt::format(
        "From {} to {}: {} per exchange, of which {} is the protocol ({} to {}) and {} the "
        "library ({:.2f} = {:.2f} x {:.2f})",
        format_contender(*share.http, escape), format_contender(*share.websocket, escape),
        format_share(share.whole), format_share(share.by_protocol),
        format_contender(*share.lean_http, escape), format_contender(*share.lean_websocket, escape),
        format_share(share.by_library), share.whole.ratio, share.by_protocol.ratio,
        share.by_library.ratio);
}

}  // namespace pingpong
