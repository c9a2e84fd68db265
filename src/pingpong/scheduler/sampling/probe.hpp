/// \file
/// Plays one exchange and tells all about it.
#ifndef PINGPONG_SCHEDULER_SAMPLING_PROBE_HPP
#define PINGPONG_SCHEDULER_SAMPLING_PROBE_HPP

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "pingpong/core/error.hpp"
#include "pingpong/core/transcript.hpp"
#include "pingpong/protocols/contender.hpp"
#include "pingpong/scheduler/plan.hpp"

namespace pingpong {

/// What became of one exchange of a contender.
struct probed_exchange {
    std::string protocol;              ///< The contender's name.
    protocol_description description;  ///< Of its protocol.
    endpoint server;                   ///< Where it connected.
    client_settings settings;          ///< What it sent, and what it accepts.
    std::optional<set_up> opened;      ///< nullopt: it could not be opened.
    std::optional<tls_facts> tls;      ///< Of its handshake; nullopt: no TLS, or it failed.
    std::optional<std::chrono::nanoseconds> exchange;  ///< nullopt: its reply was not accepted.
    std::string reply;                                 ///< The text that was accepted.
    std::optional<failure> error;                      ///< nullopt: all went well.
    transcript opening;   ///< Before the exchange; empty where nothing was recorded.
    transcript recorded;  ///< The exchange, or what there was of it.
};

/// What a probe records of the bytes on the way.
struct probe_settings {
    /// Bytes kept of each side; 0: nothing is recorded.
    std::size_t recorded_bytes = 0;

    probe_settings() = default;
};

/// Lets one contender of the plan's first experiment open a connection, exchange once and close.
///
/// A server in this process is started for it. With a recording the client connects through a relay
/// on loopback, which adds some microseconds to handshake and exchange; the time to connect is that
/// of the relay to the server. Over TLS there is no relay: what is recorded is what TLS carries.
///
/// \param plan       Valid; see `validate_plan`. `plan::deadline` bounds each move.
/// \param contender  An index into its contenders.
/// \par Errors        In the result: none are thrown but for programming mistakes.
/// \par Cancellation  Terminal; `probed_exchange::error` is then `cancelled`.
asio::awaitable<probed_exchange, executor> probe(executor context_executor, plan plan,
                                                 std::size_t contender, probe_settings settings);

/// Asks for the text of the next exchange; nullopt: there is none.
using next_message = std::function<asio::awaitable<std::optional<std::string>, executor>()>;

/// Receives each reply.
using reply_receiver = std::function<void(std::string_view)>;

/// Opens one connection, and plays an exchange for each message that is asked for.
///
/// \par Errors  The first failure; see `contender`.
asio::awaitable<result<>, executor> converse(executor context_executor, plan plan,
                                             std::size_t contender, next_message next,
                                             reply_receiver receive);

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_SAMPLING_PROBE_HPP
