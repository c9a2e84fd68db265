// What a WebSocket client has to choose at random is fresh (RFC 6455, 4.1, 5.3 and 10.3).
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "support/streams/raw_peer.hpp"
#include "support/streams/ws_bytes.hpp"

namespace pingpong {
namespace {

class WsRandom : public testing::TestWithParam<memory_protocol> {};

TEST_P(WsRandom, EachHandshakeHasAKeyOfItsOwn) {
    constexpr std::size_t connections = 200;
    constexpr std::string_view name = "Sec-WebSocket-Key: ";
    std::set<std::string> keys;
    for (std::size_t i = 0; i < connections; ++i) {
        match both(GetParam());
        both.network.accept = nullptr;
        started<result<set_up>> opening(both.context, both.client().open());
        run_ready(both.context);
        const std::string request = take(both.context, both.network.server_ends[0]);
        const std::size_t begin = request.find(name);
        ASSERT_NE(begin, std::string::npos) << request;
        keys.insert(request.substr(begin + name.size(), 24));
    }
    EXPECT_EQ(keys.size(), connections);
}

TEST_P(WsRandom, EachFrameHasAMaskOfItsOwn) {
    constexpr std::size_t frames = 2000;
    match both(GetParam());
    both.network.accept = nullptr;
    started<result<set_up>> opening(both.context, both.client().open());
    run_ready(both.context);
    mock_stream& server_end = both.network.server_ends[0];
    raw_peer upgrader(GetParam());
    server_end.write(upgrader.say(take(both.context, server_end)));
    run_ready(both.context);
    ASSERT_EQ(cause_of(opening.value()), "");
    std::set<std::string> masks;
    for (std::size_t i = 0; i < frames; ++i) {
        server_end.write(ws_plain(ws_opcode::text, "Pong!"));
        ASSERT_EQ(cause_of(both.play(1)), "");
        const std::string frame = take(both.context, server_end);
        ASSERT_EQ(frame.size(), 2U + 4U + 4U);
        masks.insert(frame.substr(2, 4));
    }
    // Two of 2000 numbers of 32 bits are equal once in 2000 runs, and two pairs never.
    EXPECT_GE(masks.size() + 1, frames);
}

INSTANTIATE_TEST_SUITE_P(InMemory, WsRandom, testing::ValuesIn(every_ws), by_name());

}  // namespace
}  // namespace pingpong
