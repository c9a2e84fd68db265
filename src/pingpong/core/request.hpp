/// \file
/// What a client says: the same text in every exchange, or the original experiment's numbered one.
#ifndef PINGPONG_CORE_REQUEST_HPP
#define PINGPONG_CORE_REQUEST_HPP

#include <cstdint>
#include <string>
#include <string_view>

#include "pingpong/core/reply_rule.hpp"

namespace pingpong {

/// The text of a contender's requests and how it is to be answered.
///
/// A numbered request is `before`, the number of the exchange from 0, and `after`, as the original
/// experiment sent "Ping 7!"; any other is `before` alone.
struct request {
    std::string before = "Ping";           ///< The whole text, or what comes before the number.
    std::string after;                     ///< What comes after the number.
    bool numbered = false;                 ///< Whether each text has the number of its exchange.
    reply_mode mode = reply_mode::answer;  ///< How it is to be answered.

    request() = default;

    /// The same text in every exchange, answered by `mode`.
    explicit request(std::string text, reply_mode mode = reply_mode::answer);

    /// `before`, the number of the exchange, `after`; answered by the rule.
    static request counting(std::string before, std::string after);

    /// Exactly `bytes` bytes that begin with "Ping" (or with as much of it as fits) and hold no
    /// line feed; answered by their echo.
    static request of_size(std::size_t bytes);
};

/// Writes the text of one request after the other, with the reply that each must get.
class request_text {
public:
    /// Begins with the request of exchange 0.
    explicit request_text(request what);

    /// Steps to the next exchange; a fixed request costs one branch.
    void advance() {
        if (request_.numbered)
            rewrite();
    }

    /// The present request; valid until the next `advance`.
    std::string_view text() const noexcept { return text_; }

    /// The reply it must get; valid until the next `advance`.
    std::string_view reply() const noexcept { return reply_; }

    /// Whether `text` changes from one exchange to the next.
    bool changes() const noexcept { return request_.numbered; }

    /// How the requests are to be answered.
    reply_mode mode() const noexcept { return request_.mode; }

private:
    void rewrite();
    void answer();

    request request_;
    std::uint64_t next_ = 0;
    std::string text_;
    std::string reply_;
    std::string storage_;
};

}  // namespace pingpong

#endif  // PINGPONG_CORE_REQUEST_HPP
