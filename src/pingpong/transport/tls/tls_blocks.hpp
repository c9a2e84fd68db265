/// \file
/// Memory for records of TLS, shared by the connections of an io_context.
#ifndef PINGPONG_TRANSPORT_TLS_BLOCKS_HPP
#define PINGPONG_TRANSPORT_TLS_BLOCKS_HPP

#include <array>
#include <boost/asio/execution/context.hpp>
#include <boost/asio/execution_context.hpp>
#include <boost/asio/query.hpp>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "pingpong/transport/await.hpp"

namespace pingpong {

/// What is encrypted for one write.
struct tls_block {
    static constexpr std::size_t record_bytes = 16 * 1024;            ///< RFC 8446, 5.1.
    static constexpr std::size_t max_plain_bytes = 4 * record_bytes;  ///< In one block.

    /// Records with the most that OpenSSL adds to them, and a few others before them.
    std::array<char, max_plain_bytes + 4096> records;
    std::size_t size = 0;  ///< How many bytes of `records` are to be sent.
    std::array<char, record_bytes>
        gathered;  ///< What is to be in one record, from several buffers.
};

/// Lends blocks to the writes of an io_context, so that no connection has one of its own and none
/// is allocated twice. Belongs to the thread that runs it.
class tls_blocks final : public asio::execution_context::service {
public:
    /// How Asio finds it among the services of an io_context.
    inline static asio::execution_context::id id;

    /// Takes a block back.
    struct giver {
        tls_blocks* owner = nullptr;  ///< Whose block it is.

        /// Keeps the block for the next write, unless there are many.
        void operator()(tls_block* block) const noexcept { owner->give_back(block); }
    };

    /// A block until it is no longer needed.
    using lease = std::unique_ptr<tls_block, giver>;

    /// Made by Asio, on the first `of` in an io_context.
    explicit tls_blocks(asio::execution_context& owner) : service(owner) {
        spare_.reserve(max_spare);
    }

    /// The one of the io_context that `io_executor` belongs to.
    template <class Executor>
    static tls_blocks& of(const Executor& io_executor) {
        return asio::use_service<tls_blocks>(asio::query(io_executor, asio::execution::context));
    }

    /// A block of unspecified content.
    lease borrow() {
        if (spare_.empty())
            return lease(new tls_block, giver{this});
        std::unique_ptr<tls_block> block = std::move(spare_.back());
        spare_.pop_back();
        return lease(block.release(), giver{this});
    }

private:
    static constexpr std::size_t max_spare = 16;

    void give_back(tls_block* block) noexcept {
        std::unique_ptr<tls_block> returned(block);
        if (spare_.size() < max_spare)
            spare_.push_back(std::move(returned));
    }

    void shutdown() noexcept override {}

    std::vector<std::unique_ptr<tls_block>> spare_;
};

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_TLS_BLOCKS_HPP
