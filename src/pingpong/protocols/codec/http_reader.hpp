/// \file
/// Cuts what an HTTP connection receives into messages.
#ifndef PINGPONG_PROTOCOLS_CODEC_HTTP_READER_HPP
#define PINGPONG_PROTOCOLS_CODEC_HTTP_READER_HPP

#include <boost/beast/http/error.hpp>
#include <boost/system/error_code.hpp>
#include <cstddef>
#include <string>
#include <string_view>

#include "pingpong/core/options.hpp"
#include "pingpong/protocols/codec/http_chunks.hpp"
#include "pingpong/protocols/codec/http_lean_head.hpp"
#include "pingpong/protocols/codec/input_buffer.hpp"

namespace pingpong {

/// Cuts received bytes into requests or responses; does no I/O.
///
/// A body of a known length is left where it lies; one in chunks is joined in a string whose
/// capacity is kept.
///
/// \par Source  RFC 9112.
class http_reader {
public:
    /// What the peer sends.
    enum class reads { requests, responses };

    /// What was received next.
    enum class event {
        incomplete,  ///< More has to be read.
        message,     ///< `head`, `target` and `body` are those of a message.
        failed       ///< `error` says what is wrong; nothing follows.
    };

    /// Reads messages of that kind, within those limits.
    http_reader(reads kind, const limits& limit) : reads_(kind), limit_(limit), chunks_(limit) {}

    /// Takes the next message out of what was received.
    event next();

    /// Notes the end of the connection: it completes a message whose body lasts until then.
    event end();

    /// The head's numbers; its views are no longer valid.
    const http_lean_head& head() const noexcept { return head_; }

    /// Of a request, when `render_fields` was called.
    std::string_view method() const noexcept { return method_; }

    /// Of a request; valid until the next one is taken.
    std::string_view target() const noexcept { return target_; }

    /// Valid until `room`.
    std::string_view body() const noexcept { return body_; }

    /// "name: value; name: value", when `render_fields` was called.
    const std::string& fields() const noexcept { return fields_; }

    /// Keeps the method and the fields as text from now on.
    void render_fields() noexcept { renders_ = true; }

    /// A message has begun and is not complete.
    bool within_message() const noexcept { return part_ != part::head || !input_.empty(); }

    /// The head of the present message is complete, its body is not.
    bool awaits_body() const noexcept { return part_ != part::head; }

    /// Beast's `http::error` of what is wrong.
    const boost::system::error_code& error() const noexcept { return error_; }

    /// Nothing that was received waits to be taken.
    bool empty() const noexcept { return input_.empty(); }

    /// Where to read into.
    asio::mutable_buffer room() {
        return input_.room(part_ == part::counted ? static_cast<std::size_t>(*head_.length) : 0);
    }

    /// Appends the first `count` bytes of `room` to what was received.
    void received(std::size_t count) noexcept { input_.received(count); }

private:
    enum class part { head, counted, chunked, rest };

    bool take_head();
    bool skip_empty_line();
    part body_of_head();
    event take_body();
    event complete(std::string_view body);
    event fail(boost::beast::http::error error);

    reads reads_;
    limits limit_;
    input_buffer input_;
    part part_ = part::head;
    http_lean_head head_;
    http_chunks chunks_;
    bool renders_ = false;
    bool skipped_line_ = false;  ///< An empty line before the message.
    std::size_t searched_ = 0;   ///< Bytes of an incomplete head.
    std::string method_;
    std::string target_;
    std::string fields_;
    std::string joined_;
    std::string_view body_;
    boost::system::error_code error_;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_CODEC_HTTP_READER_HPP
