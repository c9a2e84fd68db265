#include "pingpong/probes/queueing_discipline.hpp"

#include <linux/pkt_sched.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace pingpong {
namespace {

/// The name in a message about the root of that interface; nullopt when it is about another.
std::optional<std::string> kind_in(nlmsghdr* message, unsigned index) {
    auto* about = static_cast<tcmsg*>(NLMSG_DATA(message));
    if (about->tcm_ifindex != static_cast<int>(index) || about->tcm_parent != TC_H_ROOT)
        return std::nullopt;
    auto left =
        static_cast<int>(message->nlmsg_len) - static_cast<int>(NLMSG_LENGTH(sizeof *about));
    for (auto* one = TCA_RTA(about); RTA_OK(one, left); one = RTA_NEXT(one, left))
        if (one->rta_type == TCA_KIND)
            return std::string(static_cast<const char*>(RTA_DATA(one)));
    return std::nullopt;
}

std::optional<std::string> ask(int netlink, unsigned index) {
    struct {
        nlmsghdr head;
        tcmsg body;
    } question{};
    question.head.nlmsg_len = NLMSG_LENGTH(sizeof question.body);
    question.head.nlmsg_type = RTM_GETQDISC;
    question.head.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    question.body.tcm_ifindex = static_cast<int>(index);
    if (::send(netlink, &question, sizeof question, 0) != sizeof question)
        return std::nullopt;

    alignas(nlmsghdr) std::array<char, 32 * 1024> answer;
    // The kernel answers before it returns from each of these calls, so there is no waiting.
    for (;;) {
        const ssize_t got = ::recv(netlink, answer.data(), answer.size(), MSG_DONTWAIT);
        if (got <= 0)
            return std::nullopt;
        auto left = static_cast<unsigned>(got);
        auto* one = reinterpret_cast<nlmsghdr*>(answer.data());
        for (; NLMSG_OK(one, left); one = NLMSG_NEXT(one, left)) {
            if (one->nlmsg_type != RTM_NEWQDISC)
                return std::nullopt;
            if (auto kind = kind_in(one, index))
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
    auto kind = ask(netlink, index);
    ::close(netlink);
    return kind;
}

}  // namespace pingpong
