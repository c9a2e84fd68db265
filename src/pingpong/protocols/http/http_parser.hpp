/// \file
/// HTTP parsers that keep what an exchange needs and nothing else.
#ifndef PINGPONG_PROTOCOLS_HTTP_HTTP_PARSER_HPP
#define PINGPONG_PROTOCOLS_HTTP_HTTP_PARSER_HPP

#include <boost/beast/http/basic_parser.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "pingpong/protocols/codec/http_field_notes.hpp"
#include "pingpong/protocols/http/http_facts.hpp"

namespace pingpong {

/// A message's body; the parser of the next message clears it and keeps its capacity.
///
/// Beast's own parser allocates for the fields and the body of every message; this one stores the
/// body in a string that outlives it, and no fields.
template <bool is_request>
class http_body_parser : public boost::beast::http::basic_parser<is_request> {
protected:
    using error_code = boost::system::error_code;  ///< Of Beast's callbacks.
    using view = boost::beast::string_view;        ///< Of Beast's callbacks.

    /// \param body  Outlives the parser; overwritten.
    http_body_parser(std::string& body, std::uint32_t header_limit, std::uint64_t body_limit)
        : body_(body) {
        body_.clear();
        this->eager(true);
        this->header_limit(header_limit);
        this->body_limit(body_limit);
    }

    /// \cond  Beast's parser calls these for each part of a message.
    void on_header_impl(error_code& error) override { error = {}; }

    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code& error) override {
        error = {};
    }

    std::size_t on_body_impl(view part, error_code& error) override {
        error = {};
        body_.append(part.data(), part.size());
        return part.size();
    }

    void on_chunk_header_impl(std::uint64_t, view, error_code& error) override { error = {}; }

    std::size_t on_chunk_body_impl(std::uint64_t, view part, error_code& error) override {
        return on_body_impl(part, error);
    }

    void on_finish_impl(error_code& error) override { error = {}; }
    /// \endcond

private:
    std::string& body_;
};

/// Parses a request: what the reply depends on, and for a watcher its fields as text.
class http_request_parser final : public http_body_parser<true> {
public:
    /// Whether the fields are wanted as text too.
    enum class fields { skipped, rendered };

    /// \param target  Where the request's target is put; outlives the parser, its capacity is kept.
    http_request_parser(std::string& target, std::string& body, std::uint32_t header_limit,
                        std::uint64_t body_limit, fields wanted)
        : http_body_parser(body, header_limit, body_limit), target_(target), wanted_(wanted) {
        target_.clear();
    }

    /// What the answer depends on, once the header is done.
    const http_facts& facts() const noexcept { return facts_; }

    /// "name: value; name: value", when wanted.
    const std::string& rendered_fields() const noexcept { return rendered_; }

    /// The method, when the fields are wanted.
    const std::string& method_text() const noexcept { return method_text_; }

private:
    void on_request_impl(boost::beast::http::verb method, view method_text, view target,
                         int version, error_code& error) override;
    void on_response_impl(int, view, int, error_code&) override {}
    void on_field_impl(boost::beast::http::field name, view name_text, view value,
                       error_code& error) override;
    void on_header_impl(error_code& error) override;

    std::string& target_;
    fields wanted_;
    http_facts facts_;
    http_field_notes notes_;
    std::string method_text_;
    std::string rendered_;
};

/// Parses a response: its status and its body.
class http_response_parser final : public http_body_parser<false> {
public:
    /// Puts the body into `body`, which outlives it and is overwritten.
    http_response_parser(std::string& body, std::uint32_t header_limit, std::uint64_t body_limit)
        : http_body_parser(body, header_limit, body_limit) {}

    /// The three digits of the status.
    int status() const noexcept { return status_; }

private:
    void on_request_impl(boost::beast::http::verb, view, view, int, error_code&) override {}
    void on_response_impl(int status, view, int, error_code& error) override {
        error = {};
        status_ = status;
    }
    void on_field_impl(boost::beast::http::field, view, view, error_code& error) override {
        error = {};
    }

    int status_ = 0;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_HTTP_HTTP_PARSER_HPP
