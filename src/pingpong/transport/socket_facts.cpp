#include "pingpong/transport/socket_facts.hpp"

#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstddef>

namespace pingpong {
namespace {

std::optional<int> option(int descriptor, int level, int name) noexcept {
    int value = 0;
    socklen_t size = sizeof value;
    if (getsockopt(descriptor, level, name, &value, &size) != 0)
        return std::nullopt;
    return value;
}

}  // namespace

std::optional<tcp_segments> read_segments(int descriptor) noexcept {
    tcp_info info{};
    socklen_t size = sizeof info;
    if (getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) != 0)
        return std::nullopt;
    // An older kernel fills a shorter structure.
    if (size < offsetof(tcp_info, tcpi_segs_in) + sizeof info.tcpi_segs_in)
        return std::nullopt;
    return tcp_segments{info.tcpi_segs_out, info.tcpi_segs_in, info.tcpi_total_retrans};
}

std::optional<socket_facts> read_facts(int descriptor) noexcept {
    const auto nodelay = option(descriptor, IPPROTO_TCP, TCP_NODELAY);
    const auto sndbuf = option(descriptor, SOL_SOCKET, SO_SNDBUF);
    const auto rcvbuf = option(descriptor, SOL_SOCKET, SO_RCVBUF);
    if (!nodelay || !sndbuf || !rcvbuf)
        return std::nullopt;
    return socket_facts{*nodelay != 0, static_cast<std::uint64_t>(*sndbuf),
                        static_cast<std::uint64_t>(*rcvbuf)};
}

}  // namespace pingpong
