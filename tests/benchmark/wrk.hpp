/// \file
/// wrk: a load of HTTP requests on many connections.
#ifndef PINGPONG_BENCHMARK_WRK_HPP
#define PINGPONG_BENCHMARK_WRK_HPP

#include <cstddef>
#include <cstdint>

#include "support/temporary_folder.hpp"

namespace pingpong::benchmark {

/// wrk, with a script that POSTs `Ping`.
class wrk {
public:
    wrk();

    /// What a load did.
    struct load {
        double requests = 0;
        double cpu_ns = 0;  ///< Of wrk itself.
    };

    /// Loads a server of this machine for a second.
    ///
    /// \throws std::runtime_error  when a reply was wrong or missing.
    load play(std::uint16_t port, std::size_t connections) const;

private:
    temporary_folder folder_;
};

}  // namespace pingpong::benchmark

#endif  // PINGPONG_BENCHMARK_WRK_HPP
