/// \file
/// Exchanges as written by hand: sockets and epoll, no Asio, no protocol. What the library's CPU
/// time per exchange is compared with.
///
/// Client and server share one thread and one epoll instance, as in a run. Sockets are
/// non-blocking, epoll is level-triggered, TCP_NODELAY is set on both ends. The messages are
/// whatever bytes the caller gives, so that one loop stands for lines, WebSocket frames and HTTP
/// messages alike, in plain or over TLS.
#ifndef PINGPONG_BENCHMARK_RAW_LOOP_HPP
#define PINGPONG_BENCHMARK_RAW_LOOP_HPP

#include <netinet/in.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "raw/raw_side.hpp"
#include "raw/raw_tls.hpp"

namespace pingpong::raw {

/// What went through since a loop was made, counted by the side that received it.
struct tally {
    std::uint64_t exchanges = 0;
    std::uint64_t connections = 0;
    std::uint64_t request_bytes = 0;
    std::uint64_t reply_bytes = 0;
};

enum class carrier { tcp, unix_socket };

/// A side of a connection over that carrier.
inline side make_side(carrier, end, std::string_view message, std::string_view expected) {
    return {message, expected};
}

/// The same over TLS, on TCP.
inline tls_side make_side(const tls_carrier& over, end where, std::string_view message,
                          std::string_view expected) {
    return {over, where, message, expected};
}

/// The type of both sides of a connection.
template <class Carrier>
using side_over = decltype(make_side(std::declval<const Carrier&>(), end(), {}, {}));

/// Exchanges on one connection that stays open: 2 send, 2 recv and 2 epoll_wait each.
///
/// \tparam Carrier  `carrier`, or `tls_carrier`: the handshake is then part of the first exchange.
template <class Carrier>
class kept_loop_over {
public:
    /// \par Errors    All members throw std::system_error.
    kept_loop_over(Carrier over, std::string request, std::string reply);

    /// Plays that many exchanges; each begins when the one before is complete.
    void play(std::size_t exchanges);

    const tally& total() const noexcept { return total_; }

private:
    std::string request_;
    std::string reply_;
    descriptor epoll_;
    side_over<Carrier> client_;
    side_over<Carrier> server_;
    tally total_;
};

using kept_loop = kept_loop_over<carrier>;
using tls_kept_loop = kept_loop_over<tls_carrier>;

/// Exchanges on a new TCP connection each; the server closes first. 18 system calls each, in plain.
///
/// \tparam Carrier  As of `kept_loop_over`; each exchange has its handshake.
template <class Carrier>
class closing_loop_over {
public:
    /// \par Errors    All members throw std::system_error.
    closing_loop_over(Carrier over, std::string request, std::string reply);

    /// Plays that many exchanges; each connects when the one before has closed.
    void play(std::size_t exchanges);

    const tally& total() const noexcept { return total_; }

private:
    void dial();
    void serve(std::uint32_t events);
    void receive_reply(std::uint32_t events);

    std::string request_;
    std::string reply_;
    descriptor epoll_;
    sockaddr_in address_{};  // before the listener, whose making fills it in
    descriptor listener_;
    bool connecting_ = false;
    bool replied_ = false;
    side_over<Carrier> client_;
    side_over<Carrier> server_;
    tally total_;
};

using closing_loop = closing_loop_over<carrier>;
using tls_closing_loop = closing_loop_over<tls_carrier>;

}  // namespace pingpong::raw

#endif  // PINGPONG_BENCHMARK_RAW_LOOP_HPP
