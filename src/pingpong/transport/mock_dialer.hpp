/// \file
/// Connections in memory in place of a network, for testing clients without sockets.
#ifndef PINGPONG_TRANSPORT_MOCK_DIALER_HPP
#define PINGPONG_TRANSPORT_MOCK_DIALER_HPP

#include <cstddef>
#include <functional>
#include <limits>
#include <utility>
#include <vector>

#include "pingpong/core/options.hpp"
#include "pingpong/transport/close.hpp"
#include "pingpong/transport/counted_stream.hpp"
#include "pingpong/transport/dialer.hpp"
#include "pingpong/transport/mock_stream.hpp"

namespace pingpong {

/// A mocked stream that counts, as the streams of sockets do.
using memory_stream = counted_stream<mock_stream>;

/// An operation that fails, counted over all connections of one side.
struct scripted_fault {
    std::size_t at = 0;  ///< 1 is the first operation of the first connection; 0: none fails.
    error_code error;    ///< What it and all later operations fail with.
};

/// Where a `mock_dialer` dials, and what a test may do about it.
struct mock_network {
    std::function<void(mock_stream)> accept;  ///< Is handed the other end of each new connection.
    error_code refusal;                       ///< Dialing fails with it, when set.
    completion_mode writes = completion_mode::queued;  ///< How the writes of both ends complete.
    scripted_fault client_fault;                       ///< A fault of the client's ends.
    scripted_fault server_fault;                       ///< A fault of the server's ends.
    /// How many bytes an operation of the client's ends moves at most; >= 1.
    std::size_t client_moves_at_most = std::numeric_limits<std::size_t>::max();
    /// The same of the server's ends.
    std::size_t server_moves_at_most = std::numeric_limits<std::size_t>::max();
    std::vector<mock_stream> client_ends;  ///< Of all connections so far.
    std::vector<mock_stream> server_ends;  ///< Of all connections so far.

    /// A new connection; its client's end.
    ///
    /// \param io_executor  Where completions run.
    mock_stream connect(executor io_executor) {
        auto [client, server] = mock_stream::connect(io_executor);
        prepare(client, client_moves_at_most, client_fault, client_ends);
        prepare(server, server_moves_at_most, server_fault, server_ends);
        if (accept)
            accept(server);
        return client;
    }

    /// What becomes of every connection when the client's process is gone.
    void hang_up() {
        for (auto& end : client_ends)
            close_stream(end);
    }

private:
    void prepare(mock_stream& end, std::size_t max_bytes, const scripted_fault& fault,
                 std::vector<mock_stream>& ends) const {
        end.complete_writes(writes);
        end.read_at_most(max_bytes);
        end.write_at_most(max_bytes);
        std::size_t operations = 0;
        for (const auto& earlier : ends)
            operations += earlier.operations();
        if (fault.at > 0)
            end.fail_at(fault.at > operations ? fault.at - operations : 1, fault.error);
        ends.push_back(end);
    }
};

/// Dials a `mock_network` as `socket_dialer` does an address.
class mock_dialer final : public dialer<memory_stream> {
public:
    /// \param io_executor   Where completions run.
    /// \param network  What it dials; outlives the dialer, as `counts` does.
    /// \param counts   Where connections and what they carry are counted.
    mock_dialer(executor io_executor, mock_network* network, traffic& counts,
                peer_place = peer_place::elsewhere)
        : executor_(io_executor), network_(*network), counts_(counts) {}

    task<memory_stream> dial() override {
        if (network_.refusal)
            co_return failure{network_.refusal, "connect"};
        ++counts_.connections;
        co_return memory_stream(network_.connect(executor_), counts_);
    }

private:
    executor executor_;
    mock_network& network_;
    traffic& counts_;
};

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_MOCK_DIALER_HPP
