/// \file
/// The report of a run: everything it measured and found, as plain data.
#ifndef PINGPONG_REPORT_REPORT_HPP
#define PINGPONG_REPORT_REPORT_HPP

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/core/block.hpp"
#include "pingpong/core/exchange/reply_check.hpp"
#include "pingpong/core/options.hpp"
#include "pingpong/core/protocol.hpp"
#include "pingpong/core/tls_settings.hpp"
#include "pingpong/core/transcript.hpp"
#include "pingpong/report/assertion.hpp"
#include "pingpong/report/environment.hpp"
#include "pingpong/report/findings.hpp"
#include "pingpong/report/question.hpp"
#include "pingpong/report/run_changes.hpp"
#include "pingpong/report/spread.hpp"
#include "pingpong/statistics/histogram.hpp"
#include "pingpong/statistics/variance_components.hpp"

namespace pingpong {

/// What is known of a reply without its text.
struct reply_facts {
    std::uint64_t bytes = 0;   ///< Its size, without framing.
    std::uint64_t digest = 0;  ///< Of its text (FNV-1a): equal texts have equal ones.

    reply_facts() = default;
    /// The facts of a text.
    explicit reply_facts(std::string_view text) noexcept : bytes(text.size()) {
        digest = 14695981039346656037U;
        for (const char c : text)
            digest = (digest ^ static_cast<unsigned char>(c)) * 1099511628211U;
    }

    /// Of texts that are the same.
    bool operator==(const reply_facts&) const = default;
};

/// A contender in an experiment.
struct cell {
    std::size_t experiment = 0;        ///< Index into the plan.
    std::string protocol;              ///< The protocol's name, or the contender's label.
    protocol_description description;  ///< Its protocol; unknown by default.
    std::uint64_t count = 0;           ///< Requested exchanges per repetition.
    std::uint64_t connections = 1;     ///< In parallel, each with one exchange in flight.
    std::optional<double> rate_per_s;  ///< Requested exchanges per second; nullopt: a closed loop.
    std::uint64_t payload_request_bytes = 0;  ///< Size of the request message, without framing.
    std::uint64_t payload_reply_bytes = 0;    ///< Of the reply likewise; 0: only the server knows.
    reply_criterion check = reply_criterion::rule;  ///< How replies were checked.

    /// The first reply of the first trial; nullopt: there was none. Its text is in no report.
    std::optional<reply_facts> reply;
    bool echo = false;                    ///< The reply repeats the request (a payload was given).
    bool remote = false;                  ///< The server is outside this process.
    std::optional<std::string> endpoint;  ///< URL; nullopt: the server never started.

    /// The numeric addresses of a server elsewhere, in the order in which they are tried; empty for
    /// a server in this process and over a Unix socket.
    std::vector<std::string> addresses;

    /// How long it took to find these; nullopt: nothing was looked up.
    std::optional<std::chrono::nanoseconds> resolve_time;

    /// The path of the Unix socket over which a URL was reached; nullopt: it was not.
    std::optional<std::string> unix_socket;
    std::optional<tls_facts> tls;  ///< Of its latest handshake; nullopt: no TLS, or unknown.
};

/// Totals and averages over all trials of a cell.
struct cell_summary {
    std::size_t cell = 0;              ///< Index into the report's cells.
    std::uint64_t trials = 0;          ///< Repetitions that were started.
    std::uint64_t blocks = 0;          ///< Finished blocks.
    std::uint64_t exchanges = 0;       ///< Exchanges in finished blocks.
    histogram round_trips;             ///< In an open loop, the response times.
    std::optional<histogram> service;  ///< Service times; open loop only.
    std::optional<histogram> lag;      ///< Delays of sending; open loop only.
    std::optional<round_trip> max;     ///< Exact; nullopt: nothing was measured.
    std::optional<double> mean_ns;     ///< Exact; nullopt: nothing was measured.
    std::optional<double> median_ns;   ///< Exact: the median of the blocks' medians.
    /// Exchanges per second on all connections together; in an open loop, the achieved rate.
    std::optional<double> throughput_per_s;
    std::optional<double> first_exchange_ns;            ///< Mean over the trials.
    std::optional<double> cpu_ns_per_exchange;          ///< Client and in-process server.
    std::optional<double> bytes_sent_per_exchange;      ///< By the client.
    std::optional<double> bytes_received_per_exchange;  ///< By the client.
    std::optional<double> connections_per_exchange;     ///< Connections opened within blocks.

    /// System calls of this thread, counted in an additional block of the first repetition; for a
    /// remote contender, those of the client. nullopt: see `run_config::syscalls_unavailable`.
    std::optional<double> system_calls_per_exchange;
};

/// The bytes that a contender and its server sent each other in one exchange.
struct wire_sample {
    std::size_t cell = 0;  ///< Index into the report's cells.
    transcript opening;    ///< Before the exchange: a handshake, or empty.
    transcript exchange;   ///< Includes the random WebSocket mask of that frame.
};

/// A row of the original experiment's table: `end` - `start` is exactly `duration`.
struct original_row {
    std::string server;                    ///< `WS` or `HTTP`.
    std::uint64_t qt_pings = 0;            ///< Requested exchanges.
    std::string start;                     ///< Local time as Python's isoformat() prints it.
    std::string end;                       ///< In the same form.
    std::chrono::microseconds duration{};  ///< Set-up, first exchange, blocks and close.
};

/// The constants of `tuning` in the build that made the report.
struct knobs {
    bool ws_auto_fragment = tuning::ws_auto_fragment;                     ///< See `tuning`.
    std::uint64_t ws_write_buffer_bytes = tuning::ws_write_buffer_bytes;  ///< See `tuning`.
    bool ws_text = tuning::ws_text;                                       ///< See `tuning`.
    bool ws_deflate = tuning::ws_deflate;                                 ///< See `tuning`.
    bool ws_secure_masking = tuning::ws_secure_masking;                   ///< See `tuning`.
    /// See `tuning::read_buffer_bytes`.
    std::uint64_t http_buffer_reserve_bytes = tuning::read_buffer_bytes;
    std::string http_version = "1.1";  ///< HTTP version of the clients.
};

/// The settings of a run that can change its answer.
struct run_config {
    bool open_loop = false;            ///< Whether any experiment is an open loop.
    std::optional<double> rate_per_s;  ///< Common to all experiments; nullopt: none or several.
    /// Processes that measured: one after the other or, where there are ranks, beside each other.
    std::uint64_t processes = 1;
    pingpong::spread spread = pingpong::spread::none;  ///< What ranks did beside each other.
    std::uint64_t ranks = 1;                           ///< That were started; 1 without MPI.
    std::vector<missing_rank> missing_ranks;           ///< By rank; empty: all were heard of.

    /// Blocks that are in no list because a rank was late, each counted once for all ranks. The
    /// blocks that were played are these and those of the report.
    std::uint64_t void_blocks = 0;
    std::uint64_t seed = 0;               ///< See `plan::seed`.
    std::uint64_t warm_up_exchanges = 0;  ///< See `plan::warm_up_exchanges`.
    /// See `plan::warm_up_time`; nullopt: none.
    std::optional<std::chrono::nanoseconds> warm_up_time;
    stopping_rule stop;                     ///< See `plan::stop`.
    pingpong::question question;            ///< See `plan::question`.
    variance_components components;         ///< See `plan::components`.
    std::chrono::milliseconds deadline{};   ///< See `plan::deadline`.
    std::string host;                       ///< Numeric address on which in-process servers listen.
    std::uint64_t header_limit_bytes = 0;   ///< See `limits`.
    std::uint64_t message_limit_bytes = 0;  ///< See `limits`.
    std::optional<bool> nodelay_client;     ///< TCP_NODELAY as read back; nullopt: no TCP.
    std::optional<bool> nodelay_server;     ///< The same of an accepted socket.
    std::optional<std::uint64_t> sndbuf_bytes;  ///< SO_SNDBUF of a client as read back.
    std::optional<std::uint64_t> rcvbuf_bytes;  ///< SO_RCVBUF of a client as read back.
    std::optional<std::string>
        syscalls_unavailable;  ///< Why none were counted; nullopt: they were.
    pingpong::knobs knobs;     ///< Settings of the libraries.
};

/// A process that measured.
struct process_facts {
    std::size_t run = 0;  ///< The number of its run, from 0; merged reports have several.
    std::optional<std::uint64_t> processor;  ///< The only one it ran on; nullopt: on any.
    std::size_t machine = 0;                 ///< Index into `report::machines`; 0 without any.
    std::optional<std::uint64_t> rank;       ///< Of MPI; nullopt: it was started alone.

    /// The processors that it might run on; nullopt: unknown.
    std::optional<std::vector<std::uint64_t>> affinity;
};

/// Everything that a run measured and found. A value: owns all its data.
struct report {
    std::string run_id;                             ///< A random UUID.
    std::vector<std::string> command_line;          ///< Arguments of the program; may be empty.
    std::chrono::system_clock::time_point start{};  ///< Wall clock.
    std::string start_local;               ///< `start` in local time with offset, RFC 3339.
    std::chrono::nanoseconds duration{};   ///< From start to this report; steady clock.
    bool interrupted = false;              ///< Cancelled before the plan was done.
    generator_info generator;              ///< The program that measured.
    environment_info environment;          ///< The machine it measured on; of several, the first.
    std::vector<machine_facts> machines;   ///< Empty: one machine, that of `environment`.
    std::optional<clock_facts> clock;      ///< nullopt: not measured.
    run_config config;                     ///< Settings of the run.
    std::vector<process_facts> processes;  ///< By their number; those that are not there: unknown.
    std::vector<cell> cells;               ///< Experiment by experiment, in the order of the plan.
    std::vector<trial> trials;             ///< In the order they were played.
    std::vector<block> blocks;             ///< In the order they were played.
    std::vector<block_samples> samples;    ///< By block; empty but for `plan::keep_samples`.
    std::vector<opening> openings;         ///< In the order they were made.
    std::vector<wire_sample> wire;         ///< At most one per cell; see `plan::record_wire`.
    std::vector<cell_summary> summaries;   ///< One per cell, in the order of the cells.
    std::vector<comparison> comparisons;   ///< Experiment by experiment.
    std::vector<stopping_outcome> stopping;  ///< One per experiment.
    std::vector<cell_cost> costs;            ///< One per cell, in the order of the cells.
    /// One per set of cells that differ in their count only.
    std::vector<fitted_cost> fitted_costs;
    std::vector<cell_break_even> break_evens;  ///< Experiment by experiment.
    std::vector<ladder_step> ladder;        ///< Experiment by experiment, the simplest step first.
    std::vector<experiment_checks> checks;  ///< One per experiment.
    std::vector<diagnostic> diagnostics;    ///< Conditions that a reader must know about.
    std::vector<checked_assertion> assertions;  ///< In the order they were given.
    std::optional<run_changes> baseline;        ///< nullopt: not compared with an older run.

    /// Inconclusive results of `assertions` and `baseline` are not failures.
    bool inconclusive_allowed = false;

    std::vector<original_row> original_rows;  ///< WS, then HTTP, per experiment that has both.
};

}  // namespace pingpong

#endif  // PINGPONG_REPORT_REPORT_HPP
