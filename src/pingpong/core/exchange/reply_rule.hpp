/// \file
/// The reply rule: which reply a request gets. Sessions use it to reply and clients to check.
#ifndef PINGPONG_CORE_EXCHANGE_REPLY_RULE_HPP
#define PINGPONG_CORE_EXCHANGE_REPLY_RULE_HPP

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace pingpong {

/// How a server replies to a message.
enum class reply_mode {
    answer,  ///< `Pong!` to text that contains "ping", an acknowledgement to any other text.
    echo,    ///< The message itself, byte for byte.
    sized,   ///< As many bytes as the rule says, whatever the message.
    fixed,   ///< The text of the rule, whatever the message.
};

/// A mode with what it needs to reply. Cheap to copy: texts are shared.
struct reply_rule {
    reply_mode mode = reply_mode::answer;     ///< How the server replies.
    std::size_t bytes = 0;                    ///< Of `sized`: the length of every reply.
    std::shared_ptr<const std::string> text;  ///< Of `fixed`: every reply; never nullptr then.

    reply_rule() = default;
    /// A mode that needs nothing else: `answer` or `echo`.
    reply_rule(reply_mode simple_mode) : mode(simple_mode) {}

    /// Replies of `count` bytes.
    static reply_rule of_size(std::size_t count) {
        reply_rule rule(reply_mode::sized);
        rule.bytes = count;
        return rule;
    }

    /// The same reply to every message.
    static reply_rule of_text(std::string reply) {
        reply_rule rule(reply_mode::fixed);
        rule.text = std::make_shared<const std::string>(std::move(reply));
        return rule;
    }

    /// Whether both give the same replies; texts are compared.
    bool operator==(const reply_rule& other) const {
        return mode == other.mode && bytes == other.bytes &&
               (text == other.text || (text && other.text && *text == *other.text));
    }
};

/// The reply to an HTTP `GET /`.
inline constexpr std::string_view greeting = "Hello, HTTP!";

/// Whether `text` contains "ping", ignoring the case of ASCII letters.
bool contains_ping(std::string_view text) noexcept;

/// The reply to `request`.
///
/// \param request  Any bytes; must outlive the returned view.
/// \param rule     How to reply; outlives the returned view.
/// \param storage  Overwritten when the reply has to be composed. Reuse it from call to call to
///                 avoid an allocation for each message.
/// \return         A view of static text, of `request`, of the rule's text, or of `storage`; valid
///                 while they are.
std::string_view reply_to(std::string_view request, const reply_rule& rule, std::string& storage);

}  // namespace pingpong

#endif  // PINGPONG_CORE_EXCHANGE_REPLY_RULE_HPP
