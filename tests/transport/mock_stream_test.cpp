// The mocked stream that sessions and clients are tested with, as two connected ends.
#include "pingpong/transport/mock_stream.hpp"

#include <gtest/gtest.h>

#include <array>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <optional>
#include <string>

#include "support/run_coroutine.hpp"

namespace pingpong {
namespace {

/// What an operation that was started with a callback completed with.
struct completion {
    std::optional<error_code> error;
    std::size_t moved = 0;

    auto handler() {
        return [this](error_code cause, std::size_t bytes) {
            error = cause;
            moved = bytes;
        };
    }
};

const error_code scripted = asio::error::host_unreachable;

class MockStream : public testing::Test {
protected:
    /// Reads up to `limit` bytes from `end`; what it completed with, if it has.
    std::pair<std::optional<error_code>, std::string> read(mock_stream& end, std::size_t limit) {
        std::string input(limit, '?');
        completion done;
        end.async_read_some(asio::buffer(input), done.handler());
        run_ready(context);
        input.resize(done.moved);
        if (!done.error)
            close_and_forget(end);
        return {done.error, input};
    }

    std::pair<std::optional<error_code>, std::size_t> write(mock_stream& end,
                                                            std::string_view text) {
        completion done;
        end.async_write_some(asio::buffer(text), done.handler());
        run_ready(context);
        return {done.error, done.moved};
    }

    asio::io_context context{1};
    std::pair<mock_stream, mock_stream> ends = mock_stream::connect(context.get_executor());
    mock_stream& near_end = ends.first;
    mock_stream& far_end = ends.second;
    error_code ignored;

private:
    /// A pending operation must not outlive what its handler refers to.
    void close_and_forget(mock_stream& end) {
        end.close(ignored);
        run_ready(context);
    }
};

using read_result = std::pair<std::optional<error_code>, std::string>;
using write_result = std::pair<std::optional<error_code>, std::size_t>;

TEST_F(MockStream, WhatOneEndWritesTheOtherReads) {
    EXPECT_EQ(write(near_end, "Ping"), write_result(error_code(), 4));
    EXPECT_EQ(write(far_end, "Pong!"), write_result(error_code(), 5));
    EXPECT_EQ(far_end.unread(), "Ping");
    EXPECT_EQ(read(far_end, 100), read_result(error_code(), "Ping"));
    EXPECT_EQ(read(near_end, 100), read_result(error_code(), "Pong!"));
    EXPECT_EQ(far_end.unread(), "");
}

TEST_F(MockStream, AReadTakesNoMoreThanItsBuffer) {
    write(near_end, "Ping");
    EXPECT_EQ(read(far_end, 3), read_result(error_code(), "Pin"));
    EXPECT_EQ(read(far_end, 3), read_result(error_code(), "g"));
}

TEST_F(MockStream, AReadWaitsForTheOtherEnd) {
    std::string input(10, '?');
    completion done;
    far_end.async_read_some(asio::buffer(input), done.handler());
    run_ready(context);
    EXPECT_FALSE(done.error.has_value());
    write(near_end, "x");
    EXPECT_EQ(done.error, error_code());
    EXPECT_EQ(done.moved, 1);
    EXPECT_EQ(input[0], 'x');
}

TEST_F(MockStream, AReadOrWriteOfNothingCompletes) {
    EXPECT_EQ(read(far_end, 0), read_result(error_code(), ""));
    EXPECT_EQ(write(near_end, ""), write_result(error_code(), 0));
}

TEST_F(MockStream, GathersBuffersAndReadsIntoTheFirstThatHasRoom) {
    const std::array<asio::const_buffer, 3> parts{asio::buffer("Pi", 2), asio::const_buffer(),
                                                  asio::buffer("ng", 2)};
    completion sent;
    near_end.async_write_some(parts, sent.handler());
    run_ready(context);
    EXPECT_EQ(sent.moved, 4);

    std::string input(10, '?');
    const std::array<asio::mutable_buffer, 2> rooms{asio::mutable_buffer(), asio::buffer(input)};
    completion received;
    far_end.async_read_some(rooms, received.handler());
    run_ready(context);
    EXPECT_EQ(received.moved, 4);
    EXPECT_EQ(input.substr(0, 4), "Ping");
}

TEST_F(MockStream, MovesAsFewBytesAsItIsTold) {
    near_end.write_at_most(3);
    far_end.read_at_most(2);
    EXPECT_EQ(write(near_end, "Ping"), write_result(error_code(), 3));
    EXPECT_EQ(read(far_end, 100), read_result(error_code(), "Pi"));
    EXPECT_EQ(read(far_end, 100), read_result(error_code(), "n"));
    EXPECT_EQ(write(far_end, "Pong!"), write_result(error_code(), 5)) << "limits are an end's own";
}

TEST_F(MockStream, EarlyInputKnowsNoLimitsAndIsNoOperation) {
    near_end.write_at_most(1);
    near_end.fail_at(1, scripted);
    near_end.write("early");
    EXPECT_EQ(near_end.operations(), 0);
    EXPECT_EQ(read(far_end, 100), read_result(error_code(), "early"));
}

TEST_F(MockStream, EarlyInputWakesAReader) {
    std::string input(10, '?');
    completion done;
    far_end.async_read_some(asio::buffer(input), done.handler());
    run_ready(context);
    near_end.write("now");
    run_ready(context);
    EXPECT_EQ(done.moved, 3);
}

TEST_F(MockStream, FailsAtTheOperationItIsToldAndAfter) {
    for (std::size_t nth = 1; nth < 6; ++nth) {
        SCOPED_TRACE(nth);
        auto [near, far] = mock_stream::connect(context.get_executor());
        far.write("plenty of bytes to read");
        near.fail_at(nth, scripted);
        for (std::size_t i = 1; i <= 6; ++i) {
            const error_code expected = i < nth ? error_code() : scripted;
            if (i % 2 == 1)
                EXPECT_EQ(write(near, "x"), write_result(expected, expected ? 0 : 1)) << i;
            else
                EXPECT_EQ(read(near, 1).first, expected) << i;
        }
        EXPECT_EQ(near.operations(), 6);
        EXPECT_EQ(far.unread(), std::string(nth / 2, 'x')) << "what failed was not written";
    }
}

TEST_F(MockStream, CountsFromNowOnWhereItFails) {
    write(near_end, "a");
    write(near_end, "b");
    near_end.fail_at(2, scripted);
    EXPECT_EQ(write(near_end, "c").first, error_code());
    EXPECT_EQ(write(near_end, "d").first, scripted);
    EXPECT_EQ(write(far_end, "e").first, error_code()) << "faults are an end's own";
}

TEST_F(MockStream, TheEndComesAfterWhatWasWritten) {
    write(near_end, "bye");
    near_end.close(ignored);
    EXPECT_EQ(read(far_end, 2), read_result(error_code(), "by"));
    EXPECT_EQ(read(far_end, 2), read_result(error_code(), "e"));
    EXPECT_EQ(read(far_end, 2), read_result(error_code(asio::error::eof), ""));
    EXPECT_EQ(read(far_end, 2), read_result(error_code(asio::error::eof), ""));
}

TEST_F(MockStream, AClosedEndWakesTheOthersReader) {
    char byte = '?';
    completion done;
    far_end.async_read_some(asio::buffer(&byte, 1), done.handler());
    run_ready(context);
    near_end.close(ignored);
    run_ready(context);
    EXPECT_EQ(done.error, asio::error::eof);
}

TEST_F(MockStream, ShuttingDownSendingLeavesTheOtherDirection) {
    near_end.shutdown(asio::socket_base::shutdown_send, ignored);
    EXPECT_TRUE(near_end.is_open());
    EXPECT_EQ(read(far_end, 1).first, asio::error::eof);
    EXPECT_EQ(write(far_end, "still"), write_result(error_code(), 5));
    EXPECT_EQ(read(near_end, 100), read_result(error_code(), "still"));
    EXPECT_EQ(write(near_end, "x").first, asio::error::broken_pipe);
}

TEST_F(MockStream, ShuttingDownReceivingEndsTheOthersWrites) {
    near_end.shutdown(asio::socket_base::shutdown_receive, ignored);
    EXPECT_EQ(read(near_end, 1).first, asio::error::eof);
    EXPECT_EQ(write(far_end, "x").first, asio::error::broken_pipe);
    EXPECT_EQ(write(near_end, "x").first, error_code());
}

TEST_F(MockStream, WritingToAPeerThatIsGoneIsABrokenPipe) {
    far_end.close(ignored);
    EXPECT_EQ(write(near_end, "x"), write_result(error_code(asio::error::broken_pipe), 0));
}

TEST_F(MockStream, AClosedEndIsABadDescriptor) {
    far_end.write("unread");
    near_end.close(ignored);
    EXPECT_FALSE(near_end.is_open());
    EXPECT_TRUE(far_end.is_open());
    EXPECT_EQ(read(near_end, 1).first, asio::error::bad_descriptor);
    EXPECT_EQ(write(near_end, "x").first, asio::error::bad_descriptor);
    near_end.close(ignored);
    EXPECT_FALSE(ignored) << "closing twice is no mistake";
}

TEST_F(MockStream, ACopyIsTheSameEnd) {
    mock_stream remote_control = near_end;
    remote_control.write_at_most(1);
    EXPECT_EQ(write(near_end, "ab"), write_result(error_code(), 1));
    EXPECT_EQ(remote_control.operations(), 1);
    remote_control.close(ignored);
    EXPECT_FALSE(near_end.is_open());
}

}  // namespace
}  // namespace pingpong
