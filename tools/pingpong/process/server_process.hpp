/// \file
/// `pingpong serve` as a process of its own, beside the one that measures.
#ifndef PINGPONG_PROCESS_SERVER_PROCESS_HPP
#define PINGPONG_PROCESS_SERVER_PROCESS_HPP

#include <sys/types.h>

#include <string>
#include <vector>

#include "pingpong/core/endpoint.hpp"

namespace pingpong::command {

/// The servers of this program in another process, from when they accept to the end of this object.
///
/// The process has its own group, so that Ctrl-C does not end it before the run, and ends with this
/// one at the latest.
class server_process {
public:
    /// Starts it and waits until all its servers accept.
    ///
    /// \param options  Of `serve`.
    /// \throws command_error  `io_failed`: it cannot be started, or ended before it served.
    explicit server_process(const std::vector<std::string>& options);

    /// Ends it and waits for that.
    ~server_process();

    server_process(const server_process&) = delete;
    server_process& operator=(const server_process&) = delete;

    /// Where its servers are: one of each scheme, their addresses numeric.
    const std::vector<endpoint>& servers() const noexcept { return servers_; }

private:
    void await_servers(int output);
    void end() noexcept;

    pid_t process_ = -1;
    std::vector<endpoint> servers_;
};

}  // namespace pingpong::command

#endif  // PINGPONG_PROCESS_SERVER_PROCESS_HPP
