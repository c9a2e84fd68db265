/// \file
/// The servers in this process, each started on demand.
#ifndef PINGPONG_SCHEDULER_SERVERS_HPP
#define PINGPONG_SCHEDULER_SERVERS_HPP

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

#include "pingpong/core/endpoint.hpp"
#include "pingpong/core/tls_settings.hpp"
#include "pingpong/protocols/protocol.hpp"

namespace pingpong {

/// The servers in this process, each started on demand.
///
/// Used on the thread that runs the io_context. Await `stop` before destroying it, unless the
/// io_context will not run again.
class servers {
public:
    /// \param bind     Where the servers listen.
    /// \param watcher  Receives what the sessions receive; may be nullptr. Outlives the servers.
    servers(executor context_executor, bind_options bind, limits limits,
            session_watcher* watcher = nullptr);

    /// Of the servers that are started from now on the version of TLS, and whether they issue
    /// tickets. Their certificates are self-made.
    void configure_tls(tls_version version, bool resume) noexcept {
        tls_.version = version;
        tls_.resume = resume;
    }

    /// The settings of clients that trust the certificate of the server of `service`, which runs,
    /// and no other one.
    tls_settings tls_of_clients(const service& service, const reply_rule& rule) const;

    /// The endpoint of the server of `service` that replies by `rule`, which is started if
    /// necessary. A service with paths has one server for all rules but fixed replies, and the path
    /// of the endpoint selects the rule.
    ///
    /// \par Errors  During "listen": the system's code, such as `address_in_use`.
    result<endpoint> find_or_start(const service& service, const reply_rule& rule);

    /// The options of the first TCP socket that one of the servers accepted; nullopt: none did.
    std::optional<socket_facts> facts() const;

    /// Stops all servers, one after the other; see `server::stop`.
    ///
    /// \param shutdown_timeout  For all servers together.
    asio::awaitable<void, executor> stop(std::chrono::nanoseconds shutdown_timeout);

private:
    struct running {
        const pingpong::service* service;
        reply_rule rule;
        std::unique_ptr<server> listener;
    };

    /// Whether a server that runs replies by that rule.
    static bool serves(const running& each, const service& service, const reply_rule& rule);

    executor executor_;
    bind_options bind_;
    limits limits_;
    session_watcher* watcher_;
    tls_settings tls_;
    std::vector<running> running_;
};

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_SERVERS_HPP
