#include <gtest/gtest.h>

#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/beast/websocket/error.hpp>
#include <cerrno>
#include <string>
#include <vector>

#include "pingpong/scheduler/servers.hpp"
#include "support/recording_observer.hpp"
#include "support/scripted_peer.hpp"
#include "support/whole_run.hpp"

namespace pingpong {
namespace {

/// An experiment in which one contender fails and `tcp` or `unix` stays healthy beside it.
class Failures : public testing::Test {
protected:
    /// Runs 12 exchanges in each of two repetitions of two experiments, `sick` and a healthy
    /// contender in the first, the healthy one alone in the second.
    void run(contender_spec sick) {
        const std::string healthy = sick.protocol == "unix" ? "tcp" : "unix";
        plan plan({experiment(12, {std::move(sick), healthy}), experiment(3, {healthy})});
        plan.stop = stop_after(2);
        plan.warm_up_exchanges = warm_up_exchanges_;
        plan.deadline = deadline_;
        plan.bind = bind_;
        plan.count_system_calls = false;
        report_ = measure(context_, std::move(plan), heard_);
    }

    /// That the sick contender failed once, as an event reports, after so many exchanges of its
    /// blocks, and that nothing else suffered.
    void expect_failed(const boost::system::error_code& why, const std::string& during,
                       std::uint64_t exchanges = 0) {
        expect_consistent(report_);
        EXPECT_FALSE(report_.interrupted);
        ASSERT_EQ(heard_.failures().size(), 1U);
        const recorded_failure& event = heard_.failures().front();
        EXPECT_EQ(event.code, why) << event.code.message();
        EXPECT_EQ(event.during, during);
        EXPECT_EQ(event.experiment, 0U);
        EXPECT_EQ(event.repetition, 0U);
        EXPECT_EQ(event.protocol, report_.cells[0].protocol);

        const auto sick = trials_of(report_, 0);
        ASSERT_EQ(sick.size(), 1U) << "a failed contender takes no further part";
        EXPECT_EQ(sick[0].failure.value_or("none"), event.text);
        EXPECT_TRUE(event.text.starts_with(during + ": ")) << event.text;
        EXPECT_TRUE(
            event.text.ends_with("(after " + std::to_string(exchanges) + " of 12 exchanges)"))
            << event.text;
        EXPECT_FALSE(sick[0].close.has_value());
        EXPECT_EQ(report_.summaries[1].exchanges, 24U);
        EXPECT_EQ(report_.summaries[2].exchanges, 6U);
        EXPECT_EQ(heard_.progress_events().back().exchanges_done,
                  report_.summaries[0].exchanges + 24U + 6U);
    }

    boost::asio::io_context context_{1};
    recording_observer heard_;
    report report_;
    std::uint64_t warm_up_exchanges_ = 0;
    std::chrono::milliseconds deadline_{5000};
    bind_options bind_;
};

const std::string http_pong = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nPong!";
const std::string http_error = "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n";

TEST_F(Failures, OfAnEndpointThatRefuses) {
    const refusing_port port(context_);
    run({"tcp", port.where("tcp")});
    expect_failed(asio::error::connection_refused, "connect");
    EXPECT_FALSE(trials_of(report_, 0)[0].connect.has_value());
    EXPECT_EQ(report_.cells[0].endpoint, port.where("tcp").url());
}

// It connects for each exchange, so that it fails while it warms up.
TEST_F(Failures, OfAnEndpointThatRefusesEachConnection) {
    const refusing_port port(context_);
    warm_up_exchanges_ = 2;
    run({"http-close", port.where("http")});
    expect_failed(asio::error::connection_refused, "connect");
}

TEST_F(Failures, OfAPeerThatStaysMute) {
    deadline_ = std::chrono::milliseconds(100);
    const scripted_peer peer(context_, {}, afterwards::mute);
    run({"tcp", peer.where("tcp")});
    expect_failed(errc::no_progress, "line read");
    EXPECT_TRUE(trials_of(report_, 0)[0].connect.has_value());
    EXPECT_EQ(peer.connections(), 1U);
}

TEST_F(Failures, OfAPeerThatFallsMuteInTheMiddle) {
    deadline_ = std::chrono::milliseconds(100);
    const scripted_peer peer(context_, std::vector<std::string>(8, "Pong!\n"), afterwards::mute);
    run({"tcp", peer.where("tcp")});
    expect_failed(errc::no_progress, "line read", 8);
    EXPECT_EQ(trials_of(report_, 0)[0].exchanges, 6U) << "one block was finished";
    EXPECT_EQ(blocks_of(report_, 0).size(), 1U);
    EXPECT_EQ(report_.summaries[0].round_trips.count(), 6U);
}

TEST_F(Failures, OfAPeerThatIsMuteInTheHandshake) {
    deadline_ = std::chrono::milliseconds(100);
    const scripted_peer peer(context_, {}, afterwards::mute);
    run({"ws", peer.where("ws")});
    expect_failed(errc::no_progress, "ws handshake");
}

TEST_F(Failures, OfAPeerThatIsMuteOnEachConnection) {
    deadline_ = std::chrono::milliseconds(100);
    const scripted_peer peer(context_, {}, afterwards::mute);
    run({"http-close", peer.where("http")});
    expect_failed(errc::no_progress, "http read");
}

TEST_F(Failures, OfAWrongReply) {
    const scripted_peer peer(context_, {"Pong!\n", "Pong!\n", "Pang!\n"}, afterwards::mute);
    run({"tcp", peer.where("tcp")});
    expect_failed(errc::wrong_reply, "line reply", 2);
    EXPECT_EQ(trials_of(report_, 0)[0].exchanges, 0U) << "no block was finished";
}

TEST_F(Failures, OfAReplyThatIsFollowedByMore) {
    const scripted_peer peer(context_, {"Pong!\nPong!\n"}, afterwards::mute);
    run({"tcp", peer.where("tcp")});
    expect_failed(errc::wrong_reply, "line reply");
}

TEST_F(Failures, OfAWrongReplyWhileSettling) {
    warm_up_exchanges_ = 3;
    const scripted_peer peer(context_, {"Pong!\n", "no\n"}, afterwards::mute);
    run({"tcp", peer.where("tcp")});
    expect_failed(errc::wrong_reply, "line reply");
    EXPECT_EQ(trials_of(report_, 0)[0].warm_up_exchanges, 0U);
    EXPECT_FALSE(trials_of(report_, 0)[0].first_exchange.has_value());
}

TEST_F(Failures, OfAPeerThatClosesEarly) {
    const scripted_peer peer(context_, std::vector<std::string>(7, "Pong!\n"), afterwards::closes);
    run({"tcp", peer.where("tcp")});
    expect_failed(errc::closed_early, "line read", 7);
}

TEST_F(Failures, OfAnHttpServerThatClosesEarly) {
    const scripted_peer peer(context_, {http_pong}, afterwards::closes);
    run({"http-keepalive", peer.where("http")});
    expect_failed(errc::closed_early, "http read", 1);
}

TEST_F(Failures, OfAnHttpServerThatClosesWithinAReply) {
    const scripted_peer peer(context_, {http_pong, "HTTP/1.1 200 OK\r\nContent-Le"},
                             afterwards::closes, "P");
    run({"http-keepalive", peer.where("http")});
    EXPECT_EQ(heard_.failures().size(), 1U);
}

TEST_F(Failures, OfAnHttpError) {
    for (const char* name : {"http-keepalive", "http-close"}) {
        heard_ = recording_observer();
        const scripted_peer peer(context_, {http_error}, afterwards::mute);
        run({name, peer.where("http")});
        expect_failed(errc::unexpected_status, "http reply");
    }
}

TEST_F(Failures, OfAWrongHttpReply) {
    const scripted_peer peer(context_, {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nPang!"},
                             afterwards::mute);
    run({"http-keepalive", peer.where("http")});
    expect_failed(errc::wrong_reply, "http reply");
}

TEST_F(Failures, OfAServerThatKeepsWhatItShouldClose) {
    deadline_ = std::chrono::milliseconds(100);
    const scripted_peer peer(context_, {http_pong}, afterwards::mute);
    run({"http-close", peer.where("http")});
    expect_failed(errc::no_progress, "http close");
}

TEST_F(Failures, OfAnUpgradeThatIsDeclined) {
    const scripted_peer peer(context_, {http_error}, afterwards::mute, "\r\n\r\n");
    run({"ws", peer.where("ws")});
    expect_failed(boost::beast::websocket::error::upgrade_declined, "ws handshake");
}

TEST_F(Failures, OfAHostThatWasNotResolved) {
    run({"ws", parse_endpoint("ws://localhost:1/", "ws").endpoint});
    expect_failed(errc::unresolved_host, "address");
    EXPECT_EQ(report_.cells[0].endpoint, "ws://localhost:1/");
}

TEST_F(Failures, OfAUnixPathThatIsTooLong) {
    run({"unix", parse_endpoint("unix:/" + std::string(200, 'x'), "unix").endpoint});
    expect_failed(errc::invalid_endpoint, "address");
}

TEST_F(Failures, OfAUnixPathThatNobodyServes) {
    run({"unix", parse_endpoint("unix:/nobody/listens/here", "unix").endpoint});
    expect_failed({ENOENT, boost::system::system_category()}, "connect");
}

TEST_F(Failures, OfAServerThatCannotListen) {
    servers other(context_.get_executor(), bind_options(), limits());
    const auto taken = other.find_or_start(find_protocol("tcp")->served_by, reply_mode::answer);
    ASSERT_TRUE(taken.has_value());
    bind_.ports["tcp"] = taken->port;
    run("tcp");
    expect_failed(asio::error::address_in_use, "listen");
    EXPECT_FALSE(report_.cells[0].endpoint.has_value()) << "its server never started";
}

TEST_F(Failures, AreToldOncePerExperiment) {
    const refusing_port port(context_);
    const contender_spec sick("tcp", port.where("tcp"));
    plan plan(
        {experiment(2, {sick, "unix"}), experiment(2, {sick}), experiment(2, {"unix", sick})});
    plan.stop = stop_after(5);
    report_ = measure(context_, std::move(plan), heard_);
    expect_consistent(report_);
    ASSERT_EQ(heard_.failures().size(), 3U);
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_EQ(heard_.failures()[i].experiment, i);
    EXPECT_EQ(report_.summaries[cell_of(report_, "unix", 0)].exchanges, 10U);
    EXPECT_EQ(report_.summaries[cell_of(report_, "unix", 2)].exchanges, 10U);
    EXPECT_EQ(heard_.progress_events().back().exchanges_done, 20U);
}

TEST_F(Failures, OfEverybodyEndTheRunWithAWholeReport) {
    const refusing_port port(context_);
    plan plan({experiment(2, {contender_spec("tcp", port.where("tcp"))})});
    report_ = measure(context_, std::move(plan), heard_);
    const std::vector<std::string> once{"started 0/0", "failed 0/0 tcp", "progress 0/0 1",
                                        "finished 0/0"};
    EXPECT_EQ(heard_.events(), once);
    EXPECT_FALSE(report_.interrupted);
    EXPECT_TRUE(report_.blocks.empty());
    EXPECT_EQ(report_.trials.size(), 1U);
    EXPECT_FALSE(report_.summaries[0].mean_ns.has_value());
    EXPECT_TRUE(report_.comparisons.empty());
}

}  // namespace
}  // namespace pingpong
