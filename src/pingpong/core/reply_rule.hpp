/// \file
/// The reply rule: what a server answers. One pure function, used by every session to answer and by
/// every client to check.
#ifndef PINGPONG_CORE_REPLY_RULE_HPP
#define PINGPONG_CORE_REPLY_RULE_HPP

#include <string>
#include <string_view>

namespace pingpong {

/// How a message is answered.
enum class reply_mode {
    answer,  ///< `Pong!` to text that contains "ping", an acknowledgement to any other text.
    echo,    ///< The message itself, byte for byte.
};

/// What an HTTP `GET /` is answered.
inline constexpr std::string_view greeting = "Hello, HTTP!";

/// True when `text` contains "ping" in any case, ASCII letters only.
bool contains_ping(std::string_view text) noexcept;

/// The reply to `request`.
///
/// \param request  Any bytes; must outlive the returned view.
/// \param mode     `answer` or `echo`.
/// \param storage  Overwritten only when the reply has to be composed; its capacity is kept, so
///                 that a session that reuses it does not allocate for each message.
/// \return         A view of static text, of `request`, or of `storage`; valid while they are.
std::string_view reply_to(std::string_view request, reply_mode mode, std::string& storage);

}  // namespace pingpong

#endif  // PINGPONG_CORE_REPLY_RULE_HPP
