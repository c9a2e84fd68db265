#include "burst_client.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <stdexcept>

#include "instruments/cpu_time.hpp"
#include "support/streams/ws_bytes.hpp"

namespace pingpong::benchmark {
namespace {

std::string http_request(const endpoint& where) {
    return fmt::format("POST {} HTTP/1.1\r\nHost: {}\r\nContent-Length: 4\r\n\r\nPing", where.path,
                       where.authority());
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (; times > 0; --times)
        all += text;
    return all;
}

constexpr int max_idle_turns = 100'000;  // turns without a byte

}  // namespace

burst_client::burst_client(arena& with, const protocol& carrier, std::size_t requests)
    : context_(with.context()) {
    const endpoint where = with.find(carrier.served_by);
    context_.restart();
    socket_ = raw::dial(raw::loopback(where.port));
    std::string request;
    if (carrier.name.starts_with("ws")) {
        exchange_until(ws_upgrade_request(where.path), "\r\n\r\n");
        request = ws_masked(ws_opcode::text, "Ping");
    } else {
        request = http_request(where);
    }
    exchange_until(request, "Pong!");
    burst_ = repeated(request, requests);
    expected_ = repeated(received_, requests);
}

void burst_client::play() {
    exchange(burst_, expected_.size());
    if (received_ != expected_)
        throw std::runtime_error("a burst was answered wrongly");
}

void burst_client::run_server() {
    const double before = cpu_ns();
    context_.poll();
    server_cpu_ns_ += cpu_ns() - before;
}

void burst_client::exchange(std::string_view request, std::size_t reply_bytes) {
    std::array<char, 256 * 1024> piece;
    received_.clear();
    for (int turns = 0; received_.size() < reply_bytes; ++turns) {
        if (turns > max_idle_turns)
            throw std::runtime_error("a burst was not answered");
        if (!request.empty()) {
            const ssize_t sent = ::write(socket_.get(), request.data(), request.size());
            request.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(sent, 0)));
        }
        run_server();
        const ssize_t got = ::read(socket_.get(), piece.data(), piece.size());
        if (got == 0 || (got < 0 && errno != EAGAIN))
            raw::fail(got == 0 ? ECONNRESET : errno, "read");
        received_.append(piece.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    }
}

void burst_client::exchange_until(std::string_view request, std::string_view reply_ends_with) {
    std::string all;
    while (!all.ends_with(reply_ends_with)) {
        exchange(request, 1);
        request = {};
        all += received_;
    }
    received_ = all;
}

}  // namespace pingpong::benchmark
