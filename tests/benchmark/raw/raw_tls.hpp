/// \file
/// TLS as OpenSSL offers it: an object per connection, fed and emptied through memory BIOs.
#ifndef PINGPONG_BENCHMARK_RAW_TLS_HPP
#define PINGPONG_BENCHMARK_RAW_TLS_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "raw/raw_side.hpp"
#include "raw/raw_socket.hpp"

struct bio_st;
struct ssl_st;

namespace pingpong::raw {

/// Whether each handshake is made in full, or resumes the session of the connection before.
enum class handshake { full, resumed };

/// What the connections of a loop over TLS have in common: a certificate like the one that the
/// library makes for itself, and a client that verifies it.
class tls_carrier {
public:
    explicit tls_carrier(handshake kind);

    /// OpenSSL's object for one end of a new connection; freed by the caller.
    ///
    /// \throws std::bad_alloc
    ssl_st* new_connection(end where) const;

    /// How many of the client's handshakes so far have resumed a session.
    std::uint64_t resumptions() const noexcept;

    /// Says that a client's handshake is over.
    void count_handshake(ssl_st* connection) const noexcept;

private:
    struct contexts;

    std::shared_ptr<contexts> contexts_;
};

/// One end of a connection over TLS, as `side` is one of a plain one.
///
/// The handshake is made by whatever is sent or received first; a message that was to be sent
/// follows it. A message is encrypted in pieces of 64 KiB: a longer one is then still in the cache
/// when it is sent.
class tls_side {
public:
    using progress = side::progress;

    tls_side(const tls_carrier& over, end where, std::string_view message,
             std::string_view expected);
    tls_side(const tls_side&) = delete;
    tls_side& operator=(const tls_side&) = delete;
    ~tls_side();

    // All as of `side`.
    void watch(const descriptor& epoll, descriptor socket, std::uint32_t events);
    void send(const descriptor& epoll);
    void continue_sending(const descriptor& epoll);
    bool all_sent() const noexcept;
    progress receive(std::uint64_t& bytes);

    /// Announces the end, then closes the socket.
    void close() noexcept;

private:
    struct releaser {
        void operator()(ssl_st* connection) const noexcept;
    };

    bool shake_hands();
    bool encrypt_more();
    progress decrypt(std::uint64_t& bytes);

    tls_carrier over_;
    end where_;
    descriptor socket_;
    const descriptor* epoll_ = nullptr;
    std::unique_ptr<ssl_st, releaser> connection_;
    bio_st* input_ = nullptr;   ///< What was received and not yet decrypted; the connection's.
    bio_st* output_ = nullptr;  ///< What is to be sent; the connection's.
    std::string_view message_;
    std::string_view expected_;
    bool open_ = false;
    std::size_t encrypted_;     ///< Of `message_`.
    std::size_t received_ = 0;  ///< Of `expected_`.
    std::uint32_t events_ = 0;
    std::vector<char> buffer_;
    std::vector<char> records_;
    std::size_t records_end_ = 0;
    std::size_t records_sent_ = 0;
};

}  // namespace pingpong::raw

#endif  // PINGPONG_BENCHMARK_RAW_TLS_HPP
