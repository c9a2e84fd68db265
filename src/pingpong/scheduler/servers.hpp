/// \file
/// The servers of this process, each started when it is first needed.
#ifndef PINGPONG_SCHEDULER_SERVERS_HPP
#define PINGPONG_SCHEDULER_SERVERS_HPP

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

#include "pingpong/core/endpoint.hpp"
#include "pingpong/protocols/protocol.hpp"

namespace pingpong {

/// The servers of this process, each started when it is first needed.
///
/// Lives on the thread that runs the io_context. Await `stop` before destroying it, unless the
/// io_context will not run again.
class servers {
public:
    /// \param watcher  Told what the sessions receive; nullptr: nobody. Outlives the servers.
    servers(executor where_to_run, bind_options bind, limits most,
            session_watcher* watcher = nullptr);

    /// Where the server of `what` is, after starting it if need be. A service with paths has one
    /// server for both modes, and the endpoint's path says which.
    ///
    /// \par Errors  During "listen": the system's code, such as `address_in_use`.
    result<endpoint> find_or_start(const service& what, reply_mode mode);

    /// Options of the last TCP socket that any of them accepted; nullopt: there was none.
    std::optional<socket_facts> facts() const;

    /// Stops one after the other, `patience` for all of them together; see `server::stop`.
    asio::awaitable<void, executor> stop(std::chrono::nanoseconds patience);

private:
    struct running {
        const service* what;
        reply_mode mode;
        std::unique_ptr<server> listener;
    };

    executor executor_;
    bind_options bind_;
    limits limit_;
    session_watcher* watcher_;
    std::vector<running> running_;
};

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_SERVERS_HPP
