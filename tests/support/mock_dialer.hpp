/// \file
/// Connections in memory in place of a network.
#ifndef PINGPONG_TESTS_MOCK_DIALER_HPP
#define PINGPONG_TESTS_MOCK_DIALER_HPP

#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "pingpong/transport/close.hpp"
#include "pingpong/transport/dialer.hpp"
#include "pingpong/transport/mock_stream.hpp"
#include "support/counted_stream.hpp"

namespace pingpong {

/// What sessions and clients run over in tests: shaped like what they run over outside.
using memory_stream = counted_stream<mock_stream>;

/// An operation that fails, counted over all connections of one side.
struct scripted_fault {
    std::size_t at = 0;  ///< 1 is the first operation of the first connection; 0: none fails.
    error_code error;
};

/// Where `mock_dialer` dials, and what a test may do about it.
struct mock_network {
    std::function<void(mock_stream)> accept;  ///< Is handed the other end of each new connection.
    error_code refusal;                       ///< Dialling fails with it, when set.
    scripted_fault client_fault;
    scripted_fault server_fault;
    std::size_t client_moves_at_most = std::numeric_limits<std::size_t>::max();
    std::size_t server_moves_at_most = std::numeric_limits<std::size_t>::max();
    std::vector<mock_stream> client_ends;  ///< Of all connections so far.
    std::vector<mock_stream> server_ends;

    /// A new connection; its client's end.
    mock_stream connect(executor where) {
        auto [near, far] = mock_stream::connect(where);
        limit_moves(near, client_moves_at_most);
        limit_moves(far, server_moves_at_most);
        script(near, client_fault, client_ends);
        script(far, server_fault, server_ends);
        client_ends.push_back(near);
        server_ends.push_back(far);
        if (accept)
            accept(far);
        return near;
    }

    /// What becomes of every connection when the client's process is gone.
    void hang_up() {
        for (auto& end : client_ends)
            close_stream(end);
    }

private:
    static void limit_moves(mock_stream& end, std::size_t most) {
        end.read_at_most(most);
        end.write_at_most(most);
    }

    static void script(mock_stream& end, const scripted_fault& fault,
                       const std::vector<mock_stream>& before) {
        std::size_t done = 0;
        for (const auto& earlier : before)
            done += earlier.operations();
        if (fault.at > 0)
            end.fail_at(fault.at > done ? fault.at - done : 1, fault.error);
    }
};

/// Dials a mock network as `socket_dialer` does an address.
class mock_dialer final : public dialer<memory_stream> {
public:
    mock_dialer(executor where_to_run, mock_network* network, traffic& moved, peer_place)
        : executor_(where_to_run), network_(*network), moved_(moved) {}

    task<memory_stream> dial() override {
        if (network_.refusal)
            co_return failure{network_.refusal, "connect"};
        ++moved_.connections;
        co_return memory_stream(network_.connect(executor_), moved_);
    }

private:
    executor executor_;
    mock_network& network_;
    traffic& moved_;
};

}  // namespace pingpong

#endif  // PINGPONG_TESTS_MOCK_DIALER_HPP
