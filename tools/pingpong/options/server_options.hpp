/// \file
/// Where the servers listen and what they accept: the options that `run` and `serve` share, and the
/// request of `serve`.
#ifndef PINGPONG_OPTIONS_SERVER_OPTIONS_HPP
#define PINGPONG_OPTIONS_SERVER_OPTIONS_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/core/bind.hpp"
#include "pingpong/core/options.hpp"
#include "pingpong/core/tls_settings.hpp"
#include "pingpong/options/option.hpp"
#include "pingpong/protocols/protocol_table.hpp"

namespace pingpong::command {

/// A message is held in memory as a whole; this must do.
inline constexpr std::uint64_t max_message_bytes = 1024 * 1024 * 1024;

/// What `pingpong serve` is asked for.
struct serve_request {
    bind_options bind;                 ///< The address is as the user wrote it.
    pingpong::limits limits;           ///< What the servers accept.
    bool echo = false;                 ///< TCP and Unix socket answer with the request.
    std::optional<std::string> reply;  ///< To every message; nullopt: by the rule.
    bool lean = false;                 ///< The lean services in place of the tuned ones.
    bool tls = false;                  ///< The services over TLS, too.
    tls_settings secured;              ///< Their settings.
    bool shows_certificate = false;    ///< Prints the self-made certificates.
    bool verbose = false;
    std::vector<std::string> protocols;  ///< Whose services to run; empty: one of each scheme.

    serve_request() = default;
};

/// Adds where servers listen and what they accept.
///
/// \param bind, limits  Outlive the table.
/// \param unix_option   What the option of the Unix socket's path is called.
/// \param part_of_run   Whether they are those of `run`: seldom needed, and passed on to `serve`
///                      and to the processes that share the run.
void add_server_options(option_table& table, bind_options& bind, limits& limits,
                        const protocol_table& protocols, std::string_view unix_option,
                        bool part_of_run);

/// Adds the options of `serve`.
///
/// \param request  Outlives the table.
void add_serve_options(option_table& table, serve_request& request,
                       const protocol_table& protocols);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_SERVER_OPTIONS_HPP
