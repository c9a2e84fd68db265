/// \file
/// What the benchmark measures: one function per concern, each in a file of its own.
#ifndef PINGPONG_BENCHMARK_CONCERNS_HPP
#define PINGPONG_BENCHMARK_CONCERNS_HPP

#include <cstddef>

#include "goal.hpp"

namespace pingpong::benchmark {

/// How much is measured.
struct effort {
    std::size_t rounds = 21;      ///< Of what is compared within this process.
    std::size_t load_rounds = 7;  ///< Of what takes a second per visit.
    bool at_length = false;       ///< Also what takes minutes.
};

/// CPU time per exchange against a hand-written epoll loop, client and server together.
findings measure_cpu(const effort& effort);

/// The same over TLS, against loops over OpenSSL; handshakes, and replies of a MiB.
findings measure_tls(const effort& effort);

/// Allocations per exchange, once the connection has settled.
findings measure_allocations(const effort& effort);

/// System calls per exchange, client and server together.
findings measure_system_calls(const effort& effort);

/// `pingpong serve` against nginx, under wrk.
findings measure_http_load(const effort& effort);

/// `pingpong serve` against a hand-written server, under WebSocket messages on many connections.
findings measure_ws_load(const effort& effort);

/// `pingpong run --connections` against wrk, as loads on nginx.
findings measure_generator(const effort& effort);

/// Requests that arrive many at a time.
findings measure_bursts(const effort& effort);

/// Memory of idle connections and of long runs.
findings measure_memory(const effort& effort);

/// Whether an exchange costs the same however many there are.
findings measure_proportion(const effort& effort);

/// Messages from a few bytes to a MiB.
findings measure_payloads(const effort& effort);

/// What a run does besides measuring.
findings measure_overhead(const effort& effort);

}  // namespace pingpong::benchmark

#endif  // PINGPONG_BENCHMARK_CONCERNS_HPP
