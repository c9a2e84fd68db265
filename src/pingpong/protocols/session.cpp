#include "pingpong/protocols/session.hpp"

#include <charconv>
#include <string>
#include <system_error>

namespace pingpong {
namespace {

constexpr std::string_view sized_path = "/bytes/";

std::optional<std::uint64_t> parse_size(std::string_view digits) {
    std::uint64_t bytes = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bytes);
    const bool is_number = error == std::errc() && end == digits.data() + digits.size();
    return is_number && bytes > 0 ? std::optional(bytes) : std::nullopt;
}

}  // namespace

std::optional<reply_rule> rule_at(std::string_view target, const session_settings& settings) {
    constexpr std::string_view scheme = "http://";
    if (target.starts_with(scheme)) {
        const std::size_t path = target.find('/', scheme.size());
        target = path == std::string_view::npos ? "/" : target.substr(path);
    }
    target = target.substr(0, target.find('?'));
    if (target == "/")
        return settings.reply.mode == reply_mode::fixed ? settings.reply : reply_rule();
    if (target == "/echo")
        return reply_rule(reply_mode::echo);
    if (!target.starts_with(sized_path))
        return std::nullopt;
    const auto bytes = parse_size(target.substr(sized_path.size()));
    if (!bytes || *bytes > settings.limits.max_message_bytes)
        return std::nullopt;
    return reply_rule::of_size(*bytes);
}

std::string path_of(const reply_rule& rule) {
    if (rule.mode == reply_mode::echo)
        return "/echo";
    if (rule.mode == reply_mode::sized)
        return std::string(sized_path) + std::to_string(rule.bytes);
    return "/";
}

}  // namespace pingpong
