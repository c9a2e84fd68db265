/// \file
/// The reply rule: which reply a request gets. Sessions use it to reply and clients to check.
#ifndef PINGPONG_CORE_REPLY_RULE_HPP
#define PINGPONG_CORE_REPLY_RULE_HPP

#include <string>
#include <string_view>

namespace pingpong {

/// How a server replies to a message.
enum class reply_mode {
    answer,  ///< `Pong!` to text that contains "ping", an acknowledgement to any other text.
    echo,    ///< The message itself, byte for byte.
};

/// The reply to an HTTP `GET /`.
inline constexpr std::string_view greeting = "Hello, HTTP!";

/// Whether `text` contains "ping", ignoring the case of ASCII letters.
bool contains_ping(std::string_view text) noexcept;

/// The reply to `request`.
///
/// \param request  Any bytes; must outlive the returned view.
/// \param mode     `answer` or `echo`.
/// \param storage  Overwritten when the reply has to be composed. Reuse it from call to call to
///                 avoid an allocation for each message.
/// \return         A view of static text, of `request`, or of `storage`; valid while they are.
std::string_view reply_to(std::string_view request, reply_mode mode, std::string& storage);

}  // namespace pingpong

#endif  // PINGPONG_CORE_REPLY_RULE_HPP
