// What TLS costs in memory: of a connection that is idle, of an exchange, and in records. OpenSSL's
// own memory is not ours to save, so it is counted apart.
#include <gtest/gtest.h>
#include <malloc.h>
#include <openssl/ssl.h>

#include <array>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "arena.hpp"
#include "instruments/allocations.hpp"
#include "instruments/openssl_memory.hpp"
#include "pingpong/protocols/tls/tls_protocols.hpp"
#include "raw/raw_socket.hpp"
#include "support/streams/ws_bytes.hpp"

namespace pingpong::benchmark {
namespace {

/// A protocol over TLS, and what a client by hand sends on a connection before it falls silent.
struct secured_protocol {
    const char* test_name;
    std::string_view name;
    std::string_view plain_name;
    std::string opening;  ///< Replied to by a head; empty: there is none.
    std::string request;
    std::string_view reply_end;
};

std::ostream& operator<<(std::ostream& out, const secured_protocol& tested) {
    return out << tested.name;
}

const std::array every_kept_secured{
    secured_protocol{"Tls", "tls", "tcp", "", "Ping\n", "Pong!\n"},
    secured_protocol{"Wss", "wss", "ws", ws_upgrade_request(), ws_masked(ws_opcode::text, "Ping"),
                     "Pong!"},
    secured_protocol{"Https", "https-keepalive", "http-keepalive", "",
                     "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 4\r\n\r\nPing", "Pong!"},
};

/// Bytes of the heap in use by all but OpenSSL.
std::uint64_t bytes_of_ours() {
    const auto info = mallinfo2();
    return info.uordblks + info.hblkhd - memory_of_openssl().bytes;
}

std::uint64_t allocations_of_ours() {
    return allocations() - memory_of_openssl().allocations;
}

/// Connections to a server of the same thread, by a client that has nothing but OpenSSL.
class silent_clients {
public:
    explicit silent_clients(asio::io_context& context)
        : context_(context), settings_(SSL_CTX_new(TLS_client_method()), SSL_CTX_free) {
        connections_.reserve(1000);
    }

    /// One more connection, on which one exchange is made.
    void add(const endpoint& server, const secured_protocol& tested) {
        connections_.push_back(
            {raw::dial(raw::loopback(server.port)), {SSL_new(settings_.get()), SSL_free}});
        SSL* const ssl = connections_.back().ssl.get();
        SSL_set_fd(ssl, connections_.back().socket.get());
        while (SSL_connect(ssl) != 1)
            serve();
        if (!tested.opening.empty())
            exchange(ssl, tested.opening, "\r\n\r\n");
        exchange(ssl, tested.request, tested.reply_end);
    }

private:
    struct connection {
        raw::descriptor socket;
        std::unique_ptr<SSL, decltype(&SSL_free)> ssl;
    };

    void serve() {
        context_.restart();
        context_.poll();
    }

    void exchange(SSL* ssl, std::string_view request, std::string_view end) {
        SSL_write(ssl, request.data(), static_cast<int>(request.size()));
        std::array<char, 1000> reply;
        std::size_t size = 0;
        while (!std::string_view(reply.data(), size).ends_with(end)) {
            serve();
            std::size_t received = 0;
            SSL_read_ex(ssl, reply.data() + size, reply.size() - size, &received);
            size += received;
        }
    }

    asio::io_context& context_;
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> settings_;
    std::vector<connection> connections_;
};

class EveryKeptSecured : public testing::TestWithParam<secured_protocol> {
protected:
    static const protocol& row() { return *all_protocols().find(GetParam().name); }
    static const protocol& plain_row() { return *all_protocols().find(GetParam().plain_name); }

    arena ours_;
};

TEST_P(EveryKeptSecured, HasAtMost12KibOfOursForAnIdleConnection) {
    constexpr std::size_t few = 50, many = 350;
    const endpoint server = ours_.find(row().served_by);
    silent_clients clients(ours_.context());
    for (std::size_t i = 0; i < few; ++i)
        clients.add(server, GetParam());
    const std::uint64_t before = bytes_of_ours();
    for (std::size_t i = few; i < many; ++i)
        clients.add(server, GetParam());
    const std::uint64_t each = (bytes_of_ours() - before) / (many - few);
    RecordProperty("bytes", std::to_string(each));
    EXPECT_LE(each, 12 * 1024);
    EXPECT_GE(each, 1024) << "less than an idle connection can have: it was not counted";
}

TEST_P(EveryKeptSecured, AllocatesNothingOfOursForAnExchange) {
    const auto contender = ours_.open(row());
    const auto allocations_of = [&](std::size_t exchanges) {
        const std::uint64_t before = allocations_of_ours();
        ours_.play(*contender, exchanges);
        return allocations_of_ours() - before;
    };
    allocations_of(1000);
    const std::uint64_t block = allocations_of(100);
    EXPECT_EQ(allocations_of(1000), block) << "beyond what a block allocates once";
}

TEST_P(EveryKeptSecured, SendsALongReplyInFullRecords) {
    constexpr std::size_t reply_bytes = 1024 * 1024;
    // RFC 8446, 5.2: the head of a record, the type of its content, and the tag of AES-GCM.
    constexpr std::uint64_t extra_bytes = 5 + 1 + 16;
    const request asked = request::of_sizes(4, reply_bytes);
    const auto secured = ours_.open(row(), asked);
    const auto plain = ours_.open(plain_row(), asked);
    const traffic with = ours_.moved_per_exchange(*secured);
    const traffic without = ours_.moved_per_exchange(*plain);
    EXPECT_GE(without.bytes_received, reply_bytes);
    const std::uint64_t extra = with.bytes_received - without.bytes_received;
    EXPECT_EQ(extra % extra_bytes, 0);
    // 64 of 16 KiB have no room for a line's end or a head.
    EXPECT_EQ(extra / extra_bytes, 65);
    EXPECT_EQ(with.bytes_sent - without.bytes_sent, extra_bytes) << "a short request is one record";
}

INSTANTIATE_TEST_SUITE_P(Each, EveryKeptSecured, testing::ValuesIn(every_kept_secured),
                         [](const auto& tested) { return tested.param.test_name; });

}  // namespace
}  // namespace pingpong::benchmark
