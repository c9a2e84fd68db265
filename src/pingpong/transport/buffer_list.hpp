/// \file
/// One type for all buffer sequences, so that a stream is compiled once and not once for each.
#ifndef PINGPONG_TRANSPORT_BUFFER_LIST_HPP
#define PINGPONG_TRANSPORT_BUFFER_LIST_HPP

#include <array>
#include <boost/asio/buffer.hpp>
#include <cstddef>
#include <type_traits>

#include "pingpong/transport/await.hpp"

namespace pingpong {

/// A buffer sequence of at most eight buffers, none of them empty.
///
/// \tparam Buffer  `asio::const_buffer` or `asio::mutable_buffer`.
template <class Buffer>
class buffer_list {
public:
    using value_type = Buffer;             ///< As a buffer sequence has it.
    using const_iterator = const Buffer*;  ///< As a buffer sequence has it.

    buffer_list() = default;

    /// The first buffers of `sequence`, as many as there is room for: an operation that moves
    /// "some" bytes may leave out the rest.
    template <class Sequence>
    explicit buffer_list(const Sequence& sequence) {
        const auto end = asio::buffer_sequence_end(sequence);
        for (auto buffer = asio::buffer_sequence_begin(sequence); buffer != end && has_room();
             ++buffer)
            add(Buffer(*buffer));
    }

    const_iterator begin() const noexcept { return buffers_.data(); }         ///< The first one.
    const_iterator end() const noexcept { return buffers_.data() + count_; }  ///< Behind the last.

    /// Whether one more can be added.
    bool has_room() const noexcept { return count_ < buffers_.size(); }

    /// Adds `buffer`, unless it is empty.
    void add(Buffer buffer) {
        if (buffer.size() != 0)
            buffers_[count_++] = buffer;
    }

private:
    std::array<Buffer, 8> buffers_;
    std::size_t count_ = 0;
};

/// `sequence` as a single `Buffer` where its type is that of one, else as a `buffer_list`.
///
/// \tparam Buffer  `asio::const_buffer` or `asio::mutable_buffer`.
template <class Buffer, class Sequence>
auto to_buffers(const Sequence& sequence) {
    if constexpr (std::is_convertible_v<const Sequence&, Buffer>)
        return Buffer(sequence);
    else if constexpr (std::is_same_v<Sequence, buffer_list<Buffer>>)
        return sequence;
    else
        return buffer_list<Buffer>(sequence);
}

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_BUFFER_LIST_HPP
