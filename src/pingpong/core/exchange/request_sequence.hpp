/// \file
/// The bytes of a client's requests, composed before they are sent.
#ifndef PINGPONG_CORE_EXCHANGE_REQUEST_SEQUENCE_HPP
#define PINGPONG_CORE_EXCHANGE_REQUEST_SEQUENCE_HPP

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/core/exchange/request.hpp"

namespace pingpong {

/// Generates the bytes of each request in turn, and knows which reply it must get.
///
/// No bytes are composed and no memory is allocated between `prepare` and the last `advance` that
/// it was told of: a number is written in place of the digits of the one before it. Only a reply
/// that repeats a numbered text is composed for each exchange. Neither copied nor moved, since its
/// views refer to itself.
class request_sequence {
public:
    /// Makes the bytes that carry a text, such as an HTTP head before it.
    ///
    /// \param text    The text of a request, its number in place.
    /// \param digits  The number, for what else has a placeholder.
    using framing = std::function<std::string(std::string_view text, std::string_view digits)>;

    /// Starts before the request of exchange 0, whose bytes are there already.
    ///
    /// \param frame          Empty: a text is carried as it is.
    /// \param numbers_frame  Whether what `frame` adds has placeholders.
    explicit request_sequence(request requests, framing frame = {}, bool numbers_frame = false);

    request_sequence(const request_sequence&) = delete;
    request_sequence& operator=(const request_sequence&) = delete;

    /// Starts anew with other requests, carried in the same way.
    void replace(request requests);

    /// Composes what the next `count` calls of `advance` need.
    void prepare(std::size_t count);

    /// Advances to the next exchange: the first call to exchange 0. Where all requests are the
    /// same, this is one branch.
    void advance() {
        if (changes_)
            step();
    }

    /// What carries the current request; valid until the next `advance` or `prepare`.
    std::string_view bytes() const noexcept { return current_; }

    /// The longest of all requests until the end of what was prepared.
    std::size_t max_bytes() const noexcept;

    /// Whether the text of a reply to the current request is accepted.
    bool accepts(std::string_view reply) const noexcept {
        switch (request_.check.criterion) {
            case reply_criterion::rule:
            case reply_criterion::equal:
                return reply == reply_;
            case reply_criterion::contains:
                return reply.find(request_.check.text) != std::string_view::npos;
            case reply_criterion::any:
                break;
        }
        return true;
    }

    /// The text that a reply has to be or to contain; empty where any will do.
    std::string_view expected() const noexcept {
        return request_.check.criterion == reply_criterion::contains ? request_.check.text : reply_;
    }

    /// See `request`.
    const reply_check& check() const noexcept { return request_.check; }

private:
    /// A request with the number of the exchange in it, for numbers of so many digits.
    struct numbered_bytes {
        std::string bytes;
        std::vector<std::size_t> places;  ///< Of its digits, again and again.
    };

    void start();
    void step();
    void compose(std::size_t width);
    std::string frame_text(std::string_view text, std::string_view digits) const;
    void set_reply();

    request request_;
    framing frame_;
    bool numbers_frame_;
    bool numbered_ = false;  ///< Text or frame has a number.
    bool changes_ = false;   ///< From one exchange to the next.
    std::uint64_t next_ = 0;
    std::vector<std::vector<numbered_bytes>> by_width_;  ///< Empty where not composed; from 1 on.
    std::string_view current_;
    std::string_view reply_;
    std::string text_;  ///< Of the current request, where the reply depends on its number.
    std::string storage_;
};

}  // namespace pingpong

#endif  // PINGPONG_CORE_EXCHANGE_REQUEST_SEQUENCE_HPP
