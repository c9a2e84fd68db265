/// \file
/// Servers as processes of their own: `pingpong serve`, and nginx for comparison.
#ifndef PINGPONG_BENCHMARK_SERVED_HPP
#define PINGPONG_BENCHMARK_SERVED_HPP

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "child.hpp"
#include "support/temporary_folder.hpp"

namespace pingpong::benchmark {

/// Whether `pingpong COMMAND --help` speaks of `option`.
bool command_knows(std::string_view command, std::string_view option);

/// `pingpong serve` on ports of the system's choice.
class served_pingpong {
public:
    /// \param options  Further ones, such as `--lean`.
    explicit served_pingpong(const std::vector<std::string>& options = {});

    pid_t worker() const noexcept { return process_.process(); }
    std::uint16_t http_port() const noexcept { return http_port_; }
    std::uint16_t ws_port() const noexcept { return ws_port_; }

private:
    child process_;
    std::uint16_t http_port_ = 0;
    std::uint16_t ws_port_ = 0;
};

/// nginx with one worker that answers `Pong!` to everything, in a folder of its own.
class served_nginx {
public:
    served_nginx();

    /// The process that serves; its master only watches.
    pid_t worker() const noexcept { return worker_; }
    std::uint16_t http_port() const noexcept { return http_port_; }

private:
    std::vector<std::string> words();

    temporary_folder folder_;
    std::uint16_t http_port_;
    child process_;
    pid_t worker_;
};

std::string http_url(std::uint16_t port);

}  // namespace pingpong::benchmark

#endif  // PINGPONG_BENCHMARK_SERVED_HPP
