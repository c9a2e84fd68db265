// No arm pays for what another one does not: the same frames and operations per exchange.
#include "support/streams/exchange_costs.hpp"

#include <gtest/gtest.h>

#include "pingpong/core/options.hpp"

namespace pingpong {
namespace {

/// A write and a read on each side, and no coroutine but those that last as long as a block or a
/// connection.
constexpr exchange_costs least{0, 2, 2};

struct arm {
    const char* name;
    exchange_costs (*costs)(client_settings);
};

std::ostream& operator<<(std::ostream& out, const arm& tested) {
    return out << tested.name;
}

class EveryKeptArm : public testing::TestWithParam<arm> {};

TEST_P(EveryKeptArm, AwaitsNothingButAWriteAndARead) {
    EXPECT_EQ(GetParam().costs(client_settings()), least);
}

TEST_P(EveryKeptArm, AwaitsNoMoreWhenItsRequestsAreNumbered) {
    EXPECT_EQ(GetParam().costs(client_settings(request::counting("Ping ", "!"))), least);
}

INSTANTIATE_TEST_SUITE_P(All, EveryKeptArm,
                         testing::Values(arm{"Line", line_costs}, arm{"Http", http_costs},
                                         arm{"Ws", ws_costs}, arm{"HttpLean", http_lean_costs},
                                         arm{"WsLean", ws_lean_costs}, arm{"Tls", tls_costs},
                                         arm{"Https", https_costs}),
                         [](const auto& info) { return info.param.name; });

TEST(ArmWithDefaults, AwaitsAsMuchInHttpAsInWebSocket) {
    client_settings settings;
    settings.beast = beast_settings::defaults();
    EXPECT_EQ(http_costs(settings), least);
    EXPECT_EQ(ws_costs(settings), least);
}

TEST(ArmPerRequest, AwaitsADialAndASessionBesides) {
    client_settings settings;
    settings.use = connection_use::per_request;
    // The dialer; the session's `serve` and the loop in it; and two of Asio's own, to start it. One
    // more read: of the server's close.
    EXPECT_EQ(http_costs(settings), (exchange_costs{5, 3, 2}));
}

}  // namespace
}  // namespace pingpong
