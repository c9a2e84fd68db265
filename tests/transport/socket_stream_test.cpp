// A socket's stream, over pairs of Unix sockets: both ends belong to this test.
#include "pingpong/transport/socket_stream.hpp"

#include <gtest/gtest.h>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/local/connect_pair.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>
#include <functional>
#include <list>
#include <optional>
#include <ostream>
#include <string>

#include "pingpong/transport/close.hpp"
#include "support/run_coroutine.hpp"

namespace pingpong {

std::ostream& operator<<(std::ostream& out, peer_place place) {
    return out << (place == peer_place::elsewhere ? "Elsewhere" : "SameThread");
}

namespace {

using asio::local::stream_protocol;
using stream = socket_stream<stream_protocol>;

class SocketStream : public testing::TestWithParam<peer_place> {
protected:
    using plain_socket = asio::basic_stream_socket<stream_protocol, executor>;

    static plain_socket connected_to(plain_socket& peer) {
        plain_socket near(peer.get_executor());
        asio::local::connect_pair(near, peer);
        return near;
    }

    auto note() {
        return [this](error_code error, std::size_t bytes) {
            ended = error;
            moved_bytes = bytes;
        };
    }

    /// Runs `function` in a thread of the io_context, as sessions and clients run.
    void run_inside(std::function<void()> function) {
        asio::post(context, std::move(function));
        run_ready(context);
    }

    asio::io_context context{1};
    plain_socket peer{context.get_executor()};
    traffic moved;
    stream tested{connected_to(peer), moved, GetParam()};
    std::optional<error_code> ended;
    std::size_t moved_bytes = 0;
    std::string input = std::string(64, '?');
};

TEST_P(SocketStream, AWriteThatTheKernelTakesIsCompleteAtOnce) {
    run_inside([this] {
        tested.async_write_some(asio::buffer("Ping", 4), note());
        EXPECT_EQ(ended, error_code());
        EXPECT_EQ(moved_bytes, 4);
    });
    EXPECT_EQ(moved.writes, 1);
    EXPECT_EQ(moved.bytes_sent, 4);
    EXPECT_EQ(peer.available(), 4);
}

TEST_P(SocketStream, OutsideTheIoContextNothingCompletesBeforeItRuns) {
    tested.async_write_some(asio::buffer("Ping", 4), note());
    EXPECT_FALSE(ended.has_value());
    run_ready(context);
    EXPECT_EQ(ended, error_code());
}

TEST_P(SocketStream, AHandlerOfAStrandIsInvokedByTheStrand) {
    auto strand = asio::make_strand(context.get_executor());
    bool inside = false;
    run_inside([&] {
        tested.async_write_some(asio::buffer("Ping", 4),
                                asio::bind_executor(strand, [&](error_code, std::size_t) {
                                    inside = strand.running_in_this_thread();
                                }));
        EXPECT_FALSE(inside);
    });
    EXPECT_TRUE(inside);
}

TEST_P(SocketStream, WritesInARowNestToAnEnd) {
    int left = 200, depth = 0, deepest = 0;
    std::function<void()> write_on = [&] {
        if (left-- == 0)
            return;
        deepest = std::max(deepest, ++depth);
        tested.async_write_some(asio::buffer("!", 1),
                                [&write_on](error_code, std::size_t) { write_on(); });
        --depth;
    };
    run_inside(write_on);
    EXPECT_EQ(moved.writes, 200);
    EXPECT_LE(deepest, 17);
}

TEST_P(SocketStream, WritesToManyStreamsInARowNestToAnEndToo) {
    struct other {
        plain_socket peer;
        stream near;
        other(executor where, traffic& count, peer_place place)
            : peer(where), near(connected_to(peer), count, place) {}
    };
    std::list<other> others;
    for (int i = 0; i < 100; ++i)
        others.emplace_back(context.get_executor(), moved, GetParam());
    int depth = 0, deepest = 0;
    auto next = others.begin();
    std::function<void()> tell_all = [&] {
        if (next == others.end())
            return;
        deepest = std::max(deepest, ++depth);
        (next++)->near.async_write_some(asio::buffer("!", 1),
                                        [&tell_all](error_code, std::size_t) { tell_all(); });
        --depth;
    };
    run_inside(tell_all);
    EXPECT_EQ(moved.writes, 100);
    EXPECT_LE(deepest, 17);
}

TEST_P(SocketStream, AWriteThatDoesNotFitWaitsForRoom) {
    const std::string much(4 << 20, 'm');
    std::string arrived(much.size(), '?');
    asio::async_write(tested, asio::buffer(much), transfer_whole(), note());
    run_ready(context);
    EXPECT_FALSE(ended.has_value()) << "the kernel has no room for 4 MiB";
    asio::async_read(peer, asio::buffer(arrived), asio::detached);
    run_ready(context);
    EXPECT_EQ(ended, error_code());
    EXPECT_EQ(moved.bytes_sent, much.size());
    EXPECT_EQ(arrived, much);
}

TEST_P(SocketStream, FewBytesInSeveralBuffersArriveInOrder) {
    const std::array<asio::const_buffer, 3> pieces{asio::buffer("Pi", 2), asio::buffer("ng", 2),
                                                   asio::const_buffer()};
    run_inside([&] { tested.async_write_some(pieces, note()); });
    EXPECT_EQ(moved_bytes, 4);
    EXPECT_EQ(peer.read_some(asio::buffer(input)), 4);
    EXPECT_EQ(input.substr(0, 4), "Ping");
}

TEST_P(SocketStream, ManyBytesInSeveralBuffersArriveInOrder) {
    const std::string head(300, 'h'), body(300, 'b');
    const std::array<asio::const_buffer, 2> pieces{asio::buffer(head), asio::buffer(body)};
    run_inside([&] { tested.async_write_some(pieces, note()); });
    EXPECT_EQ(moved_bytes, 600);
    std::string arrived(600, '?');
    asio::read(peer, asio::buffer(arrived));
    EXPECT_EQ(arrived, head + body);
}

TEST_P(SocketStream, AReadGetsWhatIsThere) {
    asio::write(peer, asio::buffer("Pong!", 5));
    run_inside([this] {
        tested.async_read_some(asio::buffer(input), note());
        EXPECT_FALSE(ended.has_value()) << "a read is never complete at once";
    });
    EXPECT_EQ(ended, error_code());
    EXPECT_EQ(input.substr(0, moved_bytes), "Pong!");
    EXPECT_EQ(moved.reads, 1);
    EXPECT_EQ(moved.bytes_received, 5);
}

TEST_P(SocketStream, AReadIntoSeveralBuffersFillsThemInOrder) {
    asio::write(peer, asio::buffer("Pong!", 5));
    std::string first(2, '?'), second(8, '?');
    const std::array<asio::mutable_buffer, 2> both{asio::buffer(first), asio::buffer(second)};
    run_inside([&] { tested.async_read_some(both, note()); });
    EXPECT_EQ(first + second.substr(0, 3), "Pong!");
}

TEST_P(SocketStream, AReadWaitsAsLongAsItTakes) {
    tested.async_read_some(asio::buffer(input), note());
    run_ready(context);
    run_ready(context);
    EXPECT_FALSE(ended.has_value());
    EXPECT_EQ(moved.reads, 0);
    asio::write(peer, asio::buffer("Pong!", 5));
    run_ready(context);
    EXPECT_EQ(input.substr(0, moved_bytes), "Pong!");
    EXPECT_EQ(moved.reads, 1);
}

TEST_P(SocketStream, TheEndOfThePeerIsAnError) {
    peer.close();
    tested.async_read_some(asio::buffer(input), note());
    run_ready(context);
    EXPECT_EQ(ended, asio::error::eof);
}

TEST_P(SocketStream, AReadIsCancelledBeforeItsTurn) {
    asio::cancellation_signal cancel;
    tested.async_read_some(asio::buffer(input),
                           asio::bind_cancellation_slot(cancel.slot(), note()));
    cancel.emit(asio::cancellation_type::terminal);
    run_ready(context);
    EXPECT_EQ(ended, asio::error::operation_aborted);
}

TEST_P(SocketStream, AReadIsCancelledWhileItWaits) {
    asio::cancellation_signal cancel;
    tested.async_read_some(asio::buffer(input),
                           asio::bind_cancellation_slot(cancel.slot(), note()));
    run_ready(context);
    EXPECT_FALSE(ended.has_value());
    cancel.emit(asio::cancellation_type::total);
    run_ready(context);
    EXPECT_EQ(ended, asio::error::operation_aborted);
}

TEST_P(SocketStream, ACancelledReadLeavesTheNextOneAlone) {
    asio::cancellation_signal cancel;
    tested.async_read_some(asio::buffer(input),
                           asio::bind_cancellation_slot(cancel.slot(), note()));
    cancel.emit(asio::cancellation_type::terminal);
    run_ready(context);
    asio::write(peer, asio::buffer("Pong!", 5));
    tested.async_read_some(asio::buffer(input),
                           asio::bind_cancellation_slot(cancel.slot(), note()));
    run_ready(context);
    EXPECT_EQ(ended, error_code());
    EXPECT_EQ(input.substr(0, moved_bytes), "Pong!");
}

TEST_P(SocketStream, ClosingEndsAReadWheneverItComes) {
    for (const bool before_its_turn : {true, false}) {
        ended.reset();
        peer.close();
        stream reader(connected_to(peer), moved, GetParam());
        reader.async_read_some(asio::buffer(input), note());
        if (!before_its_turn)
            run_ready(context);
        EXPECT_FALSE(ended.has_value());
        close_stream(reader);
        run_ready(context);
        EXPECT_EQ(ended, asio::error::operation_aborted);
    }
}

TEST_P(SocketStream, MovedItGoesOnCounting) {
    stream elsewhere(std::move(tested));
    asio::write(peer, asio::buffer("Pong!", 5));
    elsewhere.async_read_some(asio::buffer(input), note());
    run_ready(context);
    EXPECT_EQ(moved.bytes_received, 5);
}

INSTANTIATE_TEST_SUITE_P(Peers, SocketStream,
                         testing::Values(peer_place::same_thread, peer_place::elsewhere),
                         testing::PrintToStringParamName());

/// What the place of the peer is for.
TEST(SocketStreamOfThisThread, AReadLetsAPeerOfThisThreadReplyFirst) {
    asio::io_context context(1);
    traffic moved;
    asio::basic_stream_socket<stream_protocol, executor> near(context.get_executor());
    asio::basic_stream_socket<stream_protocol, executor> peer(context.get_executor());
    asio::local::connect_pair(near, peer);
    stream tested(std::move(near), moved, peer_place::same_thread);
    std::string input(64, '?'), order;
    asio::post(context, [&] {
        tested.async_read_some(asio::buffer(input),
                               [&order](error_code, std::size_t) { order += " read"; });
        asio::post(context, [&] {
            asio::write(peer, asio::buffer("Pong!", 5));
            order += "written";
        });
    });
    context.run_one();  // the read begins
    context.run_one();  // has its first turn, in vain
    context.run_one();  // the peer replies
    context.run_one();  // has its second turn
    EXPECT_EQ(order, "written read");
}

}  // namespace
}  // namespace pingpong
