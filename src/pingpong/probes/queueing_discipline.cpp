#include "pingpong/probes/queueing_discipline.hpp"

#include <linux/pkt_sched.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace pingpong {
namespace {

/// The name in a message about the root of that interface; nullopt for other messages.
std::optional<std::string> kind_in(nlmsghdr* message, unsigned index) {
    auto* body = static_cast<tcmsg*>(NLMSG_DATA(message));
    if (body->tcm_ifindex != static_cast<int>(index) || body->tcm_parent != TC_H_ROOT)
        return std::nullopt;
    auto length =
        static_cast<int>(message->nlmsg_len) - static_cast<int>(NLMSG_LENGTH(sizeof *body));
    for (auto* attribute = TCA_RTA(body); RTA_OK(attribute, length);
         attribute = RTA_NEXT(attribute, length))
        if (attribute->rta_type == TCA_KIND)
            return std::string(static_cast<const char*>(RTA_DATA(attribute)));
    return std::nullopt;
}

std::optional<std::string> query(int netlink, unsigned index) {
    struct {
        nlmsghdr head;
        tcmsg body;
    } request{};
    request.head.nlmsg_len = NLMSG_LENGTH(sizeof request.body);
    request.head.nlmsg_type = RTM_GETQDISC;
    request.head.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    request.body.tcm_ifindex = static_cast<int>(index);
    if (::send(netlink, &request, sizeof request, 0) != sizeof request)
        return std::nullopt;

    alignas(nlmsghdr) std::array<char, 32 * 1024> answer;
    // The kernel answers before each call returns, so there is no waiting.
    for (;;) {
        const ssize_t received = ::recv(netlink, answer.data(), answer.size(), MSG_DONTWAIT);
        if (received <= 0)
            return std::nullopt;
        auto length = static_cast<unsigned>(received);
        auto* message = reinterpret_cast<nlmsghdr*>(answer.data());
        for (; NLMSG_OK(message, length); message = NLMSG_NEXT(message, length)) {
            if (message->nlmsg_type != RTM_NEWQDISC)
                return std::nullopt;
            if (auto kind = kind_in(message, index))
                return kind;
        }
    }
}

}  // namespace

std::optional<std::string> queueing_discipline(const char* interface) {
    const unsigned index = ::if_nametoindex(interface);
    if (index == 0)
        return std::nullopt;
    const int netlink = ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
    if (netlink == -1)
        return std::nullopt;
    auto kind = query(netlink, index);
    ::close(netlink);
    return kind;
}

}  // namespace pingpong
