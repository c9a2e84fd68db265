// Handlers that are kept with their type out of sight.
#include "pingpong/transport/pending_handler.hpp"

#include <gtest/gtest.h>

#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/bind_allocator.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/recycling_allocator.hpp>
#include <boost/asio/strand.hpp>
#include <memory>
#include <optional>
#include <utility>

namespace pingpong {
namespace {

using asio::cancellation_type;

/// A slot that lets one kind of cancellation through, as those of Beast's operations do.
template <class Slot>
struct filtering_slot : Slot {
    cancellation_type type;
    filtering_slot(const Slot& slot, cancellation_type kind) : Slot(slot), type(kind) {}
};

struct filtered_handler {
    using cancellation_slot_type = filtering_slot<asio::cancellation_slot>;
    cancellation_slot_type slot;
    cancellation_slot_type get_cancellation_slot() const noexcept { return slot; }
    void operator()(error_code, std::size_t) {}
};

class PendingHandler : public testing::Test {
protected:
    auto note() {
        return
            [this, only_movable = std::make_unique<int>(1)](error_code error, std::size_t bytes) {
                outcome = error;
                moved_bytes = bytes;
            };
    }

    template <class Handler>
    pending_handler keep(Handler handler) {
        return pending_handler(memory, context.get_executor(), std::move(handler));
    }

    asio::io_context context{1};
    handler_memory memory;
    std::optional<error_code> outcome;
    std::size_t moved_bytes = 0;
};

TEST_F(PendingHandler, InvokesTheHandlerItStandsFor) {
    pending_handler kept = keep(note());
    pending_handler moved(std::move(kept));
    EXPECT_FALSE(outcome.has_value());
    moved(asio::error::eof, 7);
    EXPECT_EQ(outcome, asio::error::eof);
    EXPECT_EQ(moved_bytes, 7);
}

TEST_F(PendingHandler, DestroysAHandlerThatIsNeverInvoked) {
    const auto owned = std::make_shared<int>(1);
    keep([owned](error_code, std::size_t) { FAIL(); });
    EXPECT_EQ(owned.use_count(), 1);
}

TEST_F(PendingHandler, IsOutOfTheMemoryWhenTheHandlerRuns) {
    void* const block = memory.allocate(1);
    memory.deallocate(block, 1);
    void* reused = nullptr;
    keep([&](error_code, std::size_t) {
        reused = memory.allocate(1);
        memory.deallocate(reused, 1);
    })(error_code(), 0);
    EXPECT_EQ(reused, block);
}

TEST_F(PendingHandler, KeepsLargeHandlersToo) {
    std::array<char, 2000> large{};
    large.back() = 'x';
    char last = '?';
    keep([large, &last](error_code, std::size_t) { last = large.back(); })(error_code(), 0);
    EXPECT_EQ(last, 'x');
}

TEST_F(PendingHandler, HasTheExecutorOfTheHandler) {
    asio::io_context other(1);
    EXPECT_EQ(keep(note()).get_executor(), context.get_executor());
    EXPECT_EQ(keep(asio::bind_executor(other.get_executor(), note())).get_executor(),
              other.get_executor());
}

TEST_F(PendingHandler, HasTheCancellationSlotOfTheHandler) {
    EXPECT_FALSE(keep(note()).get_cancellation_slot().is_connected());
    asio::cancellation_signal cancel;
    int cancelled = 0;
    auto kept = keep(asio::bind_cancellation_slot(cancel.slot(), note()));
    kept.get_cancellation_slot().assign([&cancelled](cancellation_type) { ++cancelled; });
    cancel.emit(cancellation_type::partial);
    cancel.emit(cancellation_type::terminal);
    EXPECT_EQ(cancelled, 2);
}

TEST_F(PendingHandler, LetsThroughTheKindsOfCancellationThatTheHandlerDoes) {
    asio::cancellation_signal cancel;
    int cancelled = 0;
    auto kept = keep(filtered_handler{
        filtering_slot<asio::cancellation_slot>(cancel.slot(), cancellation_type::terminal)});
    kept.get_cancellation_slot().assign([&cancelled](cancellation_type) { ++cancelled; });
    cancel.emit(cancellation_type::total);
    EXPECT_EQ(cancelled, 0);
    cancel.emit(cancellation_type::terminal);
    EXPECT_EQ(cancelled, 1);
}

TEST_F(PendingHandler, StandsForNoHandlerWithMeansOfItsOwn) {
    const auto plain = [](error_code, std::size_t) {};
    using plain_handler = std::decay_t<decltype(plain)>;
    using on_strand = decltype(asio::bind_executor(asio::make_strand(context), plain));
    using with_allocator = decltype(asio::bind_allocator(asio::recycling_allocator<void>(), plain));
    EXPECT_TRUE((can_be_pending<plain_handler, executor>));
    EXPECT_FALSE((can_be_pending<plain_handler, asio::any_io_executor>));
    EXPECT_FALSE((can_be_pending<on_strand, executor>));
    EXPECT_FALSE((can_be_pending<with_allocator, executor>));
    EXPECT_FALSE((can_be_pending<pending_handler, executor>));
}

}  // namespace
}  // namespace pingpong
