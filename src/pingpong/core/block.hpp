/// \file
/// The measurements of a run: blocks, openings and trials.
#ifndef PINGPONG_CORE_BLOCK_HPP
#define PINGPONG_CORE_BLOCK_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "pingpong/core/round_trips.hpp"

namespace pingpong {

/// What a contender's clients sent and received over their streams: transport payload.
struct traffic {
    std::uint64_t bytes_sent = 0;      ///< By the client, including all layers of the protocol.
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

    /// Subtracts member by member: the traffic from `b` to `a`.
    friend traffic operator-(traffic a, const traffic& b) {
        a.bytes_sent -= b.bytes_sent;
        a.bytes_received -= b.bytes_received;
        a.writes -= b.writes;
        a.reads -= b.reads;
        a.connections -= b.connections;
        return a;
    }
};

/// Segments that the kernel's TCP sent and received for a connection (TCP_INFO).
struct tcp_segments {
    std::uint64_t sent = 0;           ///< Segments, with and without payload.
    std::uint64_t received = 0;       ///< Segments, with and without payload.
    std::uint64_t retransmitted = 0;  ///< Segments sent again.

    /// Adds member by member.
    friend tcp_segments operator+(tcp_segments a, const tcp_segments& b) {
        a.sent += b.sent;
        a.received += b.received;
        a.retransmitted += b.retransmitted;
        return a;
    }

    /// Subtracts member by member: the segments from `b` to `a`.
    friend tcp_segments operator-(tcp_segments a, const tcp_segments& b) {
        a.sent -= b.sent;
        a.received -= b.received;
        a.retransmitted -= b.retransmitted;
        return a;
    }
};

/// CPU time and context switches of the whole process.
struct process_usage {
    std::chrono::nanoseconds user{};         ///< CPU time in user mode.
    std::chrono::nanoseconds system{};       ///< CPU time in the kernel.
    std::uint64_t voluntary_switches = 0;    ///< Context switches because a thread waited.
    std::uint64_t involuntary_switches = 0;  ///< Context switches by preemption.

    /// Adds member by member.
    friend process_usage operator+(process_usage a, const process_usage& b) {
        a.user += b.user;
        a.system += b.system;
        a.voluntary_switches += b.voluntary_switches;
        a.involuntary_switches += b.involuntary_switches;
        return a;
    }

    /// Subtracts member by member: the usage from `b` to `a`.
    friend process_usage operator-(process_usage a, const process_usage& b) {
        a.user -= b.user;
        a.system -= b.system;
        a.voluntary_switches -= b.voluntary_switches;
        a.involuntary_switches -= b.involuntary_switches;
        return a;
    }
};

/// Consecutive exchanges of one contender on all its connections.
struct block {
    std::size_t cell = 0;        ///< Index into the report's cells.
    std::size_t process = 0;     ///< In a merged report, the process that played it, from 0.
    std::size_t repetition = 0;  ///< From 0.
    std::size_t round = 0;       ///< Within the experiment, over all repetitions; from 0.
    unsigned visit = 1;          ///< 1 in the round's order, 2 in the reversed order.
    std::size_t position = 0;    ///< Place within the round, from 0.
    std::chrono::nanoseconds start_offset{};  ///< Since the run began; steady clock.

    std::uint64_t exchanges = 0;  ///< On all connections together.

    /// From the first clock read to the last, over all connections; with one connection, the sum of
    /// the round trips. In an open loop, from when the first exchange was due.
    std::chrono::nanoseconds duration{};
    round_trip_summary round_trips;             ///< In an open loop, the response times.
    std::optional<round_trip_summary> service;  ///< Service times; open loop only.
    std::optional<round_trip_summary> lag;      ///< Delays of sending; open loop only.
    process_usage usage;                        ///< Client and in-process server together.
    pingpong::traffic traffic;                  ///< On all connections together.
    std::optional<tcp_segments> segments;  ///< nullopt unless connections last the whole block.
};

/// A connection that was opened to time its set-up: alone, with one exchange at a time.
struct opening {
    std::size_t cell = 0;     ///< Index into the report's cells.
    std::size_t process = 0;  ///< In a merged report, the process that opened it, from 0.
    std::size_t round = 0;    ///< Each contender opens once per round, in random order.
    std::optional<std::chrono::nanoseconds> connect;  ///< nullopt: connects for each exchange.
    std::optional<std::chrono::nanoseconds> tls_handshake;  ///< nullopt: the same, or no TLS.
    std::optional<std::chrono::nanoseconds> handshake;      ///< nullopt: there is none.
    std::chrono::nanoseconds first_exchange{};              ///< From its write to its reply.

    /// The median of the next few exchanges on the same connection. nullopt: the contender connects
    /// for each exchange.
    std::optional<std::chrono::nanoseconds> following_exchange;
};

/// One contender in one repetition of an experiment, on all its connections.
struct trial {
    std::size_t cell = 0;        ///< Index into the report's cells.
    std::size_t process = 0;     ///< In a merged report, the process that played it, from 0.
    std::size_t repetition = 0;  ///< From 0.
    std::chrono::system_clock::time_point start{};  ///< A label; durations use the steady clock.

    /// The sum over all connections, which open one after the other; nullopt: connects for each
    /// exchange.
    std::optional<std::chrono::nanoseconds> connect;
    std::optional<std::chrono::nanoseconds> tls_handshake;  ///< Likewise; nullopt also: no TLS.
    std::optional<std::chrono::nanoseconds> handshake;      ///< Likewise; nullopt: no handshake.

    /// The longest first exchange of all connections, which warm up concurrently; nullopt: there
    /// was no warm-up.
    std::optional<std::chrono::nanoseconds> first_exchange;
    std::uint64_t warm_up_exchanges = 0;  ///< Before the blocks, including the first exchange.
    std::chrono::nanoseconds warm_up{};   ///< From the first clock read to the last.
    std::uint64_t exchanges = 0;          ///< In finished blocks.
    std::chrono::nanoseconds blocks{};    ///< The sum of the durations of finished blocks.
    std::optional<std::chrono::nanoseconds> close;  ///< nullopt: the trial ended before.
    std::optional<std::string> failure;  ///< Step and cause; nullopt: none, or cancelled.

    /// The sum of set-up, first exchange, blocks and close. The warm-up exchanges after the first
    /// one are not included.
    std::chrono::nanoseconds duration() const {
        constexpr std::chrono::nanoseconds none{0};
        return connect.value_or(none) + tls_handshake.value_or(none) + handshake.value_or(none) +
               first_exchange.value_or(none) + blocks + close.value_or(none);
    }
};

}  // namespace pingpong

#endif  // PINGPONG_CORE_BLOCK_HPP
