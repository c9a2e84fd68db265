#include "support/scripted_peer.hpp"

#include <array>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/write.hpp>
#include <utility>

#include "pingpong/transport/await.hpp"

namespace pingpong {
namespace {

using asio::ip::tcp;
using socket = asio::basic_stream_socket<tcp, executor>;

tcp::endpoint any_port() {
    return {asio::ip::address_v4::loopback(), 0};
}

}  // namespace

struct scripted_peer::state {
    state(asio::io_context& context, std::vector<std::string> texts, afterwards end,
          std::string request)
        : listener(context.get_executor(), any_port()),
          replies(std::move(texts)),
          then(end),
          prompt(std::move(request)) {}

    asio::basic_socket_acceptor<tcp, executor> listener;
    const std::vector<std::string> replies;
    const afterwards then;
    const std::string prompt;
    std::size_t replied = 0;
    std::size_t connections = 0;

    static asio::awaitable<void, executor> accept(std::shared_ptr<state> held) {
        for (;;) {
            socket accepted(held->listener.get_executor());
            auto [error] = co_await held->listener.async_accept(accepted, as_values);
            if (error)
                co_return;
            ++held->connections;
            asio::co_spawn(held->listener.get_executor(), answer(held, std::move(accepted)),
                           asio::detached);
        }
    }

    static asio::awaitable<void, executor> answer(std::shared_ptr<state> held, socket client) {
        std::array<char, 4096> chunk;
        std::string received;
        for (;;) {
            auto [error, bytes] = co_await client.async_read_some(asio::buffer(chunk), as_values);
            if (error)
                co_return;
            received.append(chunk.data(), bytes);
            for (auto at = received.find(held->prompt); at != std::string::npos;
                 at = received.find(held->prompt)) {
                received.erase(0, at + held->prompt.size());
                if (held->replied < held->replies.size()) {
                    const auto reply = asio::buffer(held->replies[held->replied++]);
                    co_await asio::async_write(client, reply, as_values);
                } else if (held->then == afterwards::closes) {
                    co_return;
                }
            }
        }
    }
};

scripted_peer::scripted_peer(asio::io_context& context, std::vector<std::string> replies,
                             afterwards then, std::string prompt)
    : state_(std::make_shared<state>(context, std::move(replies), then, std::move(prompt))) {
    asio::co_spawn(context, state::accept(state_), asio::detached);
}

scripted_peer::~scripted_peer() {
    error_code ignored;
    state_->listener.close(ignored);
}

endpoint scripted_peer::where(const std::string& scheme) const {
    return {scheme, "127.0.0.1", state_->listener.local_endpoint().port()};
}

std::size_t scripted_peer::connections() const noexcept {
    return state_->connections;
}

refusing_port::refusing_port(asio::io_context& context) : bound_(context, any_port()) {
}

endpoint refusing_port::where(const std::string& scheme) const {
    return {scheme, "127.0.0.1", bound_.local_endpoint().port()};
}

}  // namespace pingpong
