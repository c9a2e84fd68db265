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
        return [this](error_code what, std::size_t bytes) {
            error = what;
            moved = bytes;
        };
    }
};

const error_code scripted = asio::error::host_unreachable;

class MockStream : public testing::Test {
protected:
    /// Reads up to `most` bytes from `end`; what it completed with, if it has.
    std::pair<std::optional<error_code>, std::string> read(mock_stream& end, std::size_t most) {
        std::string into(most, '?');
        completion done;
        end.async_read_some(asio::buffer(into), done.handler());
        run_ready(context);
        into.resize(done.moved);
        if (!done.error)
            close_and_forget(end);
        return {done.error, into};
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
    mock_stream& here = ends.first;
    mock_stream& there = ends.second;
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
    EXPECT_EQ(write(here, "Ping"), write_result(error_code(), 4));
    EXPECT_EQ(write(there, "Pong!"), write_result(error_code(), 5));
    EXPECT_EQ(there.unread(), "Ping");
    EXPECT_EQ(read(there, 100), read_result(error_code(), "Ping"));
    EXPECT_EQ(read(here, 100), read_result(error_code(), "Pong!"));
    EXPECT_EQ(there.unread(), "");
}

TEST_F(MockStream, AReadTakesNoMoreThanItsBuffer) {
    write(here, "Ping");
    EXPECT_EQ(read(there, 3), read_result(error_code(), "Pin"));
    EXPECT_EQ(read(there, 3), read_result(error_code(), "g"));
}

TEST_F(MockStream, AReadWaitsForTheOtherEnd) {
    std::string into(10, '?');
    completion done;
    there.async_read_some(asio::buffer(into), done.handler());
    run_ready(context);
    EXPECT_FALSE(done.error.has_value());
    write(here, "x");
    EXPECT_EQ(done.error, error_code());
    EXPECT_EQ(done.moved, 1);
    EXPECT_EQ(into[0], 'x');
}

TEST_F(MockStream, AReadOrWriteOfNothingCompletes) {
    EXPECT_EQ(read(there, 0), read_result(error_code(), ""));
    EXPECT_EQ(write(here, ""), write_result(error_code(), 0));
}

TEST_F(MockStream, GathersBuffersAndReadsIntoTheFirstThatHasRoom) {
    const std::array<asio::const_buffer, 3> parts{asio::buffer("Pi", 2), asio::const_buffer(),
                                                  asio::buffer("ng", 2)};
    completion sent;
    here.async_write_some(parts, sent.handler());
    run_ready(context);
    EXPECT_EQ(sent.moved, 4);

    std::string into(10, '?');
    const std::array<asio::mutable_buffer, 2> rooms{asio::mutable_buffer(), asio::buffer(into)};
    completion received;
    there.async_read_some(rooms, received.handler());
    run_ready(context);
    EXPECT_EQ(received.moved, 4);
    EXPECT_EQ(into.substr(0, 4), "Ping");
}

TEST_F(MockStream, MovesAsFewBytesAsItIsTold) {
    here.write_at_most(3);
    there.read_at_most(2);
    EXPECT_EQ(write(here, "Ping"), write_result(error_code(), 3));
    EXPECT_EQ(read(there, 100), read_result(error_code(), "Pi"));
    EXPECT_EQ(read(there, 100), read_result(error_code(), "n"));
    EXPECT_EQ(write(there, "Pong!"), write_result(error_code(), 5)) << "limits are an end's own";
}

TEST_F(MockStream, EarlyInputKnowsNoLimitsAndIsNoOperation) {
    here.write_at_most(1);
    here.fail_at(1, scripted);
    here.write("early");
    EXPECT_EQ(here.operations(), 0);
    EXPECT_EQ(read(there, 100), read_result(error_code(), "early"));
}

TEST_F(MockStream, EarlyInputWakesAReader) {
    std::string into(10, '?');
    completion done;
    there.async_read_some(asio::buffer(into), done.handler());
    run_ready(context);
    here.write("now");
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
    write(here, "a");
    write(here, "b");
    here.fail_at(2, scripted);
    EXPECT_EQ(write(here, "c").first, error_code());
    EXPECT_EQ(write(here, "d").first, scripted);
    EXPECT_EQ(write(there, "e").first, error_code()) << "faults are an end's own";
}

TEST_F(MockStream, TheEndComesAfterWhatWasWritten) {
    write(here, "bye");
    here.close(ignored);
    EXPECT_EQ(read(there, 2), read_result(error_code(), "by"));
    EXPECT_EQ(read(there, 2), read_result(error_code(), "e"));
    EXPECT_EQ(read(there, 2), read_result(error_code(asio::error::eof), ""));
    EXPECT_EQ(read(there, 2), read_result(error_code(asio::error::eof), ""));
}

TEST_F(MockStream, AClosedEndWakesTheOthersReader) {
    char into = '?';
    completion done;
    there.async_read_some(asio::buffer(&into, 1), done.handler());
    run_ready(context);
    here.close(ignored);
    run_ready(context);
    EXPECT_EQ(done.error, asio::error::eof);
}

TEST_F(MockStream, ShuttingDownSendingLeavesTheOtherDirection) {
    here.shutdown(asio::socket_base::shutdown_send, ignored);
    EXPECT_TRUE(here.is_open());
    EXPECT_EQ(read(there, 1).first, asio::error::eof);
    EXPECT_EQ(write(there, "still"), write_result(error_code(), 5));
    EXPECT_EQ(read(here, 100), read_result(error_code(), "still"));
    EXPECT_EQ(write(here, "x").first, asio::error::broken_pipe);
}

TEST_F(MockStream, ShuttingDownReceivingEndsTheOthersWrites) {
    here.shutdown(asio::socket_base::shutdown_receive, ignored);
    EXPECT_EQ(read(here, 1).first, asio::error::eof);
    EXPECT_EQ(write(there, "x").first, asio::error::broken_pipe);
    EXPECT_EQ(write(here, "x").first, error_code());
}

TEST_F(MockStream, WritingToAPeerThatIsGoneIsABrokenPipe) {
    there.close(ignored);
    EXPECT_EQ(write(here, "x"), write_result(error_code(asio::error::broken_pipe), 0));
}

TEST_F(MockStream, AClosedEndIsABadDescriptor) {
    there.write("unread");
    here.close(ignored);
    EXPECT_FALSE(here.is_open());
    EXPECT_TRUE(there.is_open());
    EXPECT_EQ(read(here, 1).first, asio::error::bad_descriptor);
    EXPECT_EQ(write(here, "x").first, asio::error::bad_descriptor);
    here.close(ignored);
    EXPECT_FALSE(ignored) << "closing twice is no mistake";
}

TEST_F(MockStream, ACopyIsTheSameEnd) {
    mock_stream remote_control = here;
    remote_control.write_at_most(1);
    EXPECT_EQ(write(here, "ab"), write_result(error_code(), 1));
    EXPECT_EQ(remote_control.operations(), 1);
    remote_control.close(ignored);
    EXPECT_FALSE(here.is_open());
}

}  // namespace
}  // namespace pingpong
