/// \file
/// The server's side of HTTP, on kept and on fresh connections alike.
#ifndef PINGPONG_PROTOCOLS_HTTP_HTTP_SESSION_HPP
#define PINGPONG_PROTOCOLS_HTTP_HTTP_SESSION_HPP

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/read.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "pingpong/core/memory.hpp"
#include "pingpong/protocols/codec/reply_batch.hpp"
#include "pingpong/protocols/http/http_answer.hpp"
#include "pingpong/protocols/http/http_parser.hpp"
#include "pingpong/protocols/session.hpp"
#include "pingpong/transport/close.hpp"

namespace pingpong {

/// Answers one request after the other; the request decides whether the connection is kept. All
/// requests that a read has brought are answered in one write.
///
/// The server is the one that closes after "Connection: close", so that the connections waiting in
/// TIME_WAIT are its own and the client's ports stay free. A session outlives the awaitables it
/// returned and is served once, or once more after each `reuse`.
///
/// \par Source  RFC 9112 (HTTP/1.1), RFC 1945 (HTTP/1.0).
template <class Stream>
class http_session {
public:
    /// Serves the client at the other end of `stream`.
    http_session(Stream stream, const session_settings& settings)
        : stream_(std::move(stream)), settings_(settings) {
        input_.reserve(std::min(settings_.beast.http_reserved_bytes, idle_input_bytes));
        // What the parser does not count, such as trailers, must not pile up either.
        input_.max_size(tuning::read_buffer_bytes + settings_.limits.max_header_bytes);
    }

    /// \return      Requests answered with 200.
    /// \par Errors  During "http read" or "http write", with the transport's code or the parser's.
    ///              A request that cannot be parsed is first answered with what is wrong with it.
    task_over<Stream, std::uint64_t> serve() {
        auto answered = co_await answer_requests();
        close_stream(stream_);
        release_large_memory();
        co_return answered;
    }

    /// Prepares a session that was served for another connection; keeps its memory.
    void reuse(Stream stream) {
        stream_ = std::move(stream);
        input_.clear();
        replies_.clear();
    }

    /// Ends the session politely: what was answered arrives, then the peer reads the end.
    task_over<Stream> finish() {
        end_sending(stream_);
        close_stream(stream_);
        co_return result<>();
    }

    /// Ends the session at once.
    void abort() noexcept { close_stream(stream_); }

    /// The stream that it serves.
    Stream& stream() noexcept { return stream_; }

private:
    /// The memory of each string that a later connection reuses.
    static constexpr std::size_t max_kept = 4 * tuning::read_buffer_bytes;

    /// Room for the first read of a request: all that a connection has which never gets more at a
    /// time.
    static constexpr std::size_t idle_input_bytes = 2048;

    static constexpr std::string_view continue_response = "HTTP/1.1 100 Continue\r\n\r\n";

    task_over<Stream, std::uint64_t> answer_requests() {
        namespace http = boost::beast::http;
        for (std::uint64_t answered = 0;;) {
            begin_request();
            error_code error = parse_what_is_there();
            bool skipped_line = false;
            while (!parser_->is_done()) {
                if (error && !skipped_line && is_empty_line(error)) {
                    if (input_.size() == 1) {
                        auto [read_error, received] = co_await stream_.async_read_some(
                            input_.prepare(idle_input_bytes), as_values);
                        if (read_error)
                            co_return failure{read_error, "http read"};
                        input_.commit(received);
                    } else {
                        input_.consume(2);
                        skipped_line = true;
                    }
                    begin_request();
                    error = parse_what_is_there();
                    continue;
                }
                if (error)
                    break;
                if (awaits_continue())
                    replies_.text().append(continue_response);
                if (!replies_.empty()) {
                    auto [write_error, sent] =
                        co_await async_write_batch(stream_, replies_, as_values);
                    replies_.clear();
                    if (write_error)
                        co_return failure{write_error, "http write"};
                }
                if (is_request_cut())
                    input_.reserve(settings_.beast.http_reserved_bytes);
                std::tie(error, std::ignore) =
                    co_await http::async_read_some(stream_, input_, *parser_, as_values);
            }
            if (error == http::error::end_of_stream)
                co_return answered;
            if (error.category() == make_error_code(http::error::bad_version).category())
                co_await refuse(error);
            if (error)
                co_return failure{error, "http read"};

            const http_answer answer = answer_request();
            const http_persistence persistence = persistence_after(parser_->facts());
            answered += answer.refuses() ? 0 : 1;
            add_reply(answer, persistence);
            const bool closes = persistence == http_persistence::close ||
                                persistence == http_persistence::close_1_0;
            if (closes || input_.size() == 0 || replies_.full()) {
                auto [write_error, sent] = co_await async_write_batch(stream_, replies_, as_values);
                replies_.clear();
                if (write_error)
                    co_return failure{write_error, "http write"};
            }
            if (closes)
                co_return answered;
        }
    }

    void begin_request() {
        using fields = http_request_parser::fields;
        parser_.emplace(target_, body_, settings_.limits.max_header_bytes,
                        settings_.limits.max_message_bytes,
                        settings_.watcher ? fields::rendered : fields::skipped);
        continued_ = false;
    }

    /// Parses what an earlier read has brought of the request.
    error_code parse_what_is_there() {
        error_code error;
        if (input_.size() != 0)
            input_.consume(parser_->put(input_.data(), error));
        return error == boost::beast::http::error::need_more ? error_code() : error;
    }

    /// Whether what the parser refused is an empty line before a request, or the first byte of one.
    ///
    /// \par Source  RFC 9112, 2.2.
    bool is_empty_line(const error_code& error) const {
        const auto bytes = input_.data();
        const std::string_view text(static_cast<const char*>(bytes.data()),
                                    std::min<std::size_t>(bytes.size(), 2));
        return error == boost::beast::http::error::bad_method && !text.empty() &&
               std::string_view("\r\n").starts_with(text);
    }

    /// Whether a read has brought a part of the request only: the next one may bring much.
    bool is_request_cut() const { return parser_->got_some() || input_.size() != 0; }

    /// True once per request whose content the client holds back.
    bool awaits_continue() {
        const bool waits = !continued_ && !parser_->is_done() && parser_->is_header_done() &&
                           parser_->facts().awaits_continue();
        continued_ = continued_ || waits;
        return waits;
    }

    http_answer answer_request() {
        if (settings_.watcher) {
            settings_.watcher->head(parser_->method_text(), target_, parser_->rendered_fields());
            settings_.watcher->message(body_);
        }
        return answer_to(parser_->facts(), target_, body_, settings_, storage_);
    }

    /// The head, then the body unless the request was a HEAD.
    void add_reply(const http_answer& answer, http_persistence persistence) {
        replies_.text().append(head_.compose(answer.status, persistence, answer.body.size()));
        if (parser_->facts().method != boost::beast::http::verb::head)
            replies_.add(answer.body, input_.size() == 0);
    }

    void release_large_memory() noexcept {
        release_when_large(target_, max_kept);
        release_when_large(body_, max_kept);
        release_when_large(storage_, max_kept);
    }

    /// Sends an error response, then lingers so that the peer can read it.
    asio::awaitable<void, typename Stream::executor_type> refuse(error_code error) {
        add_reply(answer_to_malformed(error), http_persistence::close);
        co_await async_write_batch(stream_, replies_, as_values);
        replies_.clear();
        co_await linger(stream_, settings_.limits.max_message_bytes);
    }

    Stream stream_;
    session_settings settings_;
    boost::beast::flat_buffer input_;
    std::optional<http_request_parser> parser_;
    response_head head_;
    reply_batch replies_;
    std::string target_;
    std::string body_;
    std::string storage_;
    bool continued_ = false;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_HTTP_HTTP_SESSION_HPP
