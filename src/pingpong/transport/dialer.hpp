/// \file
/// Opens the connections of a client, one after the other.
#ifndef PINGPONG_TRANSPORT_DIALER_HPP
#define PINGPONG_TRANSPORT_DIALER_HPP

#include "pingpong/transport/await.hpp"

namespace pingpong {

/// Opens connections to one endpoint; a client asks for one, or for one per exchange.
///
/// What stands between a client and the kind of its stream: over sockets `socket_dialer`, in a test
/// whatever hands out mocked streams. Must outlive the awaitables it returned.
template <class Stream>
class dialer {
public:
    virtual ~dialer() = default;

    /// A connected stream, ready for the protocol's first byte.
    ///
    /// \par Errors        During "connect", with the transport's code.
    /// \par Cancellation  Terminal; yields `operation_aborted` as a failure.
    virtual task_over<Stream, Stream> dial() = 0;
};

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_DIALER_HPP
