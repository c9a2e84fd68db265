#include <gtest/gtest.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <regex>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "pingpong/core/block_layout.hpp"
#include "pingpong/protocols/protocol.hpp"
#include "pingpong/scheduler/servers.hpp"
#include "support/recording_observer.hpp"
#include "support/whole_run.hpp"

namespace pingpong {
namespace {

/// A plan without repetitions beyond the first.
plan once(std::vector<experiment> experiments) {
    plan made(std::move(experiments));
    made.stop = stop_after(1);
    return made;
}

/// Where every block was played: cell, round, visit, position.
using place = std::tuple<std::size_t, std::size_t, unsigned, std::size_t>;

std::vector<place> places(const report& report) {
    std::vector<place> found;
    for (const block& each : report.blocks)
        found.emplace_back(each.cell, each.round, each.visit, each.position);
    return found;
}

void expect_all_played(const report& report, std::uint64_t repetitions) {
    expect_consistent(report);
    EXPECT_FALSE(report.interrupted);
    for (const cell_summary& summary : report.summaries) {
        const cell& played = report.cells[summary.cell];
        SCOPED_TRACE(played.protocol);
        EXPECT_EQ(summary.exchanges, repetitions * played.count);
        EXPECT_EQ(summary.trials, repetitions);
        for (const trial& each : trials_of(report, summary.cell)) {
            EXPECT_EQ(each.failure.value_or("none"), "none");
            EXPECT_EQ(each.exchanges, played.count);
            EXPECT_TRUE(each.close.has_value());
        }
        EXPECT_EQ(blocks_of(report, summary.cell).size(),
                  repetitions * layout_of(played.count).blocks);
    }
}

bool has_ipv6() {
    boost::asio::io_context context;
    boost::asio::ip::tcp::acceptor probe(context);
    boost::system::error_code error;
    const boost::asio::ip::tcp::endpoint any_port(boost::asio::ip::address_v6::loopback(), 0);
    probe.open(any_port.protocol(), error);
    if (!error)
        probe.bind(any_port, error);
    return !error;
}

TEST(Run, PlaysEachProtocolAloneExactlyAsOftenAsAsked) {
    for (const protocol& each : protocol_table()) {
        const std::string name(each.name);
        SCOPED_TRACE(name);
        plan plan = once({experiment(1, {name}), experiment(7, {name}), experiment(200, {name})});
        plan.warm_up_exchanges = 3;
        const report report = measure(plan);
        expect_all_played(report, 1);
        EXPECT_EQ(report.trials.size(), 3U);
        for (const trial& trial : report.trials)
            EXPECT_EQ(trial.warm_up_exchanges, 3U);
        for (const cell& cell : report.cells)
            EXPECT_TRUE(cell.endpoint.value_or("").starts_with(each.served_by.scheme)) << name;
    }
}

TEST(Run, PlaysAllFiveInTurns) {
    plan plan({experiment(200, everybody())});
    plan.stop = stop_after(3);
    const report report = measure(plan);
    expect_all_played(report, 2);
    ASSERT_EQ(report.blocks.size(), 40U);
    for (std::size_t i = 0; i < report.blocks.size(); ++i) {
        const block& each = report.blocks[i];
        EXPECT_EQ(each.round, i / 10);
        EXPECT_EQ(each.repetition, i / 20);
        EXPECT_EQ(each.position, i % 10);
        EXPECT_EQ(each.visit, i % 10 < 5 ? 1U : 2U);
        EXPECT_EQ(each.cell, report.blocks[i - i % 10 + 9 - i % 10].cell);
        EXPECT_EQ(each.exchanges, 50U);
    }
    EXPECT_EQ(report.comparisons.size(), 2 * 7U);  // of median and mean: blocks of 50 have no p99
    for (const comparison& each : report.comparisons)
        EXPECT_EQ(each.figures.rounds, 4U);
    EXPECT_EQ(report.original_rows.size(), 2U);
}

TEST(Run, PlaysASingleExchangeOnceInEachRound) {
    plan plan({experiment(1, everybody())});
    plan.stop = stop_after(4);
    const report report = measure(plan);
    expect_all_played(report, 4);
    for (const block& each : report.blocks) {
        EXPECT_EQ(each.visit, 1U);
        EXPECT_EQ(each.exchanges, 1U);
        EXPECT_EQ(each.duration, each.round_trips.max);
    }
}

TEST(Run, RepeatsOverAllExperimentsBeforeItBeginsAgain) {
    plan plan({experiment(2, {"tcp"}), experiment(1000, {"tcp"}), experiment(2, {"unix"})});
    plan.stop = stop_after(6);
    recording_observer heard;
    const report report = measure(plan, heard);
    std::vector<std::string> begun;
    for (const std::string& event : heard.events())
        if (event.starts_with("started"))
            begun.push_back(event.substr(8));
    const std::vector<std::string> expected{"0/0", "1/0", "2/0", "0/1", "1/1", "2/1", "0/2",
                                            "2/2", "0/3", "2/3", "0/4", "2/4", "0/5", "2/5"};
    EXPECT_EQ(begun, expected);
    EXPECT_EQ(report.summaries[0].trials, 6U);
    EXPECT_EQ(report.summaries[1].trials, 2U);
    EXPECT_EQ(report.summaries[2].trials, 6U);
}

TEST(Run, DrawsTheSameOrdersFromTheSameSeed) {
    plan plan({experiment(4, everybody())});
    plan.stop = stop_after(12);
    plan.seed = 77;
    const auto first = places(measure(plan));
    EXPECT_EQ(places(measure(plan)), first);
    plan.seed = 78;
    EXPECT_NE(places(measure(plan)), first);
}

TEST(Run, OpensInAnOrderOfChanceToo) {
    plan plan({experiment(1, everybody())});
    plan.stop = stop_after(12);
    const report report = measure(plan);
    std::set<std::size_t> first_to_open;
    for (std::size_t i = 0; i < report.trials.size(); i += 5)
        first_to_open.insert(report.trials[i].cell);
    EXPECT_GT(first_to_open.size(), 1U);
}

TEST(Run, NeedNotSettle) {
    plan plan = once({experiment(2, everybody())});
    plan.warm_up_exchanges = 0;
    const report report = measure(plan);
    expect_all_played(report, 1);
    for (const trial& each : report.trials) {
        EXPECT_EQ(each.warm_up_exchanges, 0U);
        EXPECT_EQ(each.warm_up.count(), 0);
        EXPECT_FALSE(each.first_exchange.has_value());
    }
}

TEST(Run, TimesTheStepsOfOpeningThatAProtocolHas) {
    const report report = measure(once({experiment(2, everybody())}));
    for (const trial& each : report.trials) {
        const std::string& name = report.cells[each.cell].protocol;
        EXPECT_EQ(each.connect.has_value(), name != "http-close") << name;
        EXPECT_EQ(each.handshake.has_value(), name == "ws") << name;
        EXPECT_TRUE(each.first_exchange.has_value()) << name;
    }
}

TEST(Run, MeasuresOverIpv6) {
    if (!has_ipv6())
        GTEST_SKIP() << "no address ::1 here";
    plan plan = once({experiment(20, everybody())});
    plan.bind.address = "::1";
    const report report = measure(plan);
    expect_all_played(report, 1);
    const auto where = report.cells[cell_of(report, "ws")].endpoint;
    EXPECT_TRUE(where.value_or("").starts_with("ws://[::1]:")) << where.value_or("none");
    EXPECT_EQ(report.config.host, "::1");
}

TEST(Run, MeasuresServersThatLiveElsewhere) {
    boost::asio::io_context context(1);
    servers elsewhere(context.get_executor(), bind_options(), limits());
    std::vector<contender_spec> contenders;
    for (const protocol& each : protocol_table()) {
        const auto where = elsewhere.find_or_start(each.served_by, reply_mode::answer);
        ASSERT_TRUE(where.has_value());
        contenders.emplace_back(std::string(each.name), *where);
    }
    observer observer;
    const report report = measure(context, once({experiment(20, contenders)}), observer);
    expect_all_played(report, 1);
    for (const cell& each : report.cells) {
        EXPECT_TRUE(each.remote);
        EXPECT_EQ(each.endpoint, contenders[&each - report.cells.data()].remote->url());
    }
    EXPECT_TRUE(report.config.nodelay_client.value_or(false));
    EXPECT_FALSE(report.config.nodelay_server.has_value()) << "it has no server of its own";
}

TEST(Run, AsksServersElsewhereForEchoesAtTheirPathForThem) {
    boost::asio::io_context context(1);
    servers elsewhere(context.get_executor(), bind_options(), limits());
    std::vector<contender_spec> contenders;
    for (const std::string name : {"ws", "http-keepalive", "http-close"}) {
        const auto where =
            elsewhere.find_or_start(find_protocol(name)->served_by, reply_mode::answer);
        ASSERT_TRUE(where.has_value());
        contenders.emplace_back(name, *where);
    }
    observer observer;
    const report report = measure(context, once({experiment(20, contenders, 300)}), observer);
    expect_all_played(report, 1);
    for (const cell& each : report.cells)
        EXPECT_TRUE(each.endpoint.value_or("").ends_with("/echo")) << each.protocol;
}

TEST(Run, HasClosedEverythingWhenItIsDone) {
    boost::asio::io_context context(1);
    const boost::asio::ip::tcp::socket first_of_its_context(context);
    const std::size_t before = open_descriptors();
    observer observer;
    measure(context, once({experiment(2, everybody())}), observer);
    EXPECT_EQ(open_descriptors(), before);
}

/// Connects to the first server there is once a repetition is over, sends nothing and stays.
class lingering_guest : public observer {
public:
    void finished(const run_progress&, const report& so_far) override {
        if (guest.is_open())
            return;
        const auto where = parse_endpoint(so_far.cells[0].endpoint.value_or(""), "tcp").endpoint;
        guest.connect({boost::asio::ip::make_address(where.host), where.port});
    }

    boost::asio::io_context elsewhere{1};
    boost::asio::ip::tcp::socket guest{elsewhere};
};

TEST(Run, SendsGuestsAwayWhenItIsDone) {
    plan plan({experiment(2, {"tcp"})});
    plan.stop = stop_after(3);
    lingering_guest observer;
    measure(std::move(plan), observer);
    char byte = 0;
    boost::system::error_code ended;
    ASSERT_TRUE(observer.guest.is_open());
    EXPECT_EQ(observer.guest.read_some(boost::asio::buffer(&byte, 1), ended), 0U);
    EXPECT_EQ(ended, boost::asio::error::eof);
}

TEST(Run, DescribesItself) {
    plan plan = once({experiment(2, {"tcp", "unix"}, 9)});
    plan.seed = 5;
    plan.warm_up_exchanges = 1;
    plan.deadline = std::chrono::milliseconds(12345);
    plan.limits.max_header_bytes = 1000;
    plan.limits.max_message_bytes = 2000;
    plan.command_line = {"pingpong", "run"};
    const report report = measure(plan);
    const std::regex uuid("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    EXPECT_TRUE(std::regex_match(report.run_id, uuid)) << report.run_id;
    EXPECT_NE(report.run_id, measure(plan).run_id);
    EXPECT_EQ(report.command_line, plan.command_line);
    EXPECT_EQ(report.config.seed, 5U);
    EXPECT_EQ(report.config.warm_up_exchanges, 1U);
    EXPECT_EQ(report.config.stop.max_rounds, 1U);
    EXPECT_EQ(report.config.deadline, plan.deadline);
    EXPECT_EQ(report.config.host, "127.0.0.1");
    EXPECT_EQ(report.config.header_limit_bytes, 1000U);
    EXPECT_EQ(report.config.message_limit_bytes, 2000U);
    EXPECT_TRUE(report.config.nodelay_client.value_or(false));
    EXPECT_TRUE(report.config.nodelay_server.value_or(false));
    EXPECT_GT(report.config.sndbuf_bytes.value_or(0), 0U);
    EXPECT_GT(report.config.rcvbuf_bytes.value_or(0), 0U);
    EXPECT_GT(report.start.time_since_epoch().count(), 0);
    EXPECT_EQ(report.start_local.size(), std::size("2023-05-01T10:00:00.000005+02:00") - 1);
    EXPECT_GT(report.duration.count(), 0);
    EXPECT_EQ(report.generator.name, "pingpong");
    EXPECT_EQ(report.environment.load1_end.has_value(), report.environment.load1_start.has_value());
    EXPECT_EQ(report.cells[0].payload_request_bytes, 9U);
    EXPECT_EQ(report.cells[0].payload_reply_bytes, 9U);
    EXPECT_TRUE(report.cells[0].echo);
    EXPECT_FALSE(report.cells[0].remote);
}

TEST(Run, MeasuresTheClockUnlessToldNotTo) {
    boost::asio::io_context context(1);
    observer silent;
    plan clock_plan({experiment(2, {"unix"})});
    clock_plan.stop = stop_after(1);
    const report report = measure(context, clock_plan, silent);
    ASSERT_TRUE(report.clock.has_value());
    EXPECT_TRUE(report.clock->idle_gap_max.has_value());
    clock_plan.measure_clock = false;
    EXPECT_FALSE(measure(context, clock_plan, silent).clock.has_value());
}

// What is measured once per run or experiment takes tens of milliseconds, which nobody should wait
// for. The clock alone is read a million times.
TEST(Run, PlaysTheFirstBlockBeforeItMeasuresTheClock) {
    boost::asio::io_context context(1);
    recording_observer events;
    plan clock_plan({experiment(2, {"unix"})});
    clock_plan.stop = stop_after(1);
    clock_plan.openings = 0;
    clock_plan.record_wire = false;
    const report report = measure(context, clock_plan, events);
    const auto whole_loop = 900'000 * std::chrono::nanoseconds(1) * *report.clock->read_cost_ns;
    ASSERT_EQ(events.events()[1], "progress 0/0 1");
    const auto first_round = events.progress_events()[1].elapsed;
    const auto repetition = events.progress_events()[2].elapsed;
    EXPECT_GT(repetition - first_round, whole_loop);
}

}  // namespace
}  // namespace pingpong
