/// \file
/// Answers what an HTTP server receives, without I/O.
#ifndef PINGPONG_PROTOCOLS_CODEC_HTTP_RESPONDER_HPP
#define PINGPONG_PROTOCOLS_CODEC_HTTP_RESPONDER_HPP

#include <cstdint>
#include <string>

#include "pingpong/protocols/codec/http_reader.hpp"
#include "pingpong/protocols/codec/reply_batch.hpp"
#include "pingpong/protocols/http/http_answer.hpp"
#include "pingpong/protocols/session.hpp"

namespace pingpong {

/// Turns the bytes that an HTTP server receives into those that it sends.
class http_responder {
public:
    /// What to do once the replies are written.
    enum class next_step {
        read,       ///< All that was received is answered.
        answer_on,  ///< More was received than was answered in one write.
        close,      ///< The connection ends after these replies.
        linger      ///< The last reply refuses a request; see `error`.
    };

    /// Answers as `settings` say.
    explicit http_responder(const session_settings& settings);

    /// Answers all that was received, as far as the replies fit into one write.
    next_step answer_received();

    /// The peer has ended; an incomplete request is answered with what is wrong with it.
    next_step answer_the_end();

    /// Requests answered with 200.
    std::uint64_t answered() const noexcept { return answered_; }

    /// What is wrong with the request, once one was refused; else no error.
    const boost::system::error_code& error() const noexcept { return reader_.error(); }

    /// What was received; read into its `room`.
    http_reader& input() noexcept { return reader_; }

    /// The replies to write.
    reply_batch& output() noexcept { return output_; }

private:
    http_persistence answer_request();
    next_step refuse();
    void send_continue();

    http_reader reader_;
    reply_batch output_;
    response_head head_;
    session_settings settings_;
    bool sent_continue_ = false;
    std::uint64_t answered_ = 0;
    std::string storage_;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_CODEC_HTTP_RESPONDER_HPP
