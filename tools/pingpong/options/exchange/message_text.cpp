#include "pingpong/options/exchange/message_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

#include "pingpong/command_error.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

bool is_token(std::string_view text) {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::ranges::all_of(text, [marks](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               marks.find(c) != std::string_view::npos;
    });
}

std::string_view trim(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::string read_whole_file(std::string_view option, const std::string& path) {
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file.is_open() || file.bad() || (content.empty() && errno != 0))
        throw usage_error(option, fmt::format("{} cannot be read: {}", in_quotes(path),
                                              std::generic_category().message(errno)));
    if (content.empty())
        throw usage_error(option, fmt::format("{} is empty; expected a message", in_quotes(path)));
    return content;
}

}  // namespace

std::string read_message(std::string_view option, std::string_view value) {
    if (value.starts_with("@@"))
        return std::string(value.substr(1));
    if (value.starts_with('@'))
        return read_whole_file(option, std::string(value.substr(1)));
    return std::string(value);
}

header_field parse_header(std::string_view option, std::string_view text) {
    // The value may be a secret, so that the error does not repeat it.
    const std::size_t colon = text.find(':');
    const std::string_view name = text.substr(0, colon);
    if (colon == std::string_view::npos || !is_token(name))
        throw usage_error(option, "expected 'Name: value', such as 'Authorization: Bearer TOKEN'");
    return make_header(option, name, text.substr(colon + 1));
}

header_field make_header(std::string_view place, std::string_view name, std::string_view value) {
    constexpr std::string_view own[] = {
        "Connection", "Content-Length",        "Transfer-Encoding",
        "Upgrade",    "Sec-WebSocket-Accept",  "Sec-WebSocket-Key",
        "Expect",     "Sec-WebSocket-Version", "Sec-WebSocket-Protocol"};
    if (!is_token(name))
        throw usage_error(place, in_quotes(name) + " cannot be the name of a header field");
    header_field field{std::string(name), std::string(trim(value))};
    if (std::ranges::any_of(field.value, [](unsigned char c) { return c < ' ' || c == 0x7f; }))
        throw usage_error(place, fmt::format("the value of {} has a line break or another control "
                                             "character in it",
                                             in_quotes(name)));
    for (const std::string_view each : own)
        if (has_name(field, each))
            throw usage_error(
                place,
                fmt::format("{} is set by the program itself{}", in_quotes(name),
                            each == "Sec-WebSocket-Protocol" ? "; use --ws-subprotocol" : ""));
    return field;
}

std::string parse_method(std::string_view option, std::string_view text) {
    const bool is_word = !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'A' && c <= 'Z') || c == '-';
    });
    if (!is_word || text == "HEAD" || text == "CONNECT" || text == "TRACE")
        throw usage_error(option, in_quotes(text) +
                                      " cannot be measured; expected GET, POST, PUT, PATCH, DELETE "
                                      "or another method whose reply has a body");
    return std::string(text);
}

std::string parse_subprotocol(std::string_view option, std::string_view text) {
    if (!is_token(text))
        throw usage_error(option, in_quotes(text) + " is not a subprotocol; expected a word");
    return std::string(text);
}

void validate_placeholders(std::string_view option, std::string_view text) {
    for (std::size_t open = text.find('{'); open != std::string_view::npos;
         open = text.find('{', open + 1)) {
        const std::size_t close = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", open + 1);
        if (close == std::string_view::npos || text[close] != '}' || close == open + 1)
            continue;
        const std::string_view placeholder = text.substr(open, close - open + 1);
        if (placeholder != "{n}")
            throw usage_error(option,
                              fmt::format("{} is not a placeholder; expected {{n}}, the number of "
                                          "the exchange, or --literal to send it as it is",
                                          placeholder));
    }
}

void validate_unnumbered(std::string_view option, std::string_view text, std::string_view reason) {
    if (text.find("{n}") != std::string_view::npos)
        throw usage_error(option, fmt::format("{{n}} has no number {}", reason));
}

}  // namespace pingpong::command
