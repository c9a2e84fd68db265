/// \file
/// What a protocol is, as plain data: for all who choose, compare or show one without speaking it.
#ifndef PINGPONG_CORE_PROTOCOL_HPP
#define PINGPONG_CORE_PROTOCOL_HPP

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace pingpong {

/// How a message is framed.
enum class protocol_family {
    line,       ///< A message is a line.
    http,       ///< A message is a body, in HTTP/1.1.
    websocket,  ///< A message is a WebSocket message.
};

/// What kind of socket it runs over.
enum class socket_family { tcp, unix_domain };

/// Whether the stream is encrypted.
enum class security { plain, tls };

/// What a client does with its connection after a reply.
enum class connection_use {
    kept,        ///< Every exchange is on the same connection.
    per_request  ///< Connects, exchanges, reads the server's close, closes; and again.
};

/// What speaks a protocol, and how it is set up.
enum class implementation {
    tuned,     ///< Beast, or what has no library, with the settings of `tuning`.
    lean,      ///< Our own codec in place of Beast's.
    defaults,  ///< Beast with its own default settings.
};

/// The colour of a protocol in charts and on a terminal.
///
/// \par Source  Okabe and Ito, "Color universal design": the colour-blind tell them apart.
enum class protocol_colour { none, blue, orange, vermilion, bluish_green, reddish_purple };

/// The mark of a protocol in charts.
enum class protocol_mark { hexagon, circle, square, triangle, wedge, diamond, plus, cross };

// The words for these in reports; empty for what is no enumerator.
std::string_view name_of(protocol_family family) noexcept;  ///< E.g. "websocket".
std::string_view name_of(socket_family socket) noexcept;    ///< "tcp" or "unix".
std::string_view name_of(security secured) noexcept;        ///< "plain" or "tls".
std::string_view name_of(connection_use use) noexcept;      ///< "kept" or "per-request".
std::string_view name_of(implementation by) noexcept;       ///< E.g. "lean".
std::string_view name_of(protocol_colour colour) noexcept;  ///< E.g. "bluish-green".
std::string_view name_of(protocol_mark mark) noexcept;      ///< E.g. "circle".

/// The enumerator of that name; nullopt: there is none.
template <class Enumeration>
std::optional<Enumeration> find_enumerator(std::string_view name) noexcept {
    for (unsigned i = 0; !name_of(static_cast<Enumeration>(i)).empty(); ++i)
        if (name_of(static_cast<Enumeration>(i)) == name)
            return static_cast<Enumeration>(i);
    return std::nullopt;
}

/// What sets a protocol apart from others; the defaults are those of an unknown one.
struct protocol_traits {
    protocol_family family = protocol_family::line;         ///< How a message is framed.
    socket_family socket = socket_family::tcp;              ///< What it runs over.
    security secured = security::plain;                     ///< Whether it is encrypted.
    connection_use use = connection_use::kept;              ///< How long a connection lasts.
    implementation implemented_by = implementation::tuned;  ///< What speaks it.
    bool is_floor = false;  ///< Whether every other one is compared with it.
    protocol_colour colour = protocol_colour::none;  ///< Shared by a protocol's implementations.
    protocol_mark mark = protocol_mark::hexagon;     ///< Of a lean one, drawn hollow.

    /// Equal in every member.
    bool operator==(const protocol_traits&) const = default;
};

/// A part that a protocol plays in a comparison, whatever it is called.
struct protocol_role {
    protocol_family family = protocol_family::line;         ///< How a message is framed.
    connection_use use = connection_use::kept;              ///< How long a connection lasts.
    implementation implemented_by = implementation::tuned;  ///< What speaks it.
    security secured = security::plain;                     ///< Whether it is encrypted.

    /// Whether a protocol plays this part.
    constexpr bool fits(const protocol_traits& traits) const noexcept {
        return traits.family == family && traits.use == use &&
               traits.implemented_by == implemented_by && traits.secured == secured;
    }

    /// The same part, played by another implementation.
    constexpr protocol_role by(implementation other) const noexcept {
        return {family, use, other, secured};
    }

    /// The same part, encrypted or not.
    constexpr protocol_role secured_by(security other) const noexcept {
        return {family, use, implemented_by, other};
    }
};

/// The parts that the answer is about, in plain; see `protocol_role::secured_by`.
namespace roles {
/// WebSocket on one connection.
inline constexpr protocol_role websocket{protocol_family::websocket};
/// HTTP on one connection.
inline constexpr protocol_role http_kept{protocol_family::http};
/// HTTP on a new connection for each request.
inline constexpr protocol_role http_per_request{protocol_family::http, connection_use::per_request};
}  // namespace roles

/// A step of the ladder of costs: what a protocol adds to another one.
struct protocol_step {
    std::string_view base;  ///< The name of the protocol one step below; empty: there is no step.
    std::string_view adds;  ///< What comes on top of it, e.g. "HTTP text".
    unsigned position = 0;  ///< Steps are listed in this order.
};

/// The data of a row of the protocol table.
struct protocol_info {
    std::string_view name;          ///< As in "http-keepalive"; no two have the same.
    std::string_view display_name;  ///< Within a sentence, e.g. "HTTP keep-alive".
    std::string_view meaning;       ///< One line for a person.
    protocol_traits traits;         ///< What sets it apart.
    protocol_step step;             ///< Its place on the ladder.
};

/// What a report keeps of a contender's protocol, so that its readers need no table.
struct protocol_description {
    std::string name;              ///< See `protocol_info`; empty: unknown.
    std::string display_name;      ///< See `protocol_info`.
    protocol_traits traits;        ///< What sets it apart.
    std::string ladder_base;       ///< See `protocol_step::base`.
    std::string ladder_step;       ///< See `protocol_step::adds`.
    unsigned ladder_position = 0;  ///< See `protocol_step::position`.

    protocol_description() = default;
    /// Copies what the row says.
    explicit protocol_description(const protocol_info& row);

    /// Equal in every member.
    bool operator==(const protocol_description&) const = default;
};

/// The first of `names` that begins with `name`, else the one that takes the fewest edits to reach
/// from it; capitals count as small letters.
///
/// \param names  At least one.
std::string_view nearest_name(std::span<const std::string_view> names, std::string_view name);

}  // namespace pingpong

#endif  // PINGPONG_CORE_PROTOCOL_HPP
