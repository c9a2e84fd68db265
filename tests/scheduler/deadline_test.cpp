// The watchdog of a contender, over streams in memory.
#include "pingpong/scheduler/deadline.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "pingpong/transport/counted_stream.hpp"
#include "pingpong/transport/mock_stream.hpp"
#include "support/run_coroutine.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;
using clock = std::chrono::steady_clock;

class Deadline : public testing::Test {
protected:
    asio::io_context context{1};
    traffic moved;
    std::pair<mock_stream, mock_stream> ends = mock_stream::connect(context.get_executor());
    counted_stream<mock_stream> stream{ends.first, moved};
    mock_stream& peer = ends.second;
};

/// Waits for a byte of the peer.
task<std::size_t> read_once(counted_stream<mock_stream>& stream) {
    char byte = '?';
    auto [error, bytes] = co_await stream.async_read_some(asio::buffer(&byte, 1), as_values);
    if (error)
        co_return failure{error, "read"};
    co_return bytes;
}

/// Gets byte after byte, well beyond a deadline that knew no progress.
task<std::size_t> read_for(counted_stream<mock_stream>& stream, mock_stream& peer,
                           clock::duration how_long) {
    std::size_t read = 0;
    for (const auto begin = clock::now(); clock::now() - begin < how_long; ++read) {
        peer.write(".");
        auto once = co_await read_once(stream);
        if (!once)
            co_return once;
    }
    co_return read;
}

/// Writes byte after byte, as a long request does whose peer reads it slowly.
task<> write_for(counted_stream<mock_stream>& stream, clock::duration how_long) {
    for (const auto begin = clock::now(); clock::now() - begin < how_long;) {
        auto [error, bytes] = co_await stream.async_write_some(asio::buffer("x", 1), as_values);
        if (error)
            co_return failure{error, "write"};
    }
    co_return result<>();
}

task<> throw_a_bug() {
    throw std::logic_error("a bug");
    co_return result<>();
}

TEST_F(Deadline, AMovePassesOnWhatItYields) {
    peer.write("x");
    const auto outcome = run_coroutine(context, while_progressing(read_once(stream), moved, 1h));
    EXPECT_EQ(outcome.value(), 1);
    EXPECT_EQ(moved.reads, 1);
}

TEST_F(Deadline, AMovePassesOnItsFailure) {
    ends.first.fail_at(1, asio::error::host_unreachable);
    const auto outcome = run_coroutine(context, while_progressing(read_once(stream), moved, 1h));
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().code, asio::error::host_unreachable);
    EXPECT_EQ(outcome.error().during, "read");
}

TEST_F(Deadline, APeerThatNeverAnswersMakesNoProgress) {
    const auto outcome = run_coroutine(context, while_progressing(read_once(stream), moved, 10ms));
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().code, errc::no_progress);
    EXPECT_EQ(outcome.error().during, "read");
    run_ready(context);
    EXPECT_TRUE(context.stopped()) << "nothing is left behind";
}

TEST_F(Deadline, SendingIsProgress) {
    const auto outcome =
        run_coroutine(context, while_progressing(write_for(stream, 60ms), moved, 20ms));
    EXPECT_TRUE(outcome.has_value()) << format_failure(outcome.error());
}

TEST_F(Deadline, APeerThatAnswersSteadilyIsGivenAllItsTime) {
    const auto outcome =
        run_coroutine(context, while_progressing(read_for(stream, peer, 60ms), moved, 20ms));
    ASSERT_TRUE(outcome.has_value()) << format_failure(outcome.error());
    EXPECT_EQ(moved.bytes_received, *outcome);
}

TEST_F(Deadline, APeerThatFallsSilentIsStuckFromThenOn) {
    const auto first_one_then_none = [](counted_stream<mock_stream>& from) -> task<std::size_t> {
        auto first = co_await read_once(from);
        if (!first)
            co_return first;
        auto none = co_await read_once(from);
        co_return none;
    };
    peer.write("x");
    const auto outcome =
        run_coroutine(context, while_progressing(first_one_then_none(stream), moved, 10ms));
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().code, errc::no_progress);
    EXPECT_EQ(moved.bytes_received, 1);
}

TEST_F(Deadline, CancellationFromOutsideIsCalledThat) {
    started<result<std::size_t>> waiting(context, while_progressing(read_once(stream), moved, 1h));
    run_ready(context);
    ASSERT_FALSE(waiting.done());
    waiting.cancel();
    run_ready(context);
    ASSERT_TRUE(waiting.done());
    ASSERT_FALSE(waiting.value().has_value());
    EXPECT_EQ(waiting.value().error().code, errc::cancelled);
    EXPECT_EQ(waiting.value().error().during, "run");
    EXPECT_TRUE(context.stopped()) << "nothing is left behind";
}

TEST_F(Deadline, ABugLeavesAsAnException) {
    started<result<>> failing(context, while_progressing(throw_a_bug(), moved, 1h));
    run_ready(context);
    EXPECT_THROW(failing.value(), std::logic_error);
}

}  // namespace
}  // namespace pingpong
