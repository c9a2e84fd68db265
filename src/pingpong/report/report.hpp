/// \file
/// Everything that a run measured, as data.
#ifndef PINGPONG_REPORT_REPORT_HPP
#define PINGPONG_REPORT_REPORT_HPP

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pingpong/core/block.hpp"
#include "pingpong/core/options.hpp"
#include "pingpong/core/protocol.hpp"
#include "pingpong/core/transcript.hpp"
#include "pingpong/report/assertion.hpp"
#include "pingpong/report/environment.hpp"
#include "pingpong/report/findings.hpp"
#include "pingpong/report/question.hpp"
#include "pingpong/report/run_changes.hpp"
#include "pingpong/statistics/histogram.hpp"

namespace pingpong {

/// A contender in an experiment.
struct cell {
    std::size_t experiment = 0;               ///< Index into the plan.
    std::string protocol;                     ///< Or the label that it was given.
    protocol_description description;         ///< Of its protocol; unknown by default.
    std::uint64_t count = 0;                  ///< Exchanges asked for, per repetition.
    std::uint64_t connections = 1;            ///< Side by side, each with one exchange in flight.
    std::optional<double> rate_per_s;         ///< Asked for; nullopt: a closed loop.
    std::uint64_t payload_request_bytes = 0;  ///< Of the message alone, without framing.
    std::uint64_t payload_reply_bytes = 0;    ///< Likewise.
    bool echo = false;                        ///< The reply is the request (a payload was given).
    bool remote = false;                      ///< The server is not in this process.
    std::optional<std::string> endpoint;      ///< As a URL; nullopt: its server never started.
};

/// What all trials of a cell add up to.
struct cell_summary {
    std::size_t cell = 0;              ///< Index into the report's cells.
    std::uint64_t trials = 0;          ///< Repetitions begun.
    std::uint64_t blocks = 0;          ///< Finished.
    std::uint64_t exchanges = 0;       ///< Of the finished blocks.
    histogram round_trips;             ///< In an open loop the response times.
    std::optional<histogram> service;  ///< In an open loop only, as `lag`; see `open_loop.hpp`.
    std::optional<histogram> lag;      ///< How much too late exchanges were sent.
    std::optional<round_trip> max;     ///< Exact, as the mean is; nullopt: nothing was measured.
    std::optional<double> mean_ns;     ///< Exact; nullopt: nothing was measured.
    std::optional<double> median_ns;   ///< Exact: the median of the blocks' medians.
    /// Exchanges on all connections together; in an open loop the rate that was achieved.
    std::optional<double> throughput_per_s;
    std::optional<double> first_exchange_ns;    ///< Mean over the trials.
    std::optional<double> cpu_ns_per_exchange;  ///< Of the client and of a server in this process.
    std::optional<double> bytes_sent_per_exchange;      ///< By the client.
    std::optional<double> bytes_received_per_exchange;  ///< By the client.
    std::optional<double> connections_per_exchange;     ///< That were opened within blocks.

    /// Of this thread, in a block of the first repetition that is not among the others: of a remote
    /// contender the client's alone. nullopt: see `run_config::syscalls_unavailable`.
    std::optional<double> system_calls_per_exchange;
};

/// What a contender and its server said to each other in one exchange, as it went over the wire.
struct wire_sample {
    std::size_t cell = 0;  ///< Whose exchange it is.
    transcript opening;    ///< Before the exchange: a handshake, or nothing.
    transcript exchange;   ///< With the WebSocket mask of that very frame, which is random.
};

/// A row of the original experiment's table: `end` - `start` is exactly `duration`.
struct original_row {
    std::string server;                    ///< `WS` or `HTTP`.
    std::uint64_t qt_pings = 0;            ///< Exchanges asked for.
    std::string start;                     ///< Local time as Python's isoformat() prints it.
    std::string end;                       ///< In the same form.
    std::chrono::microseconds duration{};  ///< Set-up, first exchange, blocks and close.
};

/// The constants of `tuning` as they were when a report was made, which need not be by this build.
struct knobs {
    bool ws_auto_fragment = tuning::ws_auto_fragment;                     ///< See `tuning`.
    std::uint64_t ws_write_buffer_bytes = tuning::ws_write_buffer_bytes;  ///< See `tuning`.
    bool ws_text = tuning::ws_text;                                       ///< See `tuning`.
    bool ws_deflate = tuning::ws_deflate;                                 ///< See `tuning`.
    bool ws_secure_masking = tuning::ws_secure_masking;                   ///< See `tuning`.
    /// See `tuning::read_buffer_bytes`.
    std::uint64_t http_buffer_reserve_bytes = tuning::read_buffer_bytes;
    std::string http_version = "1.1";  ///< What clients speak.
};

/// What a run was told, as far as it can change the answer.
struct run_config {
    bool open_loop = false;            ///< Of any experiment.
    std::optional<double> rate_per_s;  ///< Of all experiments; nullopt: closed loops, or several.
    std::uint64_t processes = 1;       ///< That measured, one after the other.
    std::uint64_t seed = 0;            ///< See `plan::seed`.
    std::uint64_t warm_up_exchanges = 0;    ///< See `plan::warm_up_exchanges`.
    stopping_rule stop;                     ///< See `plan::stop`.
    pingpong::question question;            ///< See `plan::question`.
    std::chrono::milliseconds deadline{};   ///< See `plan::deadline`.
    std::string host;                       ///< Where servers of this process listen, numeric.
    std::uint64_t header_limit_bytes = 0;   ///< See `limits`.
    std::uint64_t message_limit_bytes = 0;  ///< See `limits`.
    std::optional<bool> nodelay_client;  ///< As getsockopt reads it back; nullopt: no TCP was used.
    std::optional<bool> nodelay_server;  ///< Of an accepted socket, likewise.
    std::optional<std::uint64_t> sndbuf_bytes;        ///< Of a client's TCP socket, as read back.
    std::optional<std::uint64_t> rcvbuf_bytes;        ///< Of a client's TCP socket, as read back.
    std::optional<std::string> syscalls_unavailable;  ///< Why they were not counted, if not.
    pingpong::knobs knobs;                            ///< The settings of the libraries.
};

/// Everything that a run measured. A value: owns what it holds, refers to nothing.
struct report {
    std::string run_id;                             ///< A random UUID.
    std::vector<std::string> command_line;          ///< How the program was called; may be empty.
    std::chrono::system_clock::time_point start{};  ///< Wall clock.
    std::string start_local;                        ///< The same with the local offset, RFC 3339.
    std::chrono::nanoseconds duration{};            ///< Steady clock, up to when it was made.
    bool interrupted = false;                       ///< Cancelled before the plan was done.
    generator_info generator;                       ///< The program that measured.
    environment_info environment;                   ///< The machine it measured on.
    std::optional<clock_facts> clock;               ///< nullopt: was not measured.
    run_config config;                              ///< What the run was told.
    std::vector<cell> cells;              ///< Experiment by experiment, in the order of the plan.
    std::vector<trial> trials;            ///< In the order they were played.
    std::vector<block> blocks;            ///< In the order they were played.
    std::vector<opening> openings;        ///< In the order they were made.
    std::vector<wire_sample> wire;        ///< At most one per cell; see `plan::record_wire`.
    std::vector<cell_summary> summaries;  ///< One per cell, in the order of the cells.
    std::vector<comparison> comparisons;  ///< Experiment by experiment.
    std::vector<stopping_outcome> stopping;  ///< One per experiment.
    std::vector<cell_cost> costs;            ///< One per cell, in the order of the cells.
    /// One per set of cells that differ in their count only.
    std::vector<fitted_cost> fitted_costs;
    std::vector<cell_break_even> break_evens;  ///< Experiment by experiment.
    std::vector<ladder_step> ladder;        ///< Experiment by experiment, the simplest step first.
    std::vector<experiment_checks> checks;  ///< One per experiment.
    std::vector<diagnostic> diagnostics;    ///< What a reader must know about the run.
    std::vector<checked_assertion> assertions;  ///< In the order they were given.
    std::optional<run_changes> baseline;        ///< nullopt: it was not compared with an older run.

    /// What is inconclusive of `assertions` and `baseline` counts as no failure.
    bool inconclusive_allowed = false;

    std::vector<original_row> original_rows;  ///< WS, then HTTP, per experiment that has both.
};

}  // namespace pingpong

#endif  // PINGPONG_REPORT_REPORT_HPP
