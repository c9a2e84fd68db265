/// \file
/// TCP and Unix sockets: their stream, and how a client connects.
#ifndef PINGPONG_TRANSPORT_SOCKET_HPP
#define PINGPONG_TRANSPORT_SOCKET_HPP

#include <boost/asio/basic_stream_socket.hpp>
#include <chrono>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "pingpong/transport/address.hpp"
#include "pingpong/transport/dialer.hpp"
#include "pingpong/transport/socket_stream.hpp"

namespace pingpong {

/// A socket that is measured.
using stream_socket = asio::basic_stream_socket<socket_protocol, executor>;

/// What clients and sessions run over: a TCP or a Unix socket.
using any_stream = socket_stream<socket_protocol>;
/// The same, where it is known to be TCP.
using tcp_stream = any_stream;

/// The addresses of a server, and how a client tries them.
struct dial_targets {
    std::vector<socket_address> addresses;  ///< At least one, in the order in which they are tried.

    /// How long an address is waited for before the next one is tried; > 0.
    ///
    /// \par Source  RFC 8305, 5 (Connection Attempt Delay): 250 ms recommended.
    std::chrono::nanoseconds attempt_delay = std::chrono::milliseconds(250);

    /// The address that has worked for other clients of the server; nullptr: each client finds it.
    std::shared_ptr<address_memory> memory;

    dial_targets() = default;
    /// A server with these addresses.
    explicit dial_targets(std::vector<socket_address> all) : addresses(std::move(all)) {}
};

/// Connects sockets to a server, trying its addresses one after the other.
///
/// An attempt that fails is followed by the next at once, and one that has not succeeded within
/// `dial_targets::attempt_delay` is given up for the next. The last has no limit but the caller's.
/// When that one fails, the first that was given up gets an attempt without limit. The address that
/// has worked is the only one tried by later calls; when it fails, they try the others.
///
/// With a single address, or once one has worked, a call costs no more than its connection.
///
/// \par Source  RFC 8305, 5, with one attempt at a time.
class socket_dialer final : public dialer<any_stream> {
public:
    /// \param counts  Where connections and what they carry are counted; outlives the streams.
    socket_dialer(executor io_executor, dial_targets targets, traffic& counts,
                  peer_place peer = peer_place::elsewhere);

    /// A connected stream.
    ///
    /// \par Errors        During "connect", the code of the last attempt; `timed_out` when that was
    ///                    given up.
    /// \par Cancellation  Terminal; yields `operation_aborted` as a failure or throws it.
    task<any_stream> dial() override;

private:
    bool knows_address() const noexcept {
        return targets_.addresses.size() == 1 || targets_.memory->working;
    }

    std::size_t known_address() const noexcept { return targets_.memory->working.value_or(0); }

    /// Tries all addresses.
    ///
    /// \param failed  Index of the one that has just failed and is left out; npos: none has.
    task<any_stream> search(std::size_t failed);

    /// Connects within `attempt_delay`; `timed_out`: it took longer.
    ///
    /// \param socket  Open; outlives the awaitable.
    asio::awaitable<error_code, executor> connect_in_time(stream_socket& socket,
                                                          socket_address address) const;

    any_stream connected(stream_socket&& socket, std::size_t index);

    executor executor_;
    dial_targets targets_;
    traffic& counts_;
    peer_place peer_;
};

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_SOCKET_HPP
