/// \file
/// A client that sends many requests at once.
#ifndef PINGPONG_BENCHMARK_BURST_CLIENT_HPP
#define PINGPONG_BENCHMARK_BURST_CLIENT_HPP

#include <cstddef>
#include <string>
#include <string_view>

#include "arena.hpp"
#include "raw/raw_socket.hpp"

namespace pingpong::benchmark {

/// Sends many requests in one write and reads all replies, by hand; the server is the arena's.
///
/// Both take turns on one thread: the client writes, the server does what there is to do, the
/// client reads. So the server's CPU time is that of its turns. The client calls `write` and
/// `read`, which the server does not: the name of a system call tells which side made it.
class burst_client {
public:
    /// \param carrier   Of WebSocket or kept HTTP.
    /// \param requests  How many make a burst.
    burst_client(arena& with, const protocol& carrier, std::size_t requests);

    /// Plays one burst; throws when a reply is wrong.
    void play();

    /// The CPU time of the server's turns so far, in ns.
    double server_cpu_ns() const noexcept { return server_cpu_ns_; }

private:
    void exchange(std::string_view request, std::size_t reply_bytes);
    void run_server();
    void exchange_until(std::string_view request, std::string_view reply_ends_with);

    asio::io_context& context_;
    raw::descriptor socket_;
    std::string burst_;
    std::string expected_;
    std::string received_;
    double server_cpu_ns_ = 0;
};

}  // namespace pingpong::benchmark

#endif  // PINGPONG_BENCHMARK_BURST_CLIENT_HPP
