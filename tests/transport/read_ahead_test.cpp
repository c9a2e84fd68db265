#include "pingpong/transport/read_ahead.hpp"

#include <gtest/gtest.h>

#include <boost/asio/error.hpp>
#include <string>
#include <utility>

#include "pingpong/transport/close.hpp"
#include "pingpong/transport/mock_stream.hpp"
#include "support/run_coroutine.hpp"

namespace pingpong {
namespace {

class ReadAhead : public testing::Test {
protected:
    /// Asks for at most `limit` bytes, in two buffers as Beast does.
    std::pair<error_code, std::string> read(std::size_t limit) {
        std::string text(limit, '?');
        const std::array<asio::mutable_buffer, 2> buffers{
            asio::buffer(text.data(), limit / 2),
            asio::buffer(text.data() + limit / 2, limit - limit / 2)};
        error_code error;
        stream_.async_read_some(buffers, [&](error_code ended, std::size_t moved) {
            error = ended;
            text.resize(moved);
        });
        context_.restart();
        context_.poll();
        return {error, text};
    }

    asio::io_context context_{1};
    std::pair<mock_stream, mock_stream> ends_ = mock_stream::connect(context_.get_executor());
    read_ahead<mock_stream> stream_{ends_.first};
    mock_stream& peer_ = ends_.second;
};

TEST_F(ReadAhead, AFilledReadBeginsReadingAhead) {
    peer_.write("Data Ping received");
    EXPECT_EQ(read(4).second, "Data");
    EXPECT_EQ(read(5).second, " Ping");
    EXPECT_EQ(read(100).second, " received");
    EXPECT_EQ(ends_.first.operations(), 2);
}

TEST_F(ReadAhead, FromThenOnSmallPiecesAreReadAtOnce) {
    peer_.write("Data");
    EXPECT_EQ(read(4).second, "Data");
    peer_.write("Data Ping received");
    EXPECT_EQ(read(4).second, "Data");
    EXPECT_EQ(read(5).second, " Ping");
    EXPECT_EQ(read(100).second, " received");
    EXPECT_EQ(ends_.first.operations(), 2);
}

TEST_F(ReadAhead, WhatIsAskedForAsAWholeIsReadAsAWhole) {
    peer_.write("Pong!");
    EXPECT_EQ(read(64).second, "Pong!");
    peer_.write("Ping");
    EXPECT_EQ(read(4).second, "Ping");
    EXPECT_EQ(ends_.first.operations(), 2);
}

TEST_F(ReadAhead, MoreThanItsOwnRoomTakesAnotherRead) {
    std::string sent;
    for (std::size_t i = 0; i < 3 * tuning::read_buffer_bytes; ++i)
        sent.push_back(static_cast<char>('a' + i % 23));
    peer_.write(sent);
    std::string received;
    while (received.size() < sent.size())
        received += read(1536).second;
    EXPECT_EQ(received, sent);
    EXPECT_EQ(ends_.first.operations(), 4);
}

TEST_F(ReadAhead, TheEndComesAfterWhatWasKept) {
    peer_.write("Pong!");
    close_stream(peer_);
    EXPECT_EQ(read(4).second, "Pong");
    EXPECT_EQ(read(4).second, "!");
    EXPECT_EQ(read(4).first, asio::error::eof);
}

TEST_F(ReadAhead, ErrorsAreThoseOfTheStreamBelow) {
    ends_.first.fail_at(1, asio::error::host_unreachable);
    const auto [error, text] = read(4);
    EXPECT_EQ(error, asio::error::host_unreachable);
    EXPECT_EQ(text, "");
}

TEST_F(ReadAhead, MovingItKeepsWhatWasRead) {
    peer_.write("Pong!");
    EXPECT_EQ(read(4).second, "Pong");
    auto moved = std::move(stream_);
    stream_ = std::move(moved);
    EXPECT_EQ(read(4).second, "!");
}

TEST_F(ReadAhead, WritingGoesStraightThrough) {
    stream_.async_write_some(asio::buffer("Ping", 4), [](error_code, std::size_t) {});
    context_.poll();
    EXPECT_EQ(peer_.unread(), "Ping");
}

TEST_F(ReadAhead, WhatWasReceivedElsewhereComesFirst) {
    peer_.write("later");
    stream_.prepend("early ");
    EXPECT_EQ(read(4).second, "earl");
    EXPECT_EQ(read(4).second, "y ");
    EXPECT_EQ(read(10).second, "later");
}

}  // namespace
}  // namespace pingpong
