// Whole runs whose contenders have several connections.
#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <string>
#include <vector>

#include "pingpong/core/block_layout.hpp"
#include "pingpong/scheduler/servers.hpp"
#include "support/recording_observer.hpp"
#include "support/scripted_peer.hpp"
#include "support/whole_run.hpp"

namespace pingpong {
namespace {

/// One repetition of everybody, or of others, each with so many connections.
plan with_connections(std::uint64_t connections, std::uint64_t count,
                      std::vector<contender_spec> contenders = everybody()) {
    plan plan({experiment(count, std::move(contenders), std::nullopt, connections)});
    plan.stop = stop_after(1);
    return plan;
}

void expect_all_played(const report& report) {
    expect_consistent(report);
    EXPECT_FALSE(report.interrupted);
    for (const trial& each : report.trials) {
        SCOPED_TRACE(report.cells[each.cell].protocol);
        EXPECT_EQ(each.failure.value_or("none"), "none");
        EXPECT_EQ(each.exchanges, report.cells[each.cell].count);
        EXPECT_TRUE(each.close.has_value());
    }
}

TEST(SideBySide, EveryProtocolPlaysExactlyAsOftenAsAsked) {
    for (const std::uint64_t count : {7U, 13U, 14U, 500U}) {
        SCOPED_TRACE(count);
        plan plan = with_connections(7, count);
        plan.warm_up_exchanges = 3;
        const report report = measure(plan);
        expect_all_played(report);
        const block_layout layout = layout_of(count, 7);
        for (const cell_summary& summary : report.summaries)
            EXPECT_EQ(summary.blocks, layout.blocks);
        for (const cell& each : report.cells)
            EXPECT_EQ(each.connections, 7U);
        for (const trial& each : report.trials)
            EXPECT_EQ(each.warm_up_exchanges, 21U);
        EXPECT_EQ(report.comparisons.empty(), false);
    }
}

TEST(SideBySide, MovesTheBytesOfAllConnections) {
    const report report = measure(with_connections(5, 100));
    for (const block& each : report.blocks) {
        const std::string& name = report.cells[each.cell].protocol;
        EXPECT_EQ(each.traffic.writes, each.exchanges) << name;
        EXPECT_EQ(each.traffic.connections, name == "http-close" ? each.exchanges : 0) << name;
        const bool lasts = name != "unix" && name != "http-close";
        ASSERT_EQ(each.segments.has_value(), lasts) << name;
        if (lasts) {
            EXPECT_GE(each.segments->sent, each.exchanges) << name;
        }
    }
    EXPECT_EQ(report.summaries[cell_of(report, "tcp")].bytes_sent_per_exchange, 5.0);
}

/// The descriptors that are open in the middle of a run.
class descriptor_counter : public observer {
public:
    void progress(const run_progress&) override {
        max_open = std::max(max_open, open_descriptors());
    }

    std::size_t max_open = 0;
};

TEST(SideBySide, EveryConnectionIsOneAndIsClosedInTheEnd) {
    const std::size_t before = open_descriptors();
    const auto most_with = [](std::uint64_t connections) {
        descriptor_counter counter;
        measure(with_connections(connections, 64, {"tcp", "ws"}), counter);
        return counter.max_open;
    };
    // Each has two ends, and both are in this process.
    EXPECT_EQ(most_with(32) - most_with(1), 2U * 2 * 31);
    EXPECT_EQ(open_descriptors(), before);
}

// Were they played one after the other, every block would take the sum of its round trips. A
// machine that stalls makes some blocks take as long.
TEST(SideBySide, BlocksTakeLessThanTheirRoundTripsTogether) {
    const report report = measure(with_connections(8, 800));
    std::size_t overlapping = 0;
    for (const block& each : report.blocks) {
        const std::string& name = report.cells[each.cell].protocol;
        const auto sum = each.round_trips.mean_ns * static_cast<double>(each.exchanges);
        overlapping += static_cast<double>(each.duration.count()) < sum / 2 ? 1 : 0;
        EXPECT_GE(static_cast<double>(each.duration.count()), sum / 8) << name;
    }
    EXPECT_GT(2 * overlapping, report.blocks.size());
    for (const cell_summary& each : report.summaries) {
        // Little's law: what is in flight is the rate times the mean round trip.
        const double in_flight = *each.throughput_per_s * *each.mean_ns / 1e9;
        EXPECT_GT(in_flight, 1.0);
        EXPECT_LT(in_flight, 8.01);
    }
}

TEST(SideBySide, ABlockOfOneConnectionTakesTheSumOfItsRoundTrips) {
    const report report = measure(with_connections(1, 200));
    for (const block& each : report.blocks) {
        const auto sum = each.round_trips.mean_ns * static_cast<double>(each.exchanges);
        EXPECT_NEAR(static_cast<double>(each.duration.count()), sum, 0.5);
    }
}

// A round trip among many takes as long as all of them: less than that is no set-up.
TEST(SideBySide, SetUpIsThatOfAConnectionThatIsAlone) {
    const report report = measure(with_connections(16, 160, {"tcp", "ws", "http-close"}));
    for (const cell_cost& each : report.costs) {
        const bool kept = report.cells[each.cell].protocol != "http-close";
        ASSERT_EQ(each.set_up_ns.has_value(), kept);
        if (kept) {
            EXPECT_GT(each.set_up_ns->value, 0) << report.cells[each.cell].protocol;
        }
    }
}

TEST(SideBySide, PlaysWithServersElsewhere) {
    boost::asio::io_context context(1);
    servers elsewhere(context.get_executor(), bind_options(), limits());
    const auto where =
        elsewhere.find_or_start(find_protocol("http-keepalive")->served_by, reply_mode::answer);
    ASSERT_TRUE(where.has_value());
    observer observer;
    const report report = measure(
        context, with_connections(64, 640, {contender_spec("http-keepalive", *where)}), observer);
    expect_all_played(report);
    EXPECT_TRUE(report.cells[0].remote);
}

class SideBySideFailures : public testing::Test {
protected:
    /// 12 exchanges on three connections of `sick`, and a healthy contender beside it.
    void run(contender_spec sick) {
        plan plan = with_connections(3, 12, {std::move(sick), "unix"});
        plan.warm_up_exchanges = 0;
        plan.deadline = std::chrono::milliseconds(100);
        plan.count_system_calls = false;
        report_ = measure(context_, std::move(plan), heard_);
        expect_consistent(report_);
    }

    void expect_failed(const boost::system::error_code& why, std::uint64_t exchanges) {
        ASSERT_EQ(heard_.failures().size(), 1U);
        EXPECT_EQ(heard_.failures()[0].code, why) << heard_.failures()[0].text;
        const std::string end = "(after " + std::to_string(exchanges) + " of 12 exchanges)";
        EXPECT_TRUE(heard_.failures()[0].text.ends_with(end)) << heard_.failures()[0].text;
        EXPECT_FALSE(report_.interrupted);
        EXPECT_EQ(report_.summaries[1].exchanges, 12U);
    }

    boost::asio::io_context context_{1};
    recording_observer heard_;
    report report_;
};

const std::string pong = "Pong!\n";

TEST_F(SideBySideFailures, OfOneConnectionEndTheTrial) {
    const scripted_peer peer(context_, std::vector<std::string>(7, pong), afterwards::closes);
    run({"tcp", peer.where("tcp")});
    expect_failed(errc::closed_early, 7);
    EXPECT_EQ(peer.connections(), 3U);
    EXPECT_EQ(blocks_of(report_, 0).size(), 1U) << "of six exchanges";
}

TEST_F(SideBySideFailures, OfAWrongReplyOnOneConnectionDoNotWaitForTheOthers) {
    const scripted_peer peer(context_, {pong, pong, "Pang!\n"}, afterwards::mute);
    run({"tcp", peer.where("tcp")});
    expect_failed(errc::wrong_reply, 2);
}

TEST_F(SideBySideFailures, OfAPeerThatFallsMute) {
    const scripted_peer peer(context_, std::vector<std::string>(8, pong), afterwards::mute);
    run({"tcp", peer.where("tcp")});
    expect_failed(errc::no_progress, 8);
    EXPECT_EQ(heard_.failures()[0].during, "line read");
}

TEST_F(SideBySideFailures, OfAnEndpointThatRefuses) {
    const refusing_port port(context_);
    for (const std::string name : {"tcp", "http-close"}) {
        heard_ = recording_observer();
        run({name, port.where(name == "tcp" ? "tcp" : "http")});
        expect_failed(asio::error::connection_refused, 0);
    }
}

TEST_F(SideBySideFailures, LeaveNoConnectionOpen) {
    const scripted_peer peer(context_, std::vector<std::string>(7, pong), afterwards::closes);
    plan plan = with_connections(3, 12, {contender_spec("tcp", peer.where("tcp")), "unix"});
    plan.warm_up_exchanges = 0;
    std::size_t before = 0, after = 0;
    recording_observer counting([&](const std::string& event) {
        if (event == "started 0/0")
            before = open_descriptors();
        if (event == "failed 0/0 tcp")
            after = open_descriptors();
    });
    report_ = measure(context_, std::move(plan), counting);
    EXPECT_EQ(counting.failures().size(), 1U);
    // The healthy one has its listener and three connections; the peer may not have heard of the
    // end of its three yet.
    EXPECT_LE(after, before + 1 + 2 * 3 + 3);
}

}  // namespace
}  // namespace pingpong
