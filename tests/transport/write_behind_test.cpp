#include "pingpong/transport/write_behind.hpp"

#include <gtest/gtest.h>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/error.hpp>
#include <optional>
#include <string>

#include "pingpong/transport/mock_stream.hpp"
#include "support/run_coroutine.hpp"

namespace pingpong {
namespace {

class WriteBehind : public testing::Test {
protected:
    error_code write(std::string_view text) {
        std::optional<error_code> ended;
        tested_.async_write_some(asio::buffer(text), [&](error_code error, std::size_t moved) {
            ended = error;
            EXPECT_EQ(moved, error ? 0 : text.size());
        });
        run_ready(context_);
        return ended.value();
    }

    auto note() {
        return [this](error_code error, std::size_t moved) {
            ended_ = error;
            moved_ = moved;
        };
    }

    asio::io_context context_{1};
    std::pair<mock_stream, mock_stream> ends_ = mock_stream::connect(context_.get_executor());
    write_behind<mock_stream> tested_{ends_.first};
    mock_stream& peer_ = ends_.second;
    std::string input_ = std::string(16, '?');
    std::optional<error_code> ended_;
    std::size_t moved_ = 0;
};

TEST_F(WriteBehind, WritesAtOnceUntilToldOtherwise) {
    EXPECT_EQ(write("Pong!"), error_code());
    EXPECT_EQ(peer_.unread(), "Pong!");
}

TEST_F(WriteBehind, WhatIsHeldBackLeavesInOneWriteBeforeTheNextRead) {
    tested_.hold_back(true);
    write("one ");
    write("two ");
    write("three");
    EXPECT_EQ(peer_.unread(), "");
    peer_.write("Ping");
    tested_.async_read_some(asio::buffer(input_), note());
    run_ready(context_);
    EXPECT_EQ(peer_.unread(), "one two three");
    EXPECT_EQ(ended_, error_code());
    EXPECT_EQ(input_.substr(0, moved_), "Ping");
    EXPECT_EQ(ends_.first.operations(), 2) << "a write and a read";
}

TEST_F(WriteBehind, ALaterWriteComesBehindWhatIsHeldBack) {
    tested_.hold_back(true);
    write("one ");
    tested_.hold_back(false);
    EXPECT_EQ(write("two"), error_code());
    EXPECT_EQ(peer_.unread(), "one two");
}

TEST_F(WriteBehind, ALongWriteIsNotHeldBack) {
    tested_.hold_back(true);
    write("short ");
    const std::string text(5000, 'l');
    EXPECT_EQ(write(text), error_code());
    EXPECT_EQ(peer_.unread(), "short " + text);
}

TEST_F(WriteBehind, ItHoldsNoMoreThanItsMost) {
    tested_.hold_back(true);
    const std::string text(4096, 'x');
    for (std::size_t held = 0; held < tuning::read_buffer_bytes; held += text.size())
        EXPECT_EQ(write(text), error_code());
    EXPECT_EQ(peer_.unread(), "");
    write("!");
    EXPECT_EQ(peer_.unread().size(), tuning::read_buffer_bytes + 1);
}

TEST_F(WriteBehind, AStreamThatTakesLittleAtATimeGetsAllOfIt) {
    ends_.first.write_at_most(2);
    tested_.hold_back(true);
    write("one two three");
    tested_.async_flush(note());
    run_ready(context_);
    EXPECT_EQ(ended_, error_code());
    EXPECT_EQ(peer_.unread(), "one two three");
}

TEST_F(WriteBehind, WhatIsWrittenWhileItIsSentComesBehindItOnce) {
    ends_.first.write_at_most(1);
    tested_.hold_back(true);
    write("held back, ");
    tested_.hold_back(false);
    tested_.async_read_some(asio::buffer(input_), note());
    context_.restart();
    while (peer_.unread().size() < 3)
        context_.poll_one();
    EXPECT_EQ(write("then closed"), error_code());
    run_ready(context_);
    EXPECT_EQ(peer_.unread(), "held back, then closed");
    peer_.write("Ping");
    run_ready(context_);
    EXPECT_EQ(input_.substr(0, moved_), "Ping");
}

TEST_F(WriteBehind, FlushingNothingIsNoOperation) {
    tested_.async_flush(note());
    EXPECT_EQ(ended_, error_code());
    EXPECT_EQ(ends_.first.operations(), 0);
}

TEST_F(WriteBehind, WhatGoesWrongWithItIsTheErrorOfTheRead) {
    tested_.hold_back(true);
    EXPECT_EQ(write("Pong!"), error_code());
    ends_.first.fail_at(1, asio::error::broken_pipe);
    tested_.async_read_some(asio::buffer(input_), note());
    run_ready(context_);
    EXPECT_EQ(ended_, asio::error::broken_pipe);
    EXPECT_EQ(moved_, 0);
    EXPECT_EQ(ends_.first.operations(), 1) << "no read follows";
}

TEST_F(WriteBehind, AReadIsCancelledAsBelow) {
    tested_.hold_back(true);
    write("Pong!");
    asio::cancellation_signal cancel;
    tested_.async_read_some(asio::buffer(input_),
                            asio::bind_cancellation_slot(cancel.slot(), note()));
    run_ready(context_);
    EXPECT_FALSE(ended_.has_value());
    cancel.emit(asio::cancellation_type::terminal);
    run_ready(context_);
    EXPECT_EQ(ended_, asio::error::operation_aborted);
    EXPECT_EQ(peer_.unread(), "Pong!");
}

}  // namespace
}  // namespace pingpong
