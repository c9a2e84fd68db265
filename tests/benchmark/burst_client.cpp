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

constexpr int patience = 100'000;  // turns without a byte

}  // namespace

burst_client::burst_client(arena& with, const protocol& carrier, std::size_t requests)
    : context_(with.context()) {
    const endpoint where = with.find(carrier.served_by);
    context_.restart();
    socket_ = raw::dial(raw::loopback(where.port));
    std::string request;
    if (carrier.name.starts_with("ws")) {
        converse_until(ws_upgrade_request(where.path), "\r\n\r\n");
        request = ws_masked(ws_opcode::text, "Ping");
    } else {
        request = http_request(where);
    }
    converse_until(request, "Pong!");
    burst_ = repeated(request, requests);
    expected_ = repeated(heard_, requests);
}

void burst_client::play() {
    converse(burst_, expected_.size());
    if (heard_ != expected_)
        throw std::runtime_error("a burst was answered wrongly");
}

void burst_client::let_the_server_work() {
    const double before = cpu_ns();
    context_.poll();
    server_cpu_ns_ += cpu_ns() - before;
}

void burst_client::converse(std::string_view says, std::size_t reply_bytes) {
    std::array<char, 256 * 1024> piece;
    heard_.clear();
    for (int turns = 0; heard_.size() < reply_bytes; ++turns) {
        if (turns > patience)
            throw std::runtime_error("a burst was not answered");
        if (!says.empty()) {
            const ssize_t sent = ::write(socket_.get(), says.data(), says.size());
            says.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(sent, 0)));
        }
        let_the_server_work();
        const ssize_t got = ::read(socket_.get(), piece.data(), piece.size());
        if (got == 0 || (got < 0 && errno != EAGAIN))
            raw::fail(got == 0 ? ECONNRESET : errno, "read");
        heard_.append(piece.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    }
}

void burst_client::converse_until(std::string_view says, std::string_view reply_ends_with) {
    std::string all;
    while (!all.ends_with(reply_ends_with)) {
        converse(says, 1);
        says = {};
        all += heard_;
    }
    heard_ = all;
}

}  // namespace pingpong::benchmark
