#include "pingpong/terminal/probe_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "pingpong/core/exchange/request_sequence.hpp"
#include "pingpong/protocols/http/http_requests.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/failure/failure_remedy.hpp"
#include "pingpong/terminal/opening_messages.hpp"

namespace pingpong::command {
namespace {

constexpr std::size_t hex_columns = 16;

bool is_printable(std::string_view bytes) {
    return std::ranges::none_of(bytes, [](unsigned char c) {
        return c == 0x7f || (c < ' ' && c != '\n' && c != '\r' && c != '\t');
    });
}

/// "  sent      " before the first line, blanks before the others.
std::string format_step(std::string_view label, const std::vector<std::string>& lines) {
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i)
        text += fmt::format("  {:<11}{}\n", i == 0 ? label : "", lines[i]);
    return text;
}

std::string format_time(std::chrono::nanoseconds time) {
    return fmt::format("{:.3f} ms", std::chrono::duration<double, std::milli>(time).count());
}

std::string format_hex_line(std::string_view bytes) {
    std::string hex, text;
    for (const unsigned char c : bytes) {
        hex += fmt::format("{:02x} ", c);
        text += c >= ' ' && c < 0x7f ? static_cast<char>(c) : '.';
    }
    return fmt::format("{:<{}} {}", hex, 3 * hex_columns, text);
}

/// The bytes as lines: of text as it is, of anything else in hexadecimal.
std::vector<std::string> format_bytes(std::string_view bytes, std::uint64_t total,
                                      std::size_t max_bytes) {
    const std::string_view shown = bytes.substr(0, max_bytes);
    std::vector<std::string> lines;
    if (is_printable(shown)) {
        for (std::size_t begin = 0; begin <= shown.size();) {
            const std::size_t end = std::min(shown.find('\n', begin), shown.size());
            std::string_view line = shown.substr(begin, end - begin);
            if (line.ends_with('\r'))
                line.remove_suffix(1);
            lines.push_back(escape_terminal(line));
            begin = end + 1;
        }
        while (lines.size() > 1 && lines.back().empty())
            lines.pop_back();
    } else {
        for (std::size_t begin = 0; begin < shown.size(); begin += hex_columns)
            lines.push_back(format_hex_line(shown.substr(begin, hex_columns)));
    }
    if (shown.size() < total)
        lines.push_back(fmt::format("... {} bytes in all; --show tells how many are shown", total));
    if (total == 0)
        lines.assign(1, "(nothing)");
    return lines;
}

/// The head of a message with the lengths of secret values in place of them.
std::string hide_secret_fields(std::string_view message) {
    const std::size_t body = message.find("\r\n\r\n");
    std::string text;
    for (std::size_t begin = 0; begin < std::min(body, message.size());) {
        const std::size_t end = std::min(message.find("\r\n", begin), message.size());
        const std::string_view line = message.substr(begin, end - begin);
        const std::size_t colon = line.find(": ");
        if (colon != std::string_view::npos && is_secret(line.substr(0, colon)) &&
            !line.starts_with("Sec-WebSocket"))
            text += fmt::format("{}: ({} bytes)", line.substr(0, colon), line.size() - colon - 2);
        else
            text += line;
        text += "\r\n";
        begin = end + 2;
    }
    if (body != std::string_view::npos)
        text.append("\r\n").append(message.substr(std::min(body + 4, message.size())));
    return text;
}

std::vector<std::string> format_head(const byte_log& log, std::size_t max_bytes) {
    return format_bytes(hide_secret_fields(log.prefix), log.total_bytes, max_bytes);
}

/// The opening of a WebSocket whose first messages are steps of their own.
std::string format_first_messages(const transcript& opening, std::size_t max_bytes) {
    const opening_part sent = split_opening(opening.sent.prefix, ws_role::server);
    const opening_part received = split_opening(opening.received.prefix, ws_role::client);
    const auto format_whole = [max_bytes](std::string_view label, const std::string& bytes) {
        return format_step(label, format_bytes(bytes, bytes.size(), max_bytes));
    };
    std::string text = format_whole("sent", hide_secret_fields(sent.head)) +
                       format_whole("received", hide_secret_fields(received.head));
    for (std::size_t i = 0; i < sent.messages.size(); ++i) {
        text += format_whole("sent first", sent.messages[i]);
        if (i < received.messages.size())
            text += format_whole("reply", received.messages[i]);
    }
    return text;
}

std::string format_opening(const probed_exchange& probed, std::size_t max_bytes) {
    if (probed.description.traits.family == protocol_family::websocket &&
        !probed.settings.first.empty())
        return format_first_messages(probed.opening, max_bytes);
    return format_step("sent", format_head(probed.opening.sent, max_bytes)) +
           format_step("received", format_head(probed.opening.received, max_bytes));
}

std::string first_message(const client_settings& settings) {
    return std::string(request_sequence(settings.message).bytes());
}

/// What a client over HTTP sends, without a recording.
std::string http_request_of(const client_settings& settings) {
    return std::string(make_http_requests(settings).bytes());
}

/// Whether the exchange connects by itself, and failed at that.
bool failed_to_connect(const probed_exchange& probed) {
    return probed.error &&
           (probed.error->during == "connect" || probed.error->during == "tls handshake");
}

std::string format_exchange(const probed_exchange& probed, std::size_t max_bytes) {
    if (failed_to_connect(probed))
        return {};
    const bool over_http = probed.description.traits.family == protocol_family::http;
    if (over_http && probed.recorded.sent.total_bytes > 0)
        return format_step("sent", format_head(probed.recorded.sent, max_bytes)) +
               format_step("received", format_head(probed.recorded.received, max_bytes));
    const std::string sent = over_http ? hide_secret_fields(http_request_of(probed.settings))
                                       : first_message(probed.settings);
    std::string text = format_step("sent", format_bytes(sent, sent.size(), max_bytes));
    if (probed.exchange)
        text += format_step("received", format_bytes(probed.reply, probed.reply.size(), max_bytes));
    return text;
}

std::string format_tls(const tls_facts& facts, const std::optional<set_up>& opened) {
    std::vector<std::string> lines;
    if (opened && opened->tls_handshake)
        lines.push_back(format_time(*opened->tls_handshake));
    lines.push_back(
        fmt::format("{}, {}{}", facts.version, facts.cipher, facts.resumed ? ", resumed" : ""));
    if (!facts.subject.empty())
        lines.push_back(fmt::format("certificate {}, valid until {}, {}",
                                    escape_terminal(facts.subject), facts.expiry,
                                    facts.verified ? "verified" : "NOT VERIFIED"));
    return format_step("TLS", lines);
}

std::string format_acceptance(const probed_exchange& probed) {
    if (probed.error)
        return format_step("FAILED",
                           {escape_terminal(append_failure_remedy(format_failure(*probed.error)))});
    const reply_check& check = probed.settings.message.check;
    std::string text = "the expected reply";
    if (check.criterion == reply_criterion::any)
        text = "any complete reply";
    else if (check.criterion == reply_criterion::contains)
        text = "a reply that contains the expected text";
    if (probed.description.traits.family == protocol_family::http)
        text += " with status " + check.format_status();
    return format_step("accepted", {text});
}

}  // namespace

std::string format_probe(const probed_exchange& probed, std::size_t max_bytes) {
    std::string text = fmt::format("{}  {}\n", probed.description.display_name,
                                   escape_terminal(probed.server.url()));
    if (probed.server.is_unix())
        text += format_step("address", {escape_terminal(probed.server.socket_path())});
    else if (!probed.server.addresses.empty())
        text += format_step("address",
                            {fmt::format("{} port {}", fmt::join(probed.server.addresses, ", "),
                                         probed.server.port)});
    if (probed.opened && probed.opened->connect)
        text += format_step("connected", {format_time(*probed.opened->connect)});
    else if (probed.opened && !(probed.error && probed.error->during == "connect"))
        text += format_step("connected", {"within the exchange"});
    if (probed.tls)
        text += format_tls(*probed.tls, probed.opened);
    if (probed.opening.sent.total_bytes > 0)
        text += format_opening(probed, max_bytes);
    if (probed.opened && probed.opened->handshake)
        text += format_step("handshake", {format_time(*probed.opened->handshake)});
    if (probed.opened)
        text += format_exchange(probed, max_bytes);
    if (probed.exchange)
        text += format_step("exchange", {format_time(*probed.exchange)});
    return text + format_acceptance(probed);
}

std::string format_probe_failure(const probed_exchange& probed) {
    return fmt::format("{}: {}",
                       probed.server.scheme.empty() ? probed.protocol : probed.server.url(),
                       probed.error ? append_failure_remedy(format_failure(*probed.error))
                                    : std::string("no failure"));
}

}  // namespace pingpong::command
