/// \file
/// A handler of whatever type, kept until its operation is over.
#ifndef PINGPONG_TRANSPORT_PENDING_HANDLER_HPP
#define PINGPONG_TRANSPORT_PENDING_HANDLER_HPP

#include <boost/asio/associated_allocator.hpp>
#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <concepts>
#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

#include "pingpong/transport/await.hpp"
#include "pingpong/transport/wrapped_handler.hpp"

namespace pingpong {

/// Blocks of memory for handlers, used again without asking the system.
///
/// Grows to as many blocks as there were handlers at one time. Belongs to one thread.
class handler_memory {
public:
    handler_memory() = default;
    handler_memory(const handler_memory&) = delete;
    handler_memory& operator=(const handler_memory&) = delete;

    ~handler_memory() {
        while (free_)
            ::operator delete(std::exchange(free_, free_->next));
    }

    /// Memory for `bytes` bytes, aligned for any fundamental type.
    void* allocate(std::size_t bytes) {
        if (bytes > block_bytes || !free_)
            return ::operator new(bytes > block_bytes ? bytes : block_bytes);
        return std::exchange(free_, free_->next);
    }

    /// Takes back what `allocate` returned for as many bytes.
    void deallocate(void* memory, std::size_t bytes) noexcept {
        if (bytes > block_bytes)
            ::operator delete(memory);
        else
            free_ = ::new (memory) block{free_};
    }

private:
    /// Beast's operations take up to 400 bytes, a coroutine's handler far less.
    static constexpr std::size_t block_bytes = 512;

    struct block {
        block* next;
    };

    block* free_ = nullptr;
};

/// A cancellation slot that lets some kinds of cancellation through.
struct limited_slot : asio::cancellation_slot {
    asio::cancellation_type kinds = asio::cancellation_type::none;  ///< Those it lets through.

    limited_slot() = default;

    /// \param slot   What signals cancellation.
    /// \param limit  What to let through of it.
    limited_slot(const asio::cancellation_slot& slot, asio::cancellation_type limit)
        : cancellation_slot(slot), kinds(limit) {}

    /// Installs a cancellation handler, as a slot of Asio's does.
    template <class Handler, class... Arguments>
    Handler& emplace(Arguments&&... arguments) {
        return cancellation_slot::emplace<limited<Handler>>(kinds,
                                                            std::forward<Arguments>(arguments)...)
            .handler;
    }

    /// The same of one that is there.
    template <class Handler>
    std::decay_t<Handler>& assign(Handler&& handler) {
        return emplace<std::decay_t<Handler>>(std::forward<Handler>(handler));
    }

private:
    template <class Handler>
    struct limited {
        asio::cancellation_type kinds;
        Handler handler;

        template <class... Arguments>
        explicit limited(asio::cancellation_type limit, Arguments&&... arguments)
            : kinds(limit), handler(std::forward<Arguments>(arguments)...) {}

        void operator()(asio::cancellation_type kind) {
            if ((kind & kinds) != asio::cancellation_type::none)
                handler(kind);
        }
    };
};

/// The kinds of cancellation that a slot lets through: all of them.
inline asio::cancellation_type kinds_of(const asio::cancellation_slot&) noexcept {
    return asio::cancellation_type::all;
}

/// The same of a slot like those of Beast's operations, that filters what another one lets through.
template <template <class> class Filter, class Slot>
asio::cancellation_type kinds_of(
    const Filter<Slot>& slot) noexcept requires std::derived_from<Filter<Slot>, Slot> {
    return slot.type & kinds_of(static_cast<const Slot&>(slot));
}

/// Whether a `pending_handler` can stand in for a `Handler` of an operation on an `Executor`: not
/// when that needs an executor or an allocator of a kind of its own, and there is no point when it
/// wraps a `pending_handler` already.
template <class Handler, class Executor>
inline constexpr bool can_be_pending = std::conjunction_v<
    std::is_same<Executor, executor>,
    std::is_same<asio::associated_executor_t<Handler, Executor>, executor>,
    std::is_same<asio::associated_allocator_t<Handler>, std::allocator<void>>,
    std::is_base_of<asio::cancellation_slot, asio::associated_cancellation_slot_t<Handler>>>;

/// The handler of an operation that takes its time, in memory of its own and with its type out of
/// sight: as quick to move as a pointer, and one type for all that handles it.
///
/// Has the executor and the cancellation slot of the handler it stands for. Moved from, it can only
/// be destroyed.
class pending_handler {
public:
    using executor_type = executor;               ///< Of the handler it stands for.
    using cancellation_slot_type = limited_slot;  ///< Of the handler it stands for.

    /// Stands for `handler`.
    ///
    /// \param memory  Outlives this object.
    /// \param io_executor  The executor of a handler that has none.
    template <class Handler>
    pending_handler(handler_memory& memory, const executor& io_executor, Handler&& handler)
        : block_(make<std::decay_t<Handler>>(memory, io_executor, std::move(handler))) {}

    /// Takes the handler over; the other one is then empty.
    pending_handler(pending_handler&&) = default;

    /// Invokes the handler it stands for; once.
    void operator()(error_code error, std::size_t bytes) {
        header* const block = block_.release();
        block->finish(block, &error, bytes);
    }

    /// That of the handler it stands for.
    executor_type get_executor() const noexcept { return block_->io_executor; }

    /// That of the handler it stands for.
    cancellation_slot_type get_cancellation_slot() const noexcept { return block_->slot; }

private:
    struct header {
        /// Invokes the handler, or destroys it when `error` is nullptr; the block is free
        /// afterwards.
        void (*finish)(header*, const error_code* error, std::size_t bytes);
        handler_memory* memory;
        executor io_executor;
        limited_slot slot;
    };

    struct drop {
        void operator()(header* block) const noexcept { block->finish(block, nullptr, 0); }
    };

    template <class Handler>
    struct holder : header {
        Handler handler;

        holder(const header& block, Handler&& kept) : header(block), handler(std::move(kept)) {}
    };

    template <class Handler>
    static header* make(handler_memory& memory, const executor& io_executor, Handler&& handler) {
        static_assert(alignof(holder<Handler>) <= alignof(std::max_align_t));
        const auto slot = asio::get_associated_cancellation_slot(handler);
        void* const block = memory.allocate(sizeof(holder<Handler>));
        return ::new (block) holder<Handler>(
            header{finish<Handler>, &memory, asio::get_associated_executor(handler, io_executor),
                   limited_slot(slot, kinds_of(slot))},
            std::move(handler));
    }

    /// As Asio does it: the memory is free before the handler runs, which may need it.
    template <class Handler>
    static void finish(header* block, const error_code* error, std::size_t bytes) {
        auto* const kept = static_cast<holder<Handler>*>(block);
        Handler handler(std::move(kept->handler));
        handler_memory& memory = *kept->memory;
        kept->~holder<Handler>();
        memory.deallocate(kept, sizeof(holder<Handler>));
        if (error)
            std::move(handler)(error_code(*error), bytes);
    }

    std::unique_ptr<header, drop> block_;
};

/// Nothing is gained where a `pending_handler` is wrapped already.
template <class Executor>
inline constexpr bool can_be_pending<pending_handler, Executor> = false;
/// Nor where a wrapper holds one.
template <wraps_handler Handler, class Executor>
requires std::is_same_v<typename Handler::handler_type, pending_handler>
inline constexpr bool can_be_pending<Handler, Executor> = false;

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_PENDING_HANDLER_HPP
