/// \file
/// Which replies a client accepts.
#ifndef PINGPONG_CORE_EXCHANGE_REPLY_CHECK_HPP
#define PINGPONG_CORE_EXCHANGE_REPLY_CHECK_HPP

#include <optional>
#include <string>
#include <string_view>

namespace pingpong {

/// How the text of a reply is checked.
enum class reply_criterion {
    rule,      ///< It is the reply that the reply rule gives.
    equal,     ///< It is the text of the check.
    contains,  ///< It contains the text of the check.
    any,       ///< Any complete reply.
};

/// The word for it in reports; empty for what is no enumerator.
constexpr std::string_view name_of(reply_criterion criterion) noexcept {
    switch (criterion) {
        case reply_criterion::rule:
            return "rule";
        case reply_criterion::equal:
            return "equal";
        case reply_criterion::contains:
            return "contains";
        case reply_criterion::any:
            return "any";
    }
    return {};
}

/// Which replies a client accepts.
struct reply_check {
    reply_criterion criterion = reply_criterion::rule;  ///< How the text is checked.
    std::string text;                                   ///< Of `equal` and `contains`.

    /// The HTTP status that a reply must have; nullopt: 200 by the rule, else any 2xx.
    std::optional<unsigned> status;

    /// Whether a WebSocket client passes over messages that it does not accept, as those that a
    /// service sends of its own accord; else such a message is a wrong reply.
    bool skips_others = false;

    reply_check() = default;
    /// A criterion, with the text that it needs.
    explicit reply_check(reply_criterion by, std::string expected = {})
        : criterion(by), text(std::move(expected)) {}

    /// Whether an HTTP reply may have that status.
    bool accepts_status(unsigned code) const noexcept {
        if (status)
            return code == *status;
        return criterion == reply_criterion::rule ? code == 200 : code / 100 == 2;
    }

    /// What is expected of a status, for a person: "200" or "2xx".
    std::string format_status() const {
        if (status)
            return std::to_string(*status);
        return criterion == reply_criterion::rule ? "200" : "2xx";
    }
};

}  // namespace pingpong

#endif  // PINGPONG_CORE_EXCHANGE_REPLY_CHECK_HPP
