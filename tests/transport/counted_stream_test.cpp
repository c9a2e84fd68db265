#include "pingpong/transport/counted_stream.hpp"

#include <gtest/gtest.h>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <optional>
#include <string>

#include "pingpong/transport/close.hpp"
#include "pingpong/transport/mock_stream.hpp"
#include "support/run_coroutine.hpp"

namespace pingpong {
namespace {

/// A layer that only knows what is below it, as TLS does.
template <class NextLayer>
struct layer {
    NextLayer below;
    NextLayer& next_layer() { return below; }
};

class CountedStream : public testing::Test {
protected:
    asio::io_context context{1};
    traffic moved;
    std::pair<mock_stream, mock_stream> ends = mock_stream::connect(context.get_executor());
    counted_stream<mock_stream> counted{ends.first, moved};
    mock_stream& peer = ends.second;
    std::string input = std::string(10, '?');
    std::optional<error_code> done;

    auto note() {
        return [this](error_code error, std::size_t) { done = error; };
    }

    void expect_counts(std::uint64_t reads, std::uint64_t received, std::uint64_t writes,
                       std::uint64_t sent) {
        EXPECT_EQ(moved.reads, reads);
        EXPECT_EQ(moved.bytes_received, received);
        EXPECT_EQ(moved.writes, writes);
        EXPECT_EQ(moved.bytes_sent, sent);
        EXPECT_EQ(moved.connections, 0);
    }
};

TEST_F(CountedStream, CountsOperationsAndBytesOfBothDirections) {
    counted.async_write_some(asio::buffer("Ping", 4), note());
    expect_counts(0, 0, 0, 0);
    run_ready(context);
    expect_counts(0, 0, 1, 4);
    EXPECT_EQ(peer.unread(), "Ping");

    peer.write("Pong!");
    counted.async_read_some(asio::buffer(input), note());
    run_ready(context);
    expect_counts(1, 5, 1, 4);
    EXPECT_EQ(input.substr(0, 5), "Pong!");
}

TEST_F(CountedStream, CountsWhatWasMovedNotWhatWasWanted) {
    ends.first.write_at_most(3);
    counted.async_write_some(asio::buffer("Ping", 4), note());
    run_ready(context);
    expect_counts(0, 0, 1, 3);
}

TEST_F(CountedStream, CountsThePartsOfAComposedWrite) {
    ends.first.write_at_most(3);
    asio::async_write(counted, asio::buffer("Ping", 4), note());
    run_ready(context);
    EXPECT_EQ(done, error_code());
    expect_counts(0, 0, 2, 4);
}

TEST_F(CountedStream, PassesErrorsOn) {
    ends.first.fail_at(1, asio::error::host_unreachable);
    counted.async_write_some(asio::buffer("Ping", 4), note());
    run_ready(context);
    EXPECT_EQ(done, asio::error::host_unreachable);
    counted.async_read_some(asio::buffer(input), note());
    run_ready(context);
    EXPECT_EQ(done, asio::error::host_unreachable);
    expect_counts(1, 0, 1, 0);
}

TEST_F(CountedStream, PassesCancellationOn) {
    asio::cancellation_signal cancel;
    counted.async_read_some(asio::buffer(input),
                            asio::bind_cancellation_slot(cancel.slot(), note()));
    run_ready(context);
    EXPECT_FALSE(done.has_value());
    cancel.emit(asio::cancellation_type::terminal);
    run_ready(context);
    EXPECT_EQ(done, asio::error::operation_aborted);
    expect_counts(1, 0, 0, 0);
}

TEST_F(CountedStream, GoesOnCountingAfterAMove) {
    counted_stream<mock_stream> elsewhere(std::move(counted));
    elsewhere.async_write_some(asio::buffer("Ping", 4), note());
    run_ready(context);
    expect_counts(0, 0, 1, 4);
}

TEST_F(CountedStream, TakesTokensOfEveryKind) {
    const auto talk =
        [](counted_stream<mock_stream>& stream) -> asio::awaitable<std::size_t, executor> {
        constexpr asio::use_awaitable_t<executor> token;
        std::string room(10, '?');
        const auto sent = co_await stream.async_write_some(asio::buffer("Ping", 4), token);
        auto [error, received] = co_await stream.async_read_some(asio::buffer(room), as_values);
        co_return error ? 0 : sent * 10 + received;
    };
    peer.write("Pong!");
    EXPECT_EQ(run_coroutine(context, talk(counted)), 45);
    expect_counts(1, 5, 1, 4);
}

TEST_F(CountedStream, IsClosedThroughItsLayers) {
    layer<counted_stream<mock_stream>&> above{counted};
    close_stream(above);
    EXPECT_FALSE(ends.first.is_open());
    close_stream(above);
}

TEST_F(CountedStream, EndsSendingThroughItsLayers) {
    layer<counted_stream<mock_stream>&> above{counted};
    end_sending(above);
    EXPECT_TRUE(ends.first.is_open());
    peer.async_read_some(asio::buffer(input), note());
    run_ready(context);
    EXPECT_EQ(done, asio::error::eof);
    peer.write("still heard");
    counted.async_read_some(asio::buffer(input), note());
    run_ready(context);
    EXPECT_EQ(done, error_code());
}

TEST_F(CountedStream, AWholeMessageIsWrittenAtOnceWhateverItsSize) {
    const std::string long_message(1 << 20, 'x');
    asio::async_write(counted, asio::buffer(long_message), transfer_whole(), note());
    run_ready(context);
    expect_counts(0, 0, 1, long_message.size());
}

TEST_F(CountedStream, TrafficIsSubtractedMemberByMember) {
    traffic before;
    before.bytes_sent = 1;
    before.bytes_received = 2;
    before.writes = 3;
    before.reads = 4;
    before.connections = 5;
    traffic after;
    after.bytes_sent = 10;
    after.bytes_received = 20;
    after.writes = 30;
    after.reads = 40;
    after.connections = 50;
    const traffic between = after - before;
    EXPECT_EQ(between.bytes_sent, 9);
    EXPECT_EQ(between.bytes_received, 18);
    EXPECT_EQ(between.writes, 27);
    EXPECT_EQ(between.reads, 36);
    EXPECT_EQ(between.connections, 45);
}

}  // namespace
}  // namespace pingpong
