/// \file
/// Cuts a stream of bytes into lines, reading as much at a time as there is.
#ifndef PINGPONG_PROTOCOLS_LINE_LINE_BUFFER_HPP
#define PINGPONG_PROTOCOLS_LINE_LINE_BUFFER_HPP

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "pingpong/core/options.hpp"
#include "pingpong/transport/await.hpp"

namespace pingpong {

/// Bytes received and not yet taken as lines; a line ends with LF.
class line_buffer {
public:
    /// \param longest  Bytes of the longest line allowed, without its LF.
    explicit line_buffer(std::uint64_t longest) : bytes_(min_bytes), longest_(longest) {}

    /// Takes the next complete line, without its LF; valid until the next `room`.
    std::optional<std::string_view> take_line() {
        const std::string_view received(bytes_.data() + begin_, end_ - begin_);
        const std::size_t feed = received.find('\n', searched_);
        if (feed == std::string_view::npos) {
            searched_ = received.size();
            return std::nullopt;
        }
        begin_ += feed + 1;
        searched_ = 0;
        return received.substr(0, feed);
    }

    /// True once the line being received is longer than allowed.
    bool too_long() const noexcept { return end_ - begin_ > longest_; }

    /// Where to read into; at least half of the buffer, which grows with a long line, and when a
    /// read has filled it.
    asio::mutable_buffer room() {
        if (begin_ > 0) {
            std::copy(bytes_.begin() + static_cast<std::ptrdiff_t>(begin_),
                      bytes_.begin() + static_cast<std::ptrdiff_t>(end_), bytes_.begin());
            end_ -= begin_;
            begin_ = 0;
        }
        if (end_ > bytes_.size() / 2 || (filled_ && bytes_.size() < tuning::read_buffer_bytes))
            bytes_.resize(2 * bytes_.size());
        return asio::buffer(bytes_.data() + end_, bytes_.size() - end_);
    }

    /// Says how much of `room` was read into.
    void received(std::size_t count) noexcept {
        end_ += count;
        filled_ = end_ == bytes_.size();
    }

    /// Nothing received waits to be taken.
    bool empty() const noexcept { return begin_ == end_; }

private:
    /// All that an idle connection has that never got more at a time.
    static constexpr std::size_t min_bytes = 2048;

    std::vector<char> bytes_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::size_t searched_ = 0;  ///< Of the bytes from `begin_`, those known to hold no LF.
    std::uint64_t longest_;
    bool filled_ = false;  ///< By the last read: there may be more.
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_LINE_LINE_BUFFER_HPP
