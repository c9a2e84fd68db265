// Servers over loopback sockets: what they serve, and how they stop.
#include "pingpong/protocols/server.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <list>

#include "support/loopback.hpp"
#include "support/streams/ws_bytes.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;

/// Longer than any test may take: a server that waits for it has not ended by itself.
constexpr auto for_ever = 24h;

/// Hears how many sessions have ended, and why.
struct listener final : session_watcher {
    std::vector<std::string> reasons;
    void ended(std::string_view reason) override { reasons.emplace_back(reason); }
};

session_settings watched_by(listener& listener) {
    return session_settings(limits(), reply_mode::answer, &listener);
}

/// Names a test after the protocol that is its parameter.
struct without_hyphens {
    std::string operator()(const testing::TestParamInfo<std::string_view>& tested) const {
        std::string name(tested.param);
        std::erase(name, '-');
        return name;
    }
};

class EveryServer : public testing::TestWithParam<std::string_view> {
protected:
    std::unique_ptr<contender> connect_to(const server& running) {
        auto made = find_protocol(GetParam())
                        ->make(context.get_executor(), running.where(), client_settings());
        return made ? std::move(*made) : nullptr;
    }

    asio::io_context context{1};
    listener heard;
    round_trips samples;
};

TEST_P(EveryServer, ServesClientsAndStops) {
    const auto running = start_server(context, GetParam(), watched_by(heard));
    for (int i = 0; i < 2; ++i) {
        const auto client = connect_to(*running);
        ASSERT_TRUE(run_coroutine(context, client->open()).has_value());
        samples.prepare(3);
        ASSERT_TRUE(run_coroutine(context, client->play(samples)).has_value());
        ASSERT_TRUE(run_coroutine(context, client->close()).has_value());
    }
    stop_server(context, *running, for_ever);
    EXPECT_EQ(heard.reasons,
              std::vector<std::string>(GetParam() == "http-close" ? 6 : 2, std::string()));

    const auto late = connect_to(*running);
    const auto opened = run_coroutine(context, late->open());
    samples.prepare(1);
    const bool served = opened && run_coroutine(context, late->play(samples)).has_value();
    EXPECT_FALSE(served) << "nobody listens any more";
}

TEST_P(EveryServer, StopsWhileAConnectionIsOpen) {
    const auto running = start_server(context, GetParam(), watched_by(heard));
    const auto client = connect_to(*running);
    ASSERT_TRUE(run_coroutine(context, client->open()).has_value());
    samples.prepare(1);
    ASSERT_TRUE(run_coroutine(context, client->play(samples)).has_value());
    // A WebSocket client answers a close only while it reads, so this one has to be cut off.
    stop_server(context, *running, GetParam().starts_with("ws") ? 10ms : for_ever);
    EXPECT_EQ(heard.reasons.size(), 1);
    if (GetParam() == "http-close")
        return;
    samples.prepare(1);
    EXPECT_FALSE(run_coroutine(context, client->play(samples)).has_value());
}

TEST_P(EveryServer, StopsWhenNobodyEverCame) {
    const auto running = start_server(context, GetParam());
    stop_server(context, *running, for_ever);
    stop_server(context, *running, for_ever);
}

TEST_P(EveryServer, KnowsItsSocketsOnceItHasAccepted) {
    const auto running = start_server(context, GetParam());
    EXPECT_FALSE(running->facts().has_value());
    const auto client = connect_to(*running);
    ASSERT_TRUE(run_coroutine(context, client->open()).has_value());
    samples.prepare(1);
    ASSERT_TRUE(run_coroutine(context, client->play(samples)).has_value());
    ASSERT_EQ(running->facts().has_value(), GetParam() != "unix");
    if (running->facts()) {
        EXPECT_TRUE(running->facts()->nodelay);
    }
    stop_server(context, *running, 10ms);
}

INSTANTIATE_TEST_SUITE_P(Loopback, EveryServer,
                         testing::Values("tcp", "unix", "ws", "http-keepalive", "http-close",
                                         "ws-lean", "http-lean", "ws-default", "http-default"),
                         without_hyphens());

class Server : public testing::Test {
protected:
    asio::io_context context{1};
    listener heard;
    std::list<loopback_peer> peers;
};

class WsServer : public Server, public testing::WithParamInterface<std::string_view> {
protected:
    /// A WebSocket that is open and was not closed.
    loopback_peer& add_websocket(const server& running) {
        auto& peer = peers.emplace_back(context, running.where());
        peer.say(ws_upgrade_request());
        EXPECT_TRUE(peer.hear_until("\r\n\r\n").starts_with("HTTP/1.1 101 "));
        return peer;
    }
};

TEST_P(WsServer, ClosesWebSocketsWith1001AndWaitsForTheirAnswer) {
    const auto running = start_server(context, GetParam(), watched_by(heard));
    auto& peer = add_websocket(*running);
    started<bool> stopping(context, stopped(*running, for_ever));
    EXPECT_EQ(peer.hear_until("\x03\xe9"), ws_plain(ws_opcode::close, "\x03\xe9"));
    EXPECT_FALSE(stopping.done());
    peer.say(ws_masked_close(1001));
    peer.wait_for_end();
    peer.socket().close();
    EXPECT_TRUE(stopping.wait(context));
    EXPECT_EQ(heard.reasons.size(), 1);
}

TEST_P(WsServer, HearsWhyAWebSocketWasClosed) {
    const auto running = start_server(context, GetParam(), watched_by(heard));
    auto& peer = add_websocket(*running);
    peer.say(ws_masked_close(1000, "enough"));
    peer.wait_for_end();
    peer.socket().close();
    stop_server(context, *running, for_ever);
    EXPECT_EQ(heard.reasons, std::vector<std::string>{"enough"});
}

TEST_P(WsServer, EndsByForceWhoeverDoesNotAnswer) {
    const auto running = start_server(context, GetParam(), watched_by(heard));
    auto& peer = add_websocket(*running);
    stop_server(context, *running, 10ms);
    EXPECT_EQ(heard.reasons.size(), 1);
    peer.wait_for_end();
}

TEST_F(Server, DoesNotWaitForThoseWhoNeverOpened) {
    for (const std::string_view protocol :
         {"ws", "ws-lean", "ws-default", "http-keepalive", "http-lean", "http-default", "tcp"}) {
        SCOPED_TRACE(protocol);
        listener counts;
        const auto running = start_server(context, protocol, watched_by(counts));
        auto& mute = peers.emplace_back(context, running->where());
        auto& half_said = peers.emplace_back(context, running->where());
        half_said.say("GET / HT");
        auto& half_open = peers.emplace_back(context, running->where());
        half_open.socket().shutdown(asio::socket_base::shutdown_send);
        half_open.wait_for_end();  // By then all of them were accepted.
        stop_server(context, *running, for_ever);
        EXPECT_EQ(counts.reasons.size(), 3);
        mute.wait_for_end();
        half_said.wait_for_end();
    }
}

TEST_P(WsServer, DoesNotWaitForAWebSocketThatHasStoppedSending) {
    const auto running = start_server(context, GetParam(), watched_by(heard));
    auto& peer = add_websocket(*running);
    peer.socket().shutdown(asio::socket_base::shutdown_send);
    peer.wait_for_end();
    stop_server(context, *running, for_ever);
    EXPECT_EQ(heard.reasons.size(), 1);
}

TEST_P(WsServer, EndsAllKindsOfPeersTogether) {
    const auto running = start_server(context, GetParam(), watched_by(heard));
    add_websocket(*running);  // Mute.
    auto& polite = add_websocket(*running);
    auto& quitter = add_websocket(*running);
    quitter.say(ws_masked_close(1000));
    peers.emplace_back(context, running->where());  // Never opens.
    add_websocket(*running).socket().shutdown(asio::socket_base::shutdown_send);
    polite.say(ws_masked_close(1001));
    stop_server(context, *running, 10ms);
    EXPECT_EQ(heard.reasons.size(), 5);
    for (auto& peer : peers)
        peer.wait_for_end();
}

INSTANTIATE_TEST_SUITE_P(Loopback, WsServer, testing::Values("ws", "ws-lean", "ws-default"),
                         without_hyphens());

TEST_F(Server, ServesNobodyWhoComesWhileItStops) {
    const auto running = start_server(context, "tcp", watched_by(heard));
    loopback_peer peer(context, running->where());
    stop_server(context, *running, for_ever);
    peer.wait_for_end();
    EXPECT_EQ(heard.reasons.size(), 0);
}

TEST_F(Server, RemovesItsSocketFile) {
    auto running = start_server(context, "unix");
    const std::string path = running->where().path;
    EXPECT_TRUE(std::filesystem::is_socket(path));
    stop_server(context, *running, for_ever);
    running.reset();
    EXPECT_FALSE(std::filesystem::exists(path));
}

TEST_F(Server, MayGoAfterItsContextHasStopped) {
    auto running = start_server(context, "tcp");
    loopback_peer peer(context, running->where());
    peer.say("Ping\n");
    EXPECT_EQ(peer.hear_until("\n"), "Pong!\n");
    running.reset();  // The session lives on in the context, and goes with it.
}

}  // namespace
}  // namespace pingpong
