#include "pingpong/protocols/http/head_reader.hpp"

#include <gtest/gtest.h>

#include "pingpong/transport/close.hpp"
#include "pingpong/transport/mock_stream.hpp"
#include "support/run_coroutine.hpp"

namespace pingpong {
namespace {

constexpr std::string_view head = "HTTP/1.1 101 Fine\r\nX: \r\r\n\r\n\r\n";
constexpr std::string_view early = "\r\n\r\nframes";

/// What the reader hands out in one read; "" at the end.
asio::awaitable<std::string, executor> next_of(head_reader<mock_stream>& reader) {
    std::string input(1000, '?');
    auto [error, received] = co_await reader.async_read_some(asio::buffer(input), as_values);
    input.resize(received);
    co_return input;
}

TEST(HeadReader, StopsBehindTheHeadHoweverItIsSplit) {
    const std::string_view whole_head = head.substr(0, head.size() - 2);
    const std::string all = std::string(whole_head) + std::string(early);
    for (std::size_t limit = 1; limit <= all.size(); ++limit) {
        asio::io_context context(1);
        auto [peer, own] = mock_stream::connect(context.get_executor());
        own.read_at_most(limit);
        peer.write(all);
        head_reader<mock_stream> reader(own);
        std::string received;
        while (received.size() < whole_head.size())
            received += run_coroutine(context, next_of(reader));
        EXPECT_EQ(received, whole_head) << limit;
        const std::string kept(reader.surplus());
        EXPECT_EQ(kept + std::string(own.unread()), early) << limit;
    }
}

TEST(HeadReader, HandsOutTheRestWhenAskedAgain) {
    asio::io_context context(1);
    auto [peer, own] = mock_stream::connect(context.get_executor());
    peer.write("head\r\n\r\nbody");
    head_reader<mock_stream> reader(own);
    EXPECT_EQ(run_coroutine(context, next_of(reader)), "head\r\n\r\n");
    EXPECT_EQ(run_coroutine(context, next_of(reader)), "body");
    EXPECT_EQ(reader.surplus(), "");
    peer.write("more\r\n\r\nof it");
    EXPECT_EQ(run_coroutine(context, next_of(reader)), "more\r\n\r\nof it");
    close_stream(peer);
    EXPECT_EQ(run_coroutine(context, next_of(reader)), "");
}

}  // namespace
}  // namespace pingpong
