/// \file
/// The text of a client's requests: always the same, or numbered as in the original experiment.
#ifndef PINGPONG_CORE_REQUEST_HPP
#define PINGPONG_CORE_REQUEST_HPP

#include <cstdint>
#include <string>
#include <string_view>

#include "pingpong/core/reply_rule.hpp"

namespace pingpong {

/// The text of a contender's requests, and how the server replies.
///
/// A numbered request consists of `prefix`, the number of the exchange from 0, and `suffix`, such
/// as the original experiment's "Ping 7!". Any other request is `prefix` alone.
struct request {
    std::string prefix = "Ping";           ///< The whole text, or the part before the number.
    std::string suffix;                    ///< The part after the number.
    bool numbered = false;                 ///< Whether the text contains the exchange's number.
    reply_mode mode = reply_mode::answer;  ///< How the server replies.

    request() = default;

    /// The same text in every exchange.
    explicit request(std::string text, reply_mode requested_mode = reply_mode::answer);

    /// A numbered request, with `reply_mode::answer`.
    static request counting(std::string prefix, std::string suffix);

    /// Exactly `bytes` bytes that begin with "Ping", or as much of it as fits, and contain no line
    /// feed; with `reply_mode::echo`.
    static request of_size(std::size_t bytes);
};

/// Generates the text of each request in turn, and the reply that it must get.
class request_text {
public:
    /// Starts with the request of exchange 0.
    explicit request_text(pingpong::request request);

    /// Advances to the next exchange. For a request that is not numbered, this is one branch.
    void advance() {
        if (request_.numbered)
            rewrite();
    }

    /// The current request; valid until the next `advance`.
    std::string_view text() const noexcept { return text_; }

    /// The reply that it must get; valid until the next `advance`.
    std::string_view reply() const noexcept { return reply_; }

    /// Whether `text` changes from one exchange to the next.
    bool changes() const noexcept { return request_.numbered; }

    /// How the server replies.
    reply_mode mode() const noexcept { return request_.mode; }

private:
    void rewrite();
    void set_reply();

    request request_;
    std::uint64_t next_ = 0;
    std::string text_;
    std::string reply_;
    std::string storage_;
};

}  // namespace pingpong

#endif  // PINGPONG_CORE_REQUEST_HPP
