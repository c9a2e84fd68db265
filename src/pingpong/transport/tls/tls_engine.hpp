/// \file
/// One end of a TLS connection without its socket: bytes in, bytes out.
#ifndef PINGPONG_TRANSPORT_TLS_TLS_ENGINE_HPP
#define PINGPONG_TRANSPORT_TLS_TLS_ENGINE_HPP

#include <array>
#include <boost/asio/buffer.hpp>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "pingpong/core/tls_settings.hpp"
#include "pingpong/core/transcript.hpp"
#include "pingpong/transport/buffer_list.hpp"
#include "pingpong/transport/tls/tls_blocks.hpp"

struct bio_st;
struct bio_method_st;
struct ssl_st;
struct ssl_ctx_st;

namespace pingpong {

/// Which side of a connection.
enum class tls_side { client, server };

/// One end of a TLS connection without its socket, on OpenSSL.
///
/// Records that arrive are mostly read into the very buffers that the caller wants decrypted: a
/// record is longer than what is in it and is complete in OpenSSL's own buffer before any of it is
/// decrypted, so what is written never gets ahead of what was read. Nothing but 4 KiB is kept
/// between two reads, and nothing between two writes.
///
/// No operation waits, nor fails for want of bytes. Neither copied nor moved; belongs to one
/// thread.
///
/// \par Errors  Of `tls_category`. After one the engine can only be destroyed.
class tls_engine {
public:
    /// \param context  Shared by the connection, which keeps it alive; see `tls_context`.
    /// \param side     Which handshake to make.
    tls_engine(ssl_ctx_st* context, tls_side side);
    tls_engine(const tls_engine&) = delete;
    tls_engine& operator=(const tls_engine&) = delete;
    ~tls_engine();

    /// OpenSSL's object, to be configured before the handshake.
    ssl_st* native() const noexcept { return ssl_.get(); }

    /// Goes on with the handshake as far as what was received allows.
    ///
    /// \par Errors  What is wrong with the certificate, or OpenSSL's code; the peer is to be told
    ///              by what is then in `pending_output`.
    void shake_hands(error_code& error);

    /// Whether the handshake is over.
    bool is_open() const noexcept { return open_; }

    /// What was agreed on; empty before the handshake is over.
    tls_facts facts() const;

    /// Whether the handshake was abbreviated.
    bool is_resumed() const noexcept;

    /// What has to be sent besides messages: parts of a handshake, alerts. Valid until the next
    /// call.
    std::string_view pending_output() const noexcept { return output_; }

    /// Says that `pending_output` was sent, and frees its memory.
    void drop_output() noexcept { std::string().swap(output_); }

    /// Where to receive into before the handshake is over.
    asio::mutable_buffer handshake_room() noexcept;

    /// Where to receive into, for a caller that wants what it decrypts in `target`.
    asio::mutable_buffer room(const buffer_list<asio::mutable_buffer>& target) noexcept;

    /// Says how many bytes were received into the last room; they stay there until decrypted.
    void received(std::size_t bytes) noexcept;

    /// Whether `decrypt` may yield something before more is received.
    bool has_input() const noexcept;

    /// Decrypts what was received.
    ///
    /// \return      Bytes in `target`; 0 without an error: more has to be received.
    /// \par Errors  `eof` when the peer has said that nothing follows.
    std::size_t decrypt(const buffer_list<asio::mutable_buffer>& target, error_code& error);

    /// Encrypts as much as fits into `block`, behind what was pending.
    ///
    /// \return  Bytes of `source` that are in it.
    std::size_t encrypt(const buffer_list<asio::const_buffer>& source, tls_block& block,
                        error_code& error);

    /// Records what is encrypted as sent, and what is decrypted as received, from now on.
    ///
    /// \param target  Outlives the engine; nullptr: nothing is recorded, which costs one comparison
    ///                for each record of TLS.
    void record(transcript* target) noexcept { recorded_ = target; }

    /// Adds to `pending_output` that nothing follows, once and if that can still be said.
    ///
    /// \par Source  RFC 8446, 6.1.
    void close_notify() noexcept;

private:
    static const bio_method_st* transport_method();
    static int read_input(bio_st* bio, char* target, int bytes);
    static int write_output(bio_st* bio, const char* source, int bytes);

    struct releaser {
        void operator()(ssl_st* ssl) const noexcept;
    };

    error_code failure_of(int outcome) noexcept;
    std::size_t decrypt_into(asio::mutable_buffer target, error_code& error);

    std::unique_ptr<ssl_st, releaser> ssl_;
    const char* input_ = nullptr;  ///< Received and not yet given to OpenSSL.
    std::size_t input_bytes_ = 0;
    std::size_t absorbed_ = 0;  ///< At least what OpenSSL holds of an incomplete record.
    char* room_ = nullptr;
    tls_block* block_ = nullptr;  ///< Where records go while something is encrypted.
    transcript* recorded_ = nullptr;
    std::string output_;
    error_code later_error_;  ///< What the next `decrypt` will yield.
    bool open_ = false;
    bool failed_ = false;
    bool closed_ = false;
    std::array<char, 4096> own_room_;
};

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_TLS_TLS_ENGINE_HPP
