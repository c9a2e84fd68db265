#include "support/reports/sample_report.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "pingpong/analysis/analyze.hpp"
#include "support/reports/described.hpp"
#include "support/reports/sample_environment.hpp"
#include "support/reports/sample_wire.hpp"

namespace pingpong {
namespace {

using std::chrono::nanoseconds;

/// What sets the contenders apart from each other; the rest follows from it by rule.
struct character {
    std::string_view protocol;
    std::int64_t median_ns;
    std::uint64_t framing_bytes;
    std::optional<nanoseconds> connect;
    std::optional<nanoseconds> handshake;
};

constexpr std::array characters{
    character{"tcp", 9'320, 2, nanoseconds(31'200), {}},
    character{"unix", 6'180, 2, nanoseconds(18'450), {}},
    character{"ws", 14'270, 8, nanoseconds(33'100), nanoseconds(184'700)},
    character{"http-keepalive", 16'190, 166, nanoseconds(32'800), {}},
    character{"http-close", 66'540, 185, {}, {}},
};

constexpr std::size_t ws_cell = 2;
constexpr std::size_t http_keepalive_cell = 3;
constexpr std::size_t http_close_cell = 4;
constexpr std::string_view no_port =
    "connect: Cannot assign requested address (after 500 of 1000 exchanges)";

std::int64_t median_of(const cell& cell, const character& character) {
    return character.median_ns + (cell.echo ? 5'350 : 0);
}

cell cell_of(std::size_t experiment, const character& character) {
    cell made;
    made.experiment = experiment;
    set_protocol(made, character.protocol);
    made.echo = experiment == 1;
    made.count = made.echo ? 5000 : 1000;
    made.connections = made.echo ? 8 : 1;
    made.payload_request_bytes = made.echo ? 4096 : 4;
    made.payload_reply_bytes = made.echo ? 4096 : 5;
    if (character.protocol == "unix")
        made.endpoint = "unix:/run/pong.sock";
    else if (character.protocol == "ws")
        made.endpoint = made.echo ? "ws://[2001:db8::7]:8080/echo" : "ws://127.0.0.1:40001/";
    else if (character.protocol != "tcp")
        made.endpoint = made.echo ? "http://127.0.0.1:40002/echo" : "http://127.0.0.1:40002/";
    made.remote = made.echo && character.protocol == "ws";
    return made;
}

block block_of(std::size_t index, const cell& cell, const character& character,
               std::size_t repetition, unsigned visit) {
    const auto noise = static_cast<std::int64_t>((7 * repetition + 3 * index) % 5);
    const std::int64_t p50 = median_of(cell, character) + 30 * visit + 20 * noise;
    block made;
    made.cell = index;
    made.repetition = repetition;
    made.round = repetition;
    made.visit = visit;
    made.position = visit == 1 ? index % 5 : 9 - index % 5;
    made.start_offset = std::chrono::milliseconds(100 * repetition + 10 * made.position + 3);
    made.exchanges = cell.count / 2;
    made.round_trips = {nanoseconds(p50 * 9 / 10),  nanoseconds(p50),
                        nanoseconds(p50 * 11 / 10), nanoseconds(p50 * 3 / 2),
                        nanoseconds(p50 * 4),       static_cast<double>(p50) * 1.035};
    made.duration = nanoseconds(p50 * 1035 / 1000) * static_cast<std::int64_t>(made.exchanges) /
                    static_cast<std::int64_t>(cell.connections);
    made.usage = {made.duration * 2 / 5, made.duration * 3 / 5, visit, 2};
    made.traffic = {made.exchanges * (cell.payload_request_bytes + character.framing_bytes / 2),
                    made.exchanges * (cell.payload_reply_bytes + character.framing_bytes / 2),
                    made.exchanges, made.exchanges, !character.connect ? made.exchanges : 0};
    if (character.connect && character.protocol != "unix")
        made.segments = tcp_segments{made.exchanges, made.exchanges, 0};
    return made;
}

trial trial_of(std::size_t index, const cell& cell, const character& character,
               std::size_t repetition) {
    const std::chrono::sys_days day(std::chrono::year(2026) / 3 / 14);
    trial made;
    made.cell = index;
    made.repetition = repetition;
    made.start =
        day + std::chrono::hours(8) + std::chrono::microseconds(1'500'000 * index + repetition);
    const auto connections = static_cast<std::int64_t>(cell.connections);
    if (character.connect)
        made.connect = *character.connect * connections;
    if (character.handshake)
        made.handshake = *character.handshake * connections;
    made.first_exchange = nanoseconds(2 * median_of(cell, character));
    made.warm_up_exchanges = 10 * cell.connections;
    made.warm_up = nanoseconds(12 * median_of(cell, character));
    made.close = nanoseconds(21'700);
    return made;
}

void play(report& report, std::size_t index, const character& character, std::size_t repetition) {
    const cell& cell = report.cells[index];
    const bool fails = index == http_close_cell && repetition == 1;
    trial made = trial_of(index, cell, character, repetition);
    for (unsigned visit = 1; visit <= (fails ? 1U : 2U); ++visit) {
        report.blocks.push_back(block_of(index, cell, character, repetition, visit));
        made.exchanges += report.blocks.back().exchanges;
        made.blocks += report.blocks.back().duration;
    }
    if (fails) {
        made.failure = no_port;
        made.close.reset();
    }
    report.trials.push_back(made);
}

double median_of_blocks(const report& from, std::size_t cell) {
    std::vector<std::int64_t> medians;
    for (const block& block : from.blocks)
        if (block.cell == cell)
            medians.push_back(block.round_trips.p50.count());
    std::ranges::sort(medians);
    const std::size_t upper = medians.size() / 2, lower = (medians.size() - 1) / 2;
    return static_cast<double>(medians[lower] + medians[upper]) / 2;
}

cell_summary summary_of(const report& from, std::size_t index, const character& character) {
    cell_summary made;
    made.cell = index;
    traffic moved;
    nanoseconds busy{}, took{};
    for (const block& block : from.blocks) {
        if (block.cell != index)
            continue;
        ++made.blocks;
        made.exchanges += block.exchanges;
        moved.bytes_sent += block.traffic.bytes_sent;
        moved.bytes_received += block.traffic.bytes_received;
        moved.connections += block.traffic.connections;
        busy += block.usage.user + block.usage.system;
        took += block.duration;
        const round_trip_summary& summary = block.round_trips;
        const std::uint64_t tenth = block.exchanges / 10;
        made.round_trips.add(histogram::index_of(static_cast<std::uint64_t>(summary.min.count())),
                             tenth);
        made.round_trips.add(histogram::index_of(static_cast<std::uint64_t>(summary.p50.count())),
                             7 * tenth);
        made.round_trips.add(histogram::index_of(static_cast<std::uint64_t>(summary.p90.count())),
                             2 * tenth - 2);
        made.round_trips.add(histogram::index_of(static_cast<std::uint64_t>(summary.max.count())),
                             2);
        made.max = std::max(made.max.value_or(summary.max), summary.max);
    }
    for (const trial& trial : from.trials)
        made.trials += trial.cell == index ? 1 : 0;

    const auto n = static_cast<double>(made.exchanges);
    const auto connections = static_cast<double>(from.cells[index].connections);
    made.mean_ns = static_cast<double>(took.count()) / n * connections;
    made.median_ns = median_of_blocks(from, index);
    made.throughput_per_s = 1e9 / *made.mean_ns * connections;
    made.first_exchange_ns = static_cast<double>(2 * median_of(from.cells[index], character));
    made.cpu_ns_per_exchange = static_cast<double>(busy.count()) / n;
    made.bytes_sent_per_exchange = static_cast<double>(moved.bytes_sent) / n;
    made.bytes_received_per_exchange = static_cast<double>(moved.bytes_received) / n;
    made.connections_per_exchange = static_cast<double>(moved.connections) / n;
    return made;
}

/// Openings whose set-ups spread a little.
void add_openings(report& report, std::size_t index, const character& character) {
    for (std::size_t round = 0; round < 10; ++round) {
        opening& added = report.openings.emplace_back();
        added.cell = index;
        added.round = round;
        const nanoseconds spread(500 * (round % 5));
        if (character.connect)
            added.connect = *character.connect + spread;
        if (character.handshake)
            added.handshake = *character.handshake + spread;
        added.first_exchange = nanoseconds(2 * median_of(report.cells[index], character));
        if (character.connect)
            added.following_exchange = nanoseconds(std::llround(median_of_blocks(report, index)));
    }
}

stopping_outcome stop_of(std::size_t experiment, std::uint64_t rounds) {
    stopping_outcome made;
    made.experiment = experiment;
    made.numerator = 5 * experiment + ws_cell;
    made.denominator = 5 * experiment + http_keepalive_cell;
    made.rounds = rounds;
    if (rounds > 1)
        made.half_width = 0.021;
    made.rounds_needed = 12;
    return made;
}

void describe(report& report) {
    report.run_id = "3f0c9a52-5b7e-4c1d-9d53-0a6f6f1f2b11";
    report.command_line = {"pingpong", "run", "--counts", "1000,5000"};
    report.start = std::chrono::sys_days(std::chrono::year(2026) / 3 / 14) + std::chrono::hours(8) +
                   std::chrono::microseconds(42);
    report.start_local = "2026-03-14T09:00:00.000042+01:00";
    report.duration = nanoseconds(1'234'567'890);
    report.generator = {"pingpong", "0.1.0",  "0123456789ab",      "GNU 12.2.0", "-O2",
                        "Release",  "1.81.0", "address,undefined", true};

    report.environment = sample_environment();

    report.clock.emplace();
    report.clock->source = "tsc";
    report.clock->read_cost_ns = 24.5;
    report.clock->granularity = nanoseconds(20);
    report.clock->idle_gap_p9999 = nanoseconds(1'850);
    report.clock->idle_gap_max = nanoseconds(412'300);

    run_config& config = report.config;
    config.seed = 9'007'199'254'740'991;
    config.warm_up_exchanges = 10;
    config.stop = stop_after(2);
    config.deadline = std::chrono::seconds(5);
    config.host = "127.0.0.1";
    config.header_limit_bytes = 8'192;
    config.message_limit_bytes = 16'777'216;
    config.nodelay_client = true;
    config.nodelay_server = true;
    config.syscalls_unavailable =
        "not permitted by the kernel: Permission denied (perf_event_paranoid is 4)";
    config.sndbuf_bytes = 2'626'560;
}

void add_original_rows(report& report) {
    using std::chrono::microseconds;
    report.original_rows = {
        {"WS", 1000, "2026-03-14T09:00:00.100000", "2026-03-14T09:00:00.114930",
         microseconds(14'930)},
        {"HTTP", 1000, "2026-03-14T09:00:00.114930", "2026-03-14T09:00:00.184002",
         microseconds(69'072)},
        {"WS", 5000, "2026-03-14T09:00:00.184002", "2026-03-14T09:00:00.285724",
         microseconds(101'722)},
        {"HTTP", 5000, "2026-03-14T09:00:00.285724", "2026-03-14T09:00:00.658009",
         microseconds(372'285)},
    };
}

}  // namespace

report sample_report() {
    report made;
    describe(made);
    for (std::size_t experiment = 0; experiment < 2; ++experiment) {
        for (const character& character : characters)
            made.cells.push_back(cell_of(experiment, character));
        for (std::size_t repetition = 0; repetition < 2 - experiment; ++repetition)
            for (std::size_t i = 0; i < characters.size(); ++i)
                play(made, 5 * experiment + i, characters[i], repetition);
    }
    for (std::size_t i = 0; i < made.cells.size(); ++i)
        made.summaries.push_back(summary_of(made, i, characters[i % 5]));

    for (std::size_t i = 0; i < made.cells.size(); ++i)
        add_openings(made, i, characters[i % 5]);
    made.wire = sample_wire(ws_cell, http_keepalive_cell);
    made.stopping = {stop_of(0, 2), stop_of(1, 1)};
    made.stopping[0].looks = {{2, 0.021}};
    add_original_rows(made);
    analyze(made);
    return made;
}

}  // namespace pingpong
