/// \file
/// Sessions and clients over streams in memory, with their types out of sight: each protocol is
/// instantiated in one file of its own, since that is what costs compile time.
#ifndef PINGPONG_TESTS_IN_MEMORY_HPP
#define PINGPONG_TESTS_IN_MEMORY_HPP

#include <array>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pingpong/protocols/contender.hpp"
#include "pingpong/protocols/session.hpp"
#include "pingpong/transport/mock_dialer.hpp"
#include "support/run_coroutine.hpp"

namespace pingpong {

/// A session over a stream in memory.
class memory_session {
public:
    virtual ~memory_session() = default;
    virtual task<std::uint64_t> serve() = 0;
    virtual task<> finish() = 0;
    virtual void abort() noexcept = 0;
    virtual mock_stream& stream() noexcept = 0;
    virtual std::string_view close_reason() const noexcept = 0;
    virtual const traffic& moved() const noexcept = 0;
};

template <class Session>
class memory_session_over final : public memory_session {
public:
    memory_session_over(mock_stream stream, const session_settings& settings)
        : session_(memory_stream(std::move(stream), moved_), settings) {}

    task<std::uint64_t> serve() override { return session_.serve(); }
    task<> finish() override { return session_.finish(); }
    void abort() noexcept override { session_.abort(); }
    mock_stream& stream() noexcept override {
        if constexpr (requires { session_.stream().next_layer().next_layer(); })
            return session_.stream().next_layer().next_layer();  // below TLS
        else
            return session_.stream().next_layer();
    }
    std::string_view close_reason() const noexcept override {
        if constexpr (requires { session_.close_reason(); })
            return session_.close_reason();
        return {};
    }

    const traffic& moved() const noexcept override { return moved_; }

private:
    traffic moved_;
    Session session_;
};

using made_session = std::unique_ptr<memory_session> (*)(mock_stream, const session_settings&);
using made_client = std::unique_ptr<contender> (*)(executor, mock_network*, client_settings);

std::unique_ptr<memory_session> line_in_memory(mock_stream, const session_settings&);
std::unique_ptr<memory_session> http_in_memory(mock_stream, const session_settings&);
std::unique_ptr<memory_session> ws_in_memory(mock_stream, const session_settings&);
std::unique_ptr<memory_session> http_default_in_memory(mock_stream, const session_settings&);
std::unique_ptr<memory_session> ws_default_in_memory(mock_stream, const session_settings&);
std::unique_ptr<memory_session> http_lean_in_memory(mock_stream, const session_settings&);
std::unique_ptr<memory_session> ws_lean_in_memory(mock_stream, const session_settings&);
std::unique_ptr<memory_session> tls_in_memory(mock_stream, const session_settings&);
std::unique_ptr<memory_session> https_in_memory(mock_stream, const session_settings&);

// Their clock is `ticking_clock`.
std::unique_ptr<contender> line_client_in_memory(executor, mock_network*, client_settings);
std::unique_ptr<contender> http_kept_client_in_memory(executor, mock_network*, client_settings);
std::unique_ptr<contender> http_fresh_client_in_memory(executor, mock_network*, client_settings);
std::unique_ptr<contender> http_original_client_in_memory(executor, mock_network*, client_settings);
std::unique_ptr<contender> ws_client_in_memory(executor, mock_network*, client_settings);
std::unique_ptr<contender> http_default_client_in_memory(executor, mock_network*, client_settings);
std::unique_ptr<contender> ws_default_client_in_memory(executor, mock_network*, client_settings);
std::unique_ptr<contender> http_lean_client_in_memory(executor, mock_network*, client_settings);
std::unique_ptr<contender> ws_lean_client_in_memory(executor, mock_network*, client_settings);
std::unique_ptr<contender> tls_client_in_memory(executor, mock_network*, client_settings);
std::unique_ptr<contender> https_client_in_memory(executor, mock_network*, client_settings);

/// A protocol, and what a test of all of them needs to know about it.
struct memory_protocol {
    const char* name;  ///< As the name of a test's parameter.
    made_session session;
    made_client client;
    bool keeps_connection;
    bool shakes_hands;
    unsigned greetings;  ///< Requests that `open` makes.

    /// Beast writes a longer WebSocket message in steps of 64 KiB, or of a frame where it
    /// fragments; so does TLS.
    std::size_t longest_write = 1 << 20;

    bool secured = false;  ///< Whether TLS makes its handshake before all else.

    completion_mode writes = completion_mode::queued;  ///< How the streams below complete them.
};

inline constexpr std::array every_protocol{
    memory_protocol{"Line", line_in_memory, line_client_in_memory, true, false, 0},
    memory_protocol{"HttpKept", http_in_memory, http_kept_client_in_memory, true, false, 0},
    memory_protocol{"HttpPerRequest", http_in_memory, http_fresh_client_in_memory, false, false, 0},
    memory_protocol{"HttpOriginal", http_in_memory, http_original_client_in_memory, false, false,
                    1},
    memory_protocol{"Ws", ws_in_memory, ws_client_in_memory, true, true, 0, 65000},
    memory_protocol{"HttpLean", http_lean_in_memory, http_lean_client_in_memory, true, false, 0},
    memory_protocol{"WsLean", ws_lean_in_memory, ws_lean_client_in_memory, true, true, 0},
    memory_protocol{"HttpDefault", http_default_in_memory, http_default_client_in_memory, true,
                    false, 0},
    memory_protocol{"WsDefault", ws_default_in_memory, ws_default_client_in_memory, true, true, 0,
                    4096},
    memory_protocol{"Tls", tls_in_memory, tls_client_in_memory, true, false, 0, 65000, true},
    memory_protocol{"HttpsKept", https_in_memory, https_client_in_memory, true, false, 0, 65000,
                    true},
};

/// The implementations of HTTP on a kept connection, and of WebSocket, which differ in nothing but
/// speed.
inline constexpr std::array every_kept_http{every_protocol[1], every_protocol[5]};
inline constexpr std::array every_ws{every_protocol[4], every_protocol[6]};

/// The protocols over streams whose writes complete later, and over streams whose writes complete
/// at once, as those of sockets do.
template <std::size_t Count>
std::vector<memory_protocol> in_both_modes(const std::array<memory_protocol, Count>& protocols) {
    std::vector<memory_protocol> modes(protocols.begin(), protocols.end());
    for (memory_protocol protocol : protocols) {
        protocol.writes = completion_mode::direct;
        modes.push_back(protocol);
    }
    return modes;
}

/// The name of a test whose parameter is `protocol`.
inline std::string name_of(const memory_protocol& protocol) {
    return std::string(protocol.name) +
           (protocol.writes == completion_mode::direct ? "Direct" : "");
}

/// Names a test after the protocol that is its parameter.
struct by_name {
    template <class Tested>
    std::string operator()(const Tested& tested) const {
        if constexpr (std::is_same_v<decltype(tested.param), memory_protocol>)
            return name_of(tested.param);
        else
            return tested.param.name;
    }
};

inline std::ostream& operator<<(std::ostream& out, const memory_protocol& protocol) {
    return out << name_of(protocol);
}

/// The failure's step and cause, or "" when there is none: what a test compares.
template <class T>
std::string cause_of(const result<T>& outcome) {
    return outcome ? std::string()
                   : format_failure(failure(outcome.error().code, outcome.error().during));
}

/// What the peer said according to the failure, or "" when there is none.
template <class T>
std::string detail_of(const result<T>& outcome) {
    return outcome ? std::string() : outcome.error().detail;
}

/// The same of a failure that is expected.
inline std::string cause(const error_code& code, std::string_view step) {
    return format_failure(failure{code, step});
}

/// Asks for an echo of `bytes` bytes.
inline client_settings echo_of(std::size_t bytes) {
    client_settings settings(request::of_size(bytes));
    settings.target = "/echo";
    return settings;
}

/// A client and the sessions that serve it, in one io_context.
class match {
public:
    explicit match(const memory_protocol& protocol, client_settings settings = {},
                   session_settings server_settings = {})
        : protocol_(protocol), settings_(server_settings) {
        network.writes = protocol.writes;
        network.accept = [this](mock_stream end) { serve(std::move(end)); };
        settings.host = "pong.test";
        client_ = protocol.client(context.get_executor(), &network, std::move(settings));
    }

    ~match() {
        network.hang_up();
        run_ready(context);
    }

    match(const match&) = delete;
    match& operator=(const match&) = delete;

    asio::io_context context{1};
    mock_network network;

    contender& client() noexcept { return *client_; }

    result<set_up> open() { return finish(client_->open()); }

    /// The round trips are in `samples` afterwards.
    result<> play(std::size_t exchanges) {
        samples_.prepare(exchanges);
        return finish(client_->play(samples_));
    }

    result<> close() { return finish(client_->close()); }

    /// Opens, plays and closes until something fails.
    result<> play_whole(std::size_t exchanges) {
        if (auto opened = open(); !opened)
            return opened.error();
        if (auto played = play(exchanges); !played)
            return played;
        return close();
    }

    std::span<const round_trip> samples() const { return std::as_const(samples_).samples(); }

    /// What `play` records into.
    round_trips& storage() noexcept { return samples_; }

    std::size_t connections() const noexcept { return served_.size(); }

    /// What the session of the `nth` connection ended with.
    result<std::uint64_t>& answered(std::size_t nth = 0) {
        run_ready(context);
        return served_.at(nth).outcome.value();
    }

    memory_session& session(std::size_t nth = 0) { return *served_.at(nth).session; }

private:
    struct served {
        std::unique_ptr<memory_session> session;
        started<result<std::uint64_t>> outcome;
    };

    void serve(mock_stream end) {
        auto session = protocol_.session(std::move(end), settings_);
        started<result<std::uint64_t>> outcome(context, session->serve());
        served_.push_back(served{std::move(session), std::move(outcome)});
    }

    template <class T>
    result<T> finish(task<T> move) {
        started<result<T>> running(context, std::move(move));
        run_ready(context);
        return running.value();
    }

    memory_protocol protocol_;
    session_settings settings_;
    std::vector<served> served_;
    std::unique_ptr<contender> client_;
    round_trips samples_;
};

}  // namespace pingpong

#endif  // PINGPONG_TESTS_IN_MEMORY_HPP
