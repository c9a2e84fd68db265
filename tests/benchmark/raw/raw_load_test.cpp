#include "raw/raw_load.hpp"

#include <gtest/gtest.h>

#include <system_error>

#include "child.hpp"

namespace pingpong::raw {
namespace {

TEST(RawLoad, PlaysOnManyConnections) {
    crowd_server server("Ping", "Pong!");
    const benchmark::child serving([&server] { server.serve(); });
    crowd_load load(server.where(), 16, "Ping", "Pong!");
    load.play(16);
    load.play(1001);
}

TEST(RawLoad, SendsAndReceivesLongMessagesInParts) {
    const std::string request(3'000'001, 'p');
    const std::string reply(4'000'001, 'q');
    crowd_server server(request, reply);
    const benchmark::child serving([&server] { server.serve(); });
    crowd_load load(server.where(), 3, request, reply);
    load.play(9);
}

TEST(RawLoad, LeavesWithoutHarmToTheOthers) {
    crowd_server server("Ping", "Pong!");
    const benchmark::child serving([&server] { server.serve(); });
    crowd_load stays(server.where(), 2, "Ping", "Pong!");
    crowd_load(server.where(), 2, "Ping", "Pong!").play(10);
    stays.play(10);
}

TEST(RawLoad, RefusesAWrongReply) {
    crowd_server server("Ping", "Gong!");
    const benchmark::child serving([&server] { server.serve(); });
    crowd_load load(server.where(), 2, "Ping", "Pong!");
    EXPECT_THROW(load.play(2), std::system_error);
}

}  // namespace
}  // namespace pingpong::raw
