/// \file
/// What is measured: blocks, and the trials they belong to.
#ifndef PINGPONG_CORE_BLOCK_HPP
#define PINGPONG_CORE_BLOCK_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "pingpong/core/round_trips.hpp"

namespace pingpong {

/// What a contender's client moved over its streams: payload of the transport, both ways.
struct traffic {
    std::uint64_t bytes_sent = 0;      ///< By the client, all layers of the protocol included.
    std::uint64_t bytes_received = 0;  ///< By the client, likewise.
    std::uint64_t writes = 0;          ///< Completed write operations on the stream.
    std::uint64_t reads = 0;           ///< Completed read operations on the stream.
    std::uint64_t connections = 0;     ///< Connections opened.

    /// Adds member by member.
    friend traffic operator+(traffic a, const traffic& b) {
        a.bytes_sent += b.bytes_sent;
        a.bytes_received += b.bytes_received;
        a.writes += b.writes;
        a.reads += b.reads;
        a.connections += b.connections;
        return a;
    }

    /// Subtracts member by member: what was moved from `b` to `a`.
    friend traffic operator-(traffic a, const traffic& b) {
        a.bytes_sent -= b.bytes_sent;
        a.bytes_received -= b.bytes_received;
        a.writes -= b.writes;
        a.reads -= b.reads;
        a.connections -= b.connections;
        return a;
    }
};

/// What the kernel's TCP did for a connection (TCP_INFO).
struct tcp_segments {
    std::uint64_t sent = 0;           ///< Segments, with and without payload.
    std::uint64_t received = 0;       ///< Segments, with and without payload.
    std::uint64_t retransmitted = 0;  ///< Segments that were sent once more.

    /// Adds member by member.
    friend tcp_segments operator+(tcp_segments a, const tcp_segments& b) {
        a.sent += b.sent;
        a.received += b.received;
        a.retransmitted += b.retransmitted;
        return a;
    }

    /// Subtracts member by member: what happened from `b` to `a`.
    friend tcp_segments operator-(tcp_segments a, const tcp_segments& b) {
        a.sent -= b.sent;
        a.received -= b.received;
        a.retransmitted -= b.retransmitted;
        return a;
    }
};

/// What the whole process spent.
struct process_usage {
    std::chrono::nanoseconds user{};         ///< CPU time in user mode.
    std::chrono::nanoseconds system{};       ///< CPU time in the kernel.
    std::uint64_t voluntary_switches = 0;    ///< Context switches because it waited.
    std::uint64_t involuntary_switches = 0;  ///< Context switches because another was to run.

    /// Adds member by member.
    friend process_usage operator+(process_usage a, const process_usage& b) {
        a.user += b.user;
        a.system += b.system;
        a.voluntary_switches += b.voluntary_switches;
        a.involuntary_switches += b.involuntary_switches;
        return a;
    }

    /// Subtracts member by member: what was spent from `b` to `a`.
    friend process_usage operator-(process_usage a, const process_usage& b) {
        a.user -= b.user;
        a.system -= b.system;
        a.voluntary_switches -= b.voluntary_switches;
        a.involuntary_switches -= b.involuntary_switches;
        return a;
    }
};

/// Consecutive exchanges of one contender on all its connections, and what they took.
struct block {
    std::size_t cell = 0;        ///< Index into the report's cells.
    std::size_t process = 0;     ///< Of a merged report: which of them played it, from 0.
    std::size_t repetition = 0;  ///< From 0.
    std::size_t round = 0;       ///< Within its experiment, over all repetitions; from 0.
    unsigned visit = 1;          ///< 1 in the round's order, 2 in the reversed one.
    std::size_t position = 0;    ///< Place within the round, from 0.
    std::chrono::nanoseconds start_offset{};  ///< Since the start of the run; steady clock.

    std::uint64_t exchanges = 0;  ///< All of its connections together.

    /// First clock read to last, over all connections; the sum of the round trips when there is
    /// one connection. In an open loop from when the first exchange was due.
    std::chrono::nanoseconds duration{};
    round_trip_summary round_trips;  ///< In an open loop the response times; see `open_loop.hpp`.
    std::optional<round_trip_summary> service;  ///< In an open loop only, as `lag`.
    /// In an open loop only: how much too late exchanges were sent.
    std::optional<round_trip_summary> lag;
    process_usage usage;                   ///< Client and in-process server together.
    traffic moved;                         ///< By all of its connections together.
    std::optional<tcp_segments> segments;  ///< nullopt where no one connection lasts the block.
};

/// A connection opened for its set-up and its first exchange alone.
struct opening {
    std::size_t cell = 0;     ///< Index into the report's cells.
    std::size_t process = 0;  ///< Of a merged report: which of them opened it, from 0.
    std::size_t round = 0;    ///< Every contender opens once in a round, in an order of chance.
    std::optional<std::chrono::nanoseconds> connect;    ///< nullopt: connects for each exchange.
    std::optional<std::chrono::nanoseconds> handshake;  ///< nullopt: there is none.
    std::chrono::nanoseconds first_exchange{};          ///< From its write to its reply.
};

/// What one contender did in one repetition of an experiment, on all its connections.
struct trial {
    std::size_t cell = 0;        ///< Index into the report's cells.
    std::size_t process = 0;     ///< Of a merged report: which of them played it, from 0.
    std::size_t repetition = 0;  ///< From 0.
    std::chrono::system_clock::time_point start{};  ///< A label; durations are steady.

    /// The sum over the connections, which open one after the other; nullopt: connects for each
    /// exchange.
    std::optional<std::chrono::nanoseconds> connect;
    std::optional<std::chrono::nanoseconds> handshake;  ///< The same; nullopt: there is none.

    /// Of the connection whose first exchange took longest: they warm up side by side. nullopt:
    /// there was no warm-up.
    std::optional<std::chrono::nanoseconds> first_exchange;
    std::uint64_t warm_up_exchanges = 0;            ///< Played before the blocks, the first too.
    std::chrono::nanoseconds warm_up{};             ///< First clock read to last of them.
    std::uint64_t exchanges = 0;                    ///< Of the finished blocks.
    std::chrono::nanoseconds blocks{};              ///< The sum of their durations.
    std::optional<std::chrono::nanoseconds> close;  ///< nullopt: it never came to that.
    std::optional<std::string> failure;  ///< Step and cause; nullopt: none, or cancelled.

    /// Set-up, first exchange, blocks and close: the sum of what was timed apart. The settling
    /// exchanges after the first one are not in it.
    std::chrono::nanoseconds duration() const {
        constexpr std::chrono::nanoseconds none{0};
        return connect.value_or(none) + handshake.value_or(none) + first_exchange.value_or(none) +
               blocks + close.value_or(none);
    }
};

}  // namespace pingpong

#endif  // PINGPONG_CORE_BLOCK_HPP
