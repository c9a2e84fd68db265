/// \file
/// `pingpong serve` as a process of its own, beside the one that measures.
#ifndef PINGPONG_PROCESS_SERVER_PROCESS_HPP
#define PINGPONG_PROCESS_SERVER_PROCESS_HPP

#include <sys/types.h>

#include <string>
#include <vector>

#include "pingpong/core/endpoint.hpp"
#include "pingpong/protocols/protocol.hpp"

namespace pingpong::command {

/// A service in another process.
struct served_beside {
    std::string service;  ///< Its name, as in `service::name`.
    endpoint where;       ///< Its address is numeric.
};

/// The servers of this program in another process, from when they accept to the end of this object.
///
/// The process has its own group, so that Ctrl-C does not end it before the run, and ends with this
/// one at the latest.
class server_process {
public:
    /// Starts it and waits until all its servers accept.
    ///
    /// \param options  Of `serve`, but for `--protocols`.
    /// \param needed   The services to run, each once; at least one.
    /// \throws command_error  `io_failed`: it cannot be started, or ended before it served.
    server_process(std::vector<std::string> options, const std::vector<const service*>& needed);

    /// Ends it and waits for that.
    ~server_process();

    server_process(const server_process&) = delete;
    server_process& operator=(const server_process&) = delete;

    /// Where its servers are, in the order that they were asked for.
    const std::vector<served_beside>& servers() const noexcept { return servers_; }

private:
    void await_servers(int output, const std::vector<const service*>& needed);
    void end() noexcept;

    pid_t process_ = -1;
    std::vector<served_beside> servers_;
};

}  // namespace pingpong::command

#endif  // PINGPONG_PROCESS_SERVER_PROCESS_HPP
