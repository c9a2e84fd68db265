#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "pingpong/analysis/circumstances.hpp"
#include "pingpong/analysis/merging/joins.hpp"
#include "pingpong/analysis/merging/union.hpp"
#include "pingpong/analysis/rounds_played.hpp"

namespace pingpong::merging {
namespace {

using std::chrono::nanoseconds;

/// What ranks that share a load may differ in is left out, and all that was measured.
report describe_without_load(const report& part) {
    report described;
    described.cells = part.cells;
    described.config = part.config;
    described.generator = part.generator;
    described.environment = part.environment;
    described.machines = part.machines;
    for (cell& cell : described.cells) {
        cell.count = 0;
        cell.connections = 1;
        cell.rate_per_s = cell.rate_per_s ? std::optional(1.0) : std::nullopt;
        cell.remote = false;  // a rank may be the server of the others
        cell.endpoint.reset();
        cell.unix_socket.reset();
    }
    return described;
}

std::uint64_t rank_of(const report& part) {
    return part.processes.empty() ? 0 : part.processes.front().rank.value_or(0);
}

/// What keeps a part from sharing the load of the first; empty: nothing.
std::string find_obstacle_to_load(const report& first, const report& part) {
    const report left = describe_without_load(first), right = describe_without_load(part);
    std::string difference = first_difference_of_settings(left, right);
    if (difference.empty())
        difference = first_difference_of_hosts(left, right);
    if (!difference.empty())
        return fmt::format("reports differ in {}", difference);
    if (part.samples.size() != part.blocks.size())
        return fmt::format("the report of rank {} lacks the samples of its blocks", rank_of(part));
    for (std::size_t i = 0; i < part.cells.size(); ++i)
        if (mirrored(part.cells[i]) != mirrored(first.cells[i]))
            return fmt::format("the part of rank {} in cells[{}] is too small", rank_of(part), i);
    return {};
}

/// The place of a block in the plan: cell, repetition, round and visit.
using block_place = std::tuple<std::size_t, std::size_t, std::size_t, unsigned>;

block_place place_of(const block& block) {
    return {block.cell, block.repetition, block.round, block.visit};
}

/// A block of a rank.
struct rank_block {
    const report* rank = nullptr;
    const pingpong::block* block = nullptr;
    const block_samples* samples = nullptr;

    nanoseconds start(const report& first) const {
        return block->start_offset + (rank->start - first.start);
    }
};

using rank_blocks = std::vector<rank_block>;

/// Those of all ranks that belong together.
std::map<block_place, rank_blocks> group_blocks(const std::vector<report>& parts) {
    std::map<block_place, rank_blocks> groups;
    for (const report& part : parts)
        for (const block_samples& samples : part.samples) {
            const block& block = part.blocks[samples.block];
            groups[place_of(block)].push_back({&part, &block, &samples});
        }
    return groups;
}

/// Percentiles of the samples; least, greatest and mean of the summaries, which are exact.
///
/// \param summary_of  The summary of a rank's block.
template <class SummaryOf>
round_trip_summary summarise_together(const rank_blocks& ranks, const histogram& samples,
                                      SummaryOf summary_of) {
    round_trip_summary whole;
    double sum = 0;
    std::uint64_t exchanges = 0;
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        const round_trip_summary& part = summary_of(*ranks[i].block);
        whole.min = i == 0 ? part.min : std::min(whole.min, part.min);
        whole.max = std::max(whole.max, part.max);
        sum += part.mean_ns * static_cast<double>(ranks[i].block->exchanges);
        exchanges += ranks[i].block->exchanges;
    }
    if (exchanges > 0)
        whole.mean_ns = sum / static_cast<double>(exchanges);
    const auto percentile = [&](double rank) {
        return std::clamp(samples.percentile(rank).value_or(whole.min), whole.min, whole.max);
    };
    whole.p50 = percentile(50);
    whole.p90 = percentile(90);
    whole.p99 = percentile(99);
    return whole;
}

/// The samples of a joint block.
block_samples add_samples(const rank_blocks& ranks) {
    block_samples whole = *ranks.front().samples;
    for (std::size_t i = 1; i < ranks.size(); ++i) {
        const block_samples& more = *ranks[i].samples;
        whole.round_trips.merge(more.round_trips);
        if (whole.service && more.service)
            whole.service->merge(*more.service);
        if (whole.lag && more.lag)
            whole.lag->merge(*more.lag);
    }
    return whole;
}

/// Whether all ranks know a part of a block.
template <class Part>
bool all_have(const rank_blocks& ranks, std::optional<Part> block::*part) {
    return std::ranges::all_of(
        ranks, [part](const rank_block& each) { return (each.block->*part).has_value(); });
}

block join_blocks(const report& first, const rank_blocks& ranks, const block_samples& samples) {
    block whole = *ranks.front().block;
    whole.process = 0;
    nanoseconds begin = ranks.front().start(first);
    nanoseconds end = begin + whole.duration;
    const bool has_segments = all_have(ranks, &block::segments);
    for (std::size_t i = 1; i < ranks.size(); ++i) {
        const block& more = *ranks[i].block;
        begin = std::min(begin, ranks[i].start(first));
        end = std::max(end, ranks[i].start(first) + more.duration);
        whole.exchanges += more.exchanges;
        whole.usage = whole.usage + more.usage;
        whole.traffic = whole.traffic + more.traffic;
        if (has_segments)
            whole.segments = *whole.segments + *more.segments;
    }
    if (!has_segments)
        whole.segments.reset();
    // A rank may have begun before the one whose start the report has.
    whole.start_offset = std::max(begin, nanoseconds(0));
    whole.duration = end - begin;
    whole.round_trips = summarise_together(
        ranks, samples.round_trips,
        [](const block& part) -> const auto& { return part.round_trips; });
    if (samples.service && all_have(ranks, &block::service))
        whole.service = summarise_together(
            ranks, *samples.service,
            [](const block& part) -> const auto& { return *part.service; });
    if (samples.lag && all_have(ranks, &block::lag))
        whole.lag = summarise_together(
            ranks, *samples.lag, [](const block& part) -> const auto& { return *part.lag; });
    return whole;
}

template <class T>
void add_known(std::optional<T>& to, const std::optional<T>& more) {
    if (more)
        to = to.value_or(T()) + *more;
}

void add_trial(trial& to, const trial& more, std::uint64_t rank) {
    to.start = std::min(to.start, more.start);
    add_known(to.connect, more.connect);
    add_known(to.tls_handshake, more.tls_handshake);
    add_known(to.handshake, more.handshake);
    if (more.first_exchange)
        to.first_exchange =
            std::max(to.first_exchange.value_or(*more.first_exchange), *more.first_exchange);
    to.warm_up_exchanges += more.warm_up_exchanges;
    to.warm_up = std::max(to.warm_up, more.warm_up);
    to.close =
        to.close && more.close ? std::optional(std::max(*to.close, *more.close)) : std::nullopt;
    if (!to.failure && more.failure)
        to.failure = fmt::format("rank {}: {}", rank, *more.failure);
}

/// Those of a contender in a repetition on all ranks become one, without its blocks.
std::vector<trial> join_trials(const std::vector<report>& parts) {
    std::vector<trial> joined;
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> places;
    for (const report& part : parts)
        for (const trial& each : part.trials) {
            const auto [place, is_new] =
                places.try_emplace({each.cell, each.repetition}, joined.size());
            if (!is_new) {
                add_trial(joined[place->second], each, rank_of(part));
                continue;
            }
            trial& first = joined.emplace_back(each);
            first.process = 0;
            first.exchanges = 0;
            first.blocks = nanoseconds(0);
            if (first.failure)
                first.failure = fmt::format("rank {}: {}", rank_of(part), *first.failure);
        }
    return joined;
}

/// The joint blocks in the order they were played, and the samples of each.
struct joint_blocks {
    std::vector<block> blocks;
    std::vector<block_samples> samples;
    std::uint64_t incomplete = 0;
};

joint_blocks join_all_blocks(const std::vector<report>& parts) {
    std::vector<std::pair<block, block_samples>> all;
    joint_blocks joined;
    for (const auto& [place, ranks] : group_blocks(parts)) {
        if (ranks.size() < parts.size()) {
            ++joined.incomplete;
            continue;
        }
        block_samples samples = add_samples(ranks);
        block whole = join_blocks(parts.front(), ranks, samples);
        all.emplace_back(std::move(whole), std::move(samples));
    }
    std::ranges::stable_sort(all, {}, [](const auto& each) { return each.first.start_offset; });
    for (auto& [block, samples] : all) {
        joined.blocks.push_back(std::move(block));
        joined.samples.push_back(std::move(samples));
    }
    return joined;
}

/// The load of a cell is that of all ranks, and its server the one that is elsewhere for any.
void add_load(cell& to, const cell& more) {
    to.count += more.count;
    to.connections += more.connections;
    if (to.rate_per_s && more.rate_per_s)
        *to.rate_per_s += *more.rate_per_s;
    if (to.remote || !more.remote)
        return;
    to.remote = true;
    to.endpoint = more.endpoint;
    to.addresses = more.addresses;
    to.resolve_time = more.resolve_time;
}

void reset_figures(cell_summary& summary) {
    summary.round_trips = histogram();
    if (summary.service)
        summary.service = histogram();
    if (summary.lag)
        summary.lag = histogram();
}

void take_blocks(report& whole, joint_blocks&& joined) {
    std::map<std::size_t, cell_summary*> summaries;
    for (cell_summary& summary : whole.summaries) {
        reset_figures(summary);
        summaries.emplace(summary.cell, &summary);
    }
    std::map<std::pair<std::size_t, std::size_t>, trial*> trials;
    for (trial& each : whole.trials)
        trials.emplace(std::pair(each.cell, each.repetition), &each);
    for (std::size_t i = 0; i < joined.blocks.size(); ++i) {
        const block& block = joined.blocks[i];
        const block_samples& samples = joined.samples[i];
        if (const auto found = summaries.find(block.cell); found != summaries.end()) {
            found->second->round_trips.merge(samples.round_trips);
            if (found->second->service && samples.service)
                found->second->service->merge(*samples.service);
            if (found->second->lag && samples.lag)
                found->second->lag->merge(*samples.lag);
        }
        if (const auto found = trials.find({block.cell, block.repetition}); found != trials.end()) {
            found->second->exchanges += block.exchanges;
            found->second->blocks += block.duration;
        }
    }
    whole.blocks = std::move(joined.blocks);
    whole.samples.clear();
    whole.config.void_blocks += joined.incomplete;
}

void take_part(report& whole, report& part) {
    const std::size_t processes = whole.config.processes;
    for (std::size_t i = 0; i < whole.cells.size(); ++i)
        add_load(whole.cells[i], part.cells[i]);
    for (opening& each : part.openings)
        each.process += processes;
    append(whole.openings, part.openings);
    for (std::size_t i = 0; i < std::min(whole.stopping.size(), part.stopping.size()); ++i)
        whole.stopping[i].rounds = std::min(whole.stopping[i].rounds, part.stopping[i].rounds);
    if (whole.config.rate_per_s && part.config.rate_per_s)
        *whole.config.rate_per_s += *part.config.rate_per_s;
    // A rank that was late voids the same block on all of them.
    whole.config.void_blocks = std::max(whole.config.void_blocks, part.config.void_blocks);
    unite_processes(whole, part, 0);
    unite_spread(whole, part, false);
}

}  // namespace

merged_report join_load(std::vector<report> parts) {
    std::ranges::stable_sort(parts, {}, rank_of);
    for (const report& part : parts)
        if (const std::string obstacle = find_obstacle_to_load(parts.front(), part);
            !obstacle.empty())
            return {std::nullopt, obstacle};
    joint_blocks joined = join_all_blocks(parts);
    report whole = parts.front();
    whole.trials = join_trials(parts);
    for (std::size_t i = 1; i < parts.size(); ++i)
        take_part(whole, parts[i]);
    whole.duration = time_of_union(parts);
    whole.config.spread = spread::load;
    take_blocks(whole, std::move(joined));
    return {std::move(whole), {}};
}

}  // namespace pingpong::merging
