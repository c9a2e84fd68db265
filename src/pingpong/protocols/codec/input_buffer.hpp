/// \file
/// Bytes received and not yet consumed, in one piece.
#ifndef PINGPONG_PROTOCOLS_CODEC_INPUT_BUFFER_HPP
#define PINGPONG_PROTOCOLS_CODEC_INPUT_BUFFER_HPP

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

#include "pingpong/core/options.hpp"
#include "pingpong/transport/await.hpp"

namespace pingpong {

/// Bytes received and not yet consumed, in one piece, so that messages are cut out of it in place.
///
/// It takes no memory before the first read, a little for the first, and each time a read fills it
/// much more, up to what any connection has: one over which little comes costs little.
class input_buffer {
public:
    /// How many bytes there are.
    std::size_t size() const noexcept { return end_ - begin_; }

    /// Whether there are none.
    bool empty() const noexcept { return begin_ == end_; }

    /// The first of them, to be changed in place; valid until `room` or `append`.
    char* data() noexcept { return bytes_.get() + begin_; }

    /// All of them; valid until `room` or `append`.
    std::string_view bytes() const noexcept { return {bytes_.get() + begin_, size()}; }

    /// What was consumed stays where it is until `room` or `append`.
    void consume(std::size_t count) noexcept { begin_ += count; }

    /// Where to read into; moves what is left to the front.
    ///
    /// \param whole  How long what is left is to become, when that is known.
    asio::mutable_buffer room(std::size_t whole = 0) {
        if (empty() && capacity_ > max_kept && whole <= max_kept)
            *this = input_buffer();
        move_to_front();
        if (whole > capacity_)
            grow(whole);
        else if (capacity_ == 0)
            grow(small);
        else if (filled_ && capacity_ < tuning::read_buffer_bytes)
            grow(std::min(growth * capacity_, tuning::read_buffer_bytes));
        else if (end_ == capacity_)
            grow(2 * capacity_);
        return asio::buffer(bytes_.get() + end_, capacity_ - end_);
    }

    /// Says how much of `room` was read into.
    void received(std::size_t count) noexcept {
        end_ += count;
        filled_ = end_ == capacity_;
    }

    /// Takes what was received elsewhere.
    void append(std::string_view early) {
        if (early.empty())
            return;
        move_to_front();
        if (end_ + early.size() > capacity_)
            grow(end_ + early.size());
        std::memcpy(bytes_.get() + end_, early.data(), early.size());
        end_ += early.size();
    }

private:
    static constexpr std::size_t small = 256;
    static constexpr std::size_t growth = 16;

    /// Longer messages than that are not what a connection is kept ready for.
    static constexpr std::size_t max_kept = 2 * 1024 * 1024;

    void move_to_front() noexcept {
        if (begin_ == 0)
            return;
        if (begin_ != end_)
            std::memmove(bytes_.get(), bytes_.get() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }

    void grow(std::size_t capacity) {
        auto larger = std::make_unique_for_overwrite<char[]>(capacity);
        if (end_ != 0)
            std::memcpy(larger.get(), bytes_.get(), end_);
        bytes_ = std::move(larger);
        capacity_ = capacity;
        filled_ = false;
    }

    std::unique_ptr<char[]> bytes_;
    std::size_t capacity_ = 0;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    bool filled_ = false;  ///< The last read took all the room there was.
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_CODEC_INPUT_BUFFER_HPP
