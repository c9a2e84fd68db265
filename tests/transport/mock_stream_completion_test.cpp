// How and when the operations of a mocked stream complete, and how they are cancelled.
#include <gtest/gtest.h>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>
#include <optional>
#include <string>

#include "pingpong/transport/mock_stream.hpp"
#include "support/run_coroutine.hpp"

namespace pingpong {
namespace {

using asio::cancellation_type;

class MockStreamCompletion : public testing::Test {
protected:
    asio::io_context context{1};
    std::pair<mock_stream, mock_stream> ends = mock_stream::connect(context.get_executor());
    mock_stream& near_end = ends.first;
    mock_stream& far_end = ends.second;
    error_code ignored;
    char byte = '?';
    std::optional<error_code> done;

    auto note() {
        return [this](error_code error, std::size_t) { done = error; };
    }
};

TEST_F(MockStreamCompletion, NeverComesInsideTheCallThatStartedIt) {
    // Within the context, where a completion could be called at once.
    const auto start = [this](auto operation) {
        done.reset();
        bool inside = false;
        asio::post(context, [&] {
            operation();
            inside = done.has_value();
        });
        run_ready(context);
        EXPECT_FALSE(inside);
    };
    far_end.write("x");
    start([this] { near_end.async_read_some(asio::buffer(&byte, 1), note()); });
    EXPECT_EQ(done, error_code());
    start([this] { near_end.async_write_some(asio::buffer("x", 1), note()); });
    EXPECT_EQ(done, error_code());
    near_end.fail_at(1, asio::error::host_unreachable);
    start([this] { near_end.async_read_some(asio::buffer(&byte, 1), note()); });
    EXPECT_EQ(done, asio::error::host_unreachable);
}

TEST_F(MockStreamCompletion, NeverComesInsideTheCallThatCausedIt) {
    const auto cause_by = [this](auto deed) {
        done.reset();
        near_end.async_read_some(asio::buffer(&byte, 1), note());
        bool inside = false;
        asio::post(context, [&] {
            deed();
            inside = done.has_value();
        });
        run_ready(context);
        EXPECT_FALSE(inside);
    };
    cause_by([this] { far_end.write("x"); });
    EXPECT_EQ(done, error_code());
    cause_by(
        [this] { far_end.async_write_some(asio::buffer("x", 1), [](error_code, std::size_t) {}); });
    EXPECT_EQ(done, error_code());
    cause_by([this] { near_end.close(ignored); });
    EXPECT_EQ(done, asio::error::operation_aborted);
}

TEST_F(MockStreamCompletion, ADirectWriteCompletesInsideTheCallThatStartedIt) {
    near_end.complete_writes(completion_mode::direct);
    const auto write = [this] {
        done.reset();
        near_end.async_write_some(asio::buffer("x", 1), note());
    };
    write();
    EXPECT_FALSE(done.has_value()) << "outside the context, where a socket's does not either";
    run_ready(context);
    asio::post(context, [&] {
        write();
        EXPECT_EQ(done, error_code());
        near_end.fail_at(1, asio::error::host_unreachable);
        write();
        EXPECT_EQ(done, asio::error::host_unreachable);
    });
    run_ready(context);
    EXPECT_EQ(far_end.unread(), "xx");
}

#ifndef NDEBUG
TEST_F(MockStreamCompletion, ASecondReadIsAMistake) {
    near_end.async_read_some(asio::buffer(&byte, 1), note());
    EXPECT_DEATH(near_end.async_read_some(asio::buffer(&byte, 1), note()), "one read at a time");
    near_end.close(ignored);
    run_ready(context);
}
#endif

TEST_F(MockStreamCompletion, APendingReadKeepsItsContextAtWork) {
    near_end.async_read_some(asio::buffer(&byte, 1), note());
    run_ready(context);
    EXPECT_FALSE(context.stopped()) << "run would return although a read is pending";
    far_end.write("x");
    run_ready(context);
    EXPECT_TRUE(context.stopped());
}

TEST_F(MockStreamCompletion, GoesThroughTheExecutorOfTheHandler) {
    asio::io_context other(1);
    near_end.async_read_some(asio::buffer(&byte, 1),
                             asio::bind_executor(other.get_executor(), note()));
    far_end.write("x");
    run_ready(context);
    EXPECT_FALSE(done.has_value());
    run_ready(other);
    EXPECT_EQ(done, error_code());
}

TEST_F(MockStreamCompletion, ComesAfterAReadThatWasPendingWasCancelledByAnyKind) {
    for (const auto kind :
         {cancellation_type::terminal, cancellation_type::partial, cancellation_type::total}) {
        SCOPED_TRACE(static_cast<unsigned>(kind));
        asio::cancellation_signal cancel;
        done.reset();
        near_end.async_read_some(asio::buffer(&byte, 1),
                                 asio::bind_cancellation_slot(cancel.slot(), note()));
        run_ready(context);
        ASSERT_FALSE(done.has_value());
        cancel.emit(kind);
        EXPECT_FALSE(done.has_value());
        run_ready(context);
        EXPECT_EQ(done, asio::error::operation_aborted);
        cancel.emit(kind);  // Too late, and harmless.
        run_ready(context);
    }
    far_end.write("x");
    near_end.async_read_some(asio::buffer(&byte, 1), note());
    run_ready(context);
    EXPECT_EQ(done, error_code()) << "a cancelled read takes nothing";
    EXPECT_EQ(byte, 'x');
}

TEST_F(MockStreamCompletion, ACompletedReadCannotBeCancelledAnyMore) {
    asio::cancellation_signal cancel;
    near_end.async_read_some(asio::buffer(&byte, 1),
                             asio::bind_cancellation_slot(cancel.slot(), note()));
    far_end.write("x");
    cancel.emit(cancellation_type::terminal);
    run_ready(context);
    EXPECT_EQ(done, error_code());
}

TEST_F(MockStreamCompletion, ClosingAnEndAbortsItsOwnRead) {
    near_end.async_read_some(asio::buffer(&byte, 1), note());
    run_ready(context);
    mock_stream(near_end).close(ignored);
    run_ready(context);
    EXPECT_EQ(done, asio::error::operation_aborted);
}

TEST_F(MockStreamCompletion, ComesToACoroutineThatThrows) {
    const auto talk = [](mock_stream& end) -> asio::awaitable<std::string, executor> {
        constexpr asio::use_awaitable_t<executor> token;
        std::string input(10, '?');
        const std::size_t sent = co_await end.async_write_some(asio::buffer("Ping", 4), token);
        const std::size_t moved = co_await end.async_read_some(asio::buffer(input), token);
        input.resize(moved);
        try {
            co_await end.async_read_some(asio::buffer(input), token);
        } catch (const boost::system::system_error& thrown) {
            input += thrown.code() == asio::error::eof ? " eof" : " other";
        }
        co_return std::to_string(sent) + input;
    };
    far_end.write("Pong!");
    far_end.shutdown(asio::socket_base::shutdown_send, ignored);
    EXPECT_EQ(run_coroutine(context, talk(near_end)), "4Pong! eof");
}

TEST_F(MockStreamCompletion, ComesToACoroutineThatWantsValues) {
    const auto talk = [](mock_stream& end) -> asio::awaitable<std::string, executor> {
        std::string input(10, '?');
        auto [read_error, moved] = co_await end.async_read_some(asio::buffer(input), as_values);
        input.resize(moved);
        auto [write_error, sent] = co_await end.async_write_some(asio::buffer(input), as_values);
        co_return read_error || write_error ? std::string("failed") : input;
    };
    far_end.write("Pong!");
    EXPECT_EQ(run_coroutine(context, talk(near_end)), "Pong!");
    EXPECT_EQ(far_end.unread(), "Pong!");
}

TEST_F(MockStreamCompletion, ComesToAFuture) {
    auto sent = near_end.async_write_some(asio::buffer("Ping", 4), asio::use_future);
    run_ready(context);
    EXPECT_EQ(sent.get(), 4);
}

TEST_F(MockStreamCompletion, ACancelledCoroutineEndsItsRead) {
    const auto wait = [](mock_stream& end) -> asio::awaitable<error_code, executor> {
        char byte = '?';
        auto [error, moved] = co_await end.async_read_some(asio::buffer(&byte, 1), as_values);
        co_return error;
    };
    started<error_code> waiting(context, wait(near_end));
    run_ready(context);
    ASSERT_FALSE(waiting.done());
    waiting.cancel();
    run_ready(context);
    EXPECT_EQ(waiting.value(), asio::error::operation_aborted);
}

TEST_F(MockStreamCompletion, AnyExecutorWill) {
    using any_stream = basic_mock_stream<asio::any_io_executor>;
    auto [near_stream, far_stream] =
        any_stream::connect(asio::any_io_executor(context.get_executor()));
    near_stream.async_read_some(asio::buffer(&byte, 1), note());
    far_stream.write("x");
    run_ready(context);
    EXPECT_EQ(done, error_code());
    EXPECT_EQ(byte, 'x');
}

}  // namespace
}  // namespace pingpong
