#include "pingpong/options/exchange/exchange_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "pingpong/command_error.hpp"
#include "pingpong/options/exchange/exchange_file.hpp"
#include "pingpong/options/exchange/message_text.hpp"
#include "pingpong/options/values.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

/// Options whose values no report shows.
constexpr std::string_view secret_options[] = {"--message",  "--ws-message", "--http-body",
                                               "--ws-first", "--expect",     "--expect-contains",
                                               "--reply"};
constexpr std::string_view header_options[] = {"-H", "--header", "--http-header", "--ws-header"};

void add_message_options(option_table& table, exchange_choice& choice) {
    exchange& own = choice.exchange;
    exchange_places& places = choice.places;
    const auto add_message = [&table](std::string_view name, auto store, std::string_view help) {
        return &table
                    .add_action(
                        name, "TEXT|@FILE",
                        [name = std::string(name), store](std::string_view value) {
                            store(read_message(name, value));
                        },
                        help)
                    .pass_to_shares();
    };
    add_message(
        "--message",
        [&own, &places](std::string text) {
            own.http_bodies.clear();
            places.http_bodies.clear();
            own.ws_messages = {std::move(text)};
            places.ws_messages = {"--message"};
        },
        "Message to send over both protocols; {n} is the number of the exchange, and @FILE the "
        "content of a file");
    add_message(
        "--ws-message",
        [&own, &places](std::string text) {
            own.ws_messages = {std::move(text)};
            places.ws_messages = {"--ws-message"};
        },
        "WebSocket message, where it differs");
    add_message(
        "--http-body",
        [&own, &places](std::string text) {
            own.http_bodies = {std::move(text)};
            places.http_bodies = {"--http-body"};
        },
        "HTTP body, where it differs");
    table.add_flag("--literal", own.literal, "Send {n} in messages and headers as it is")
        .hide_in_brief_help()
        .pass_to_shares();
    table
        .add_repeated(
            "--ws-first", "TEXT|@FILE",
            [&own, &places](std::string_view value) {
                own.ws_first.push_back(read_message("--ws-first", value));
                places.ws_first.emplace_back("--ws-first");
            },
            "WebSocket message to send after the handshake, such as a login; awaits one reply. "
            "Repeatable")
        .pass_to_shares();
}

void add_http_options(option_table& table, exchange_choice& choice) {
    exchange& own = choice.exchange;
    exchange_places& places = choice.places;
    const auto add_http_field = [&own, &places](const header_field& field, std::string_view name) {
        own.http_fields.push_back(field);
        places.http_fields.emplace_back(name);
    };
    const auto add_ws_field = [&own, &places](const header_field& field, std::string_view name) {
        own.ws_fields.push_back(field);
        places.ws_fields.emplace_back(name);
    };
    table
        .add_action(
            "--method", "METHOD",
            [&own](std::string_view method) { own.method = parse_method("--method", method); },
            "HTTP method")
        .set_default("POST")
        .pass_to_shares();
    const auto add_header = [&table](std::string_view name, auto store,
                                     std::string_view help) -> option& {
        return table
            .add_repeated(
                name, "'Name: value'",
                [name = std::string(name), store](std::string_view text) {
                    store(parse_header(name, text));
                },
                help)
            .pass_to_shares();
    };
    add_header(
        "--header",
        [add_http_field, add_ws_field](const header_field& field) {
            add_http_field(field, "--header");
            add_ws_field(field, "--header");
        },
        "Header field of HTTP requests and of the WebSocket handshake. Repeatable")
        .set_letter("-H");
    add_header(
        "--http-header",
        [add_http_field](const header_field& field) { add_http_field(field, "--http-header"); },
        "The same for HTTP requests only")
        .hide_in_brief_help();
    add_header(
        "--ws-header",
        [add_ws_field](const header_field& field) { add_ws_field(field, "--ws-header"); },
        "The same of the WebSocket handshake only")
        .hide_in_brief_help();
    table
        .add_action(
            "--headers", "browser",
            [&choice](std::string_view kind) {
                if (kind != "browser")
                    throw usage_error("--headers",
                                      in_quotes(kind) + " is unknown; expected browser");
                choice.browser_fields = true;
            },
            "Also send the header fields that a browser sends with fetch, about 900 bytes")
        .complete_words({"browser"})
        .pass_to_shares();
    table
        .add_action(
            "--ws-subprotocol", "NAME",
            [&own](std::string_view name) {
                own.ws_subprotocol = parse_subprotocol("--ws-subprotocol", name);
            },
            "WebSocket subprotocol to ask for")
        .hide_in_brief_help()
        .pass_to_shares();
}

void add_reply_options(option_table& table, exchange_choice& choice) {
    exchange& own = choice.exchange;
    const auto expect = [&own](reply_criterion criterion, std::string text) {
        own.check.criterion = criterion;
        own.check.text = std::move(text);
    };
    table
        .add_action(
            "--expect", "TEXT|@FILE",
            [expect](std::string_view value) {
                expect(reply_criterion::equal, read_message("--expect", value));
            },
            "Text that every reply must be")
        .exclude("--expect-contains")
        .pass_to_shares();
    table
        .add_action(
            "--expect-contains", "TEXT",
            [expect](std::string_view value) {
                expect(reply_criterion::contains, std::string(value));
            },
            "Text that every reply must contain")
        .pass_to_shares();
    table
        .add_action(
            "--expect-status", "CODE",
            [&own](std::string_view value) {
                own.check.status = static_cast<unsigned>(
                    parse_value(whole_number(200, 599), "--expect-status", value));
            },
            "HTTP status that every reply must have")
        .set_default("any 2xx")
        .pass_to_shares();
    table
        .add_action(
            "--expect-any", {}, [expect](std::string_view) { expect(reply_criterion::any, {}); },
            "Accept any complete reply; the default with messages of your own")
        .exclude("--expect")
        .exclude("--expect-contains")
        .hide_in_brief_help()
        .pass_to_shares();
    table
        .add_flag("--ws-skip-others", own.check.skips_others,
                  "Pass over WebSocket messages that are not accepted: a service may push things")
        .require_one_of({"--expect", "--expect-contains", "--exchange"})
        .hide_in_brief_help()
        .pass_to_shares();
    table
        .add_action(
            "--reply", "TEXT|@FILE",
            [&choice](std::string_view value) {
                choice.exchange.reply = read_message("--reply", value);
                choice.places.reply = "--reply";
            },
            "What the servers in this process reply")
        .hide_in_brief_help()
        .pass_to_shares()
        .pass_to_serve("--reply");
}

bool is_own(const exchange& own) {
    return !own.ws_messages.empty() || !own.http_bodies.empty() || own.method != "POST" ||
           own.reply;
}

/// How much of a secret is told: its length.
std::string hidden_text(std::string_view text) {
    return fmt::format("({} bytes)", text.size());
}

/// The value of an option as a report may show it; nullopt: as it is.
std::optional<std::string> hide_value(std::string_view option, std::string_view value) {
    if (std::ranges::find(secret_options, option) != std::end(secret_options))
        return value.starts_with('@') && !value.starts_with("@@")
                   ? std::nullopt
                   : std::optional(hidden_text(value));
    if (std::ranges::find(header_options, option) == std::end(header_options))
        return value.find("://") == std::string_view::npos
                   ? std::nullopt
                   : std::optional(hide_query_values(value));
    const std::size_t colon = std::min(value.find(':'), value.size());
    if (!is_secret(value.substr(0, colon)))
        return std::nullopt;
    const std::string_view secret = value.substr(std::min(colon + 1, value.size()));
    return fmt::format(
        "{}: {}", value.substr(0, colon),
        hidden_text(secret.substr(std::min(secret.find_first_not_of(' '), secret.size()))));
}

}  // namespace

void add_exchange_options(option_table& table, exchange_choice& choice) {
    table.begin_group("What is exchanged, in place of Ping and Pong!");
    option& file = table.add_action(
        "--exchange", "FILE",
        [&choice](std::string_view path) { read_exchange_file(std::string(path), choice); },
        "File that says all of this, as JSON; see docs/exchange-format.md");
    file.complete_files().pass_to_shares();
    file.preset = true;
    add_message_options(table, choice);
    add_http_options(table, choice);
    add_reply_options(table, choice);
    table
        .add_flag("--record-exchange", choice.recorded,
                  "Keep messages and headers of your own in the report, secrets included")
        .hide_in_brief_help()
        .pass_to_shares();
}

exchange complete_exchange(const exchange_choice& choice, std::uint64_t max_bytes) {
    exchange made = choice.exchange;
    const exchange_places& places = choice.places;
    if (is_own(made) && made.check.criterion == reply_criterion::rule)
        made.check.criterion = reply_criterion::any;
    if (made.check.skips_others && made.check.criterion == reply_criterion::any)
        throw usage_error(places.skips_others,
                          "has no effect where any reply is accepted; say which with --expect or "
                          "--expect-contains");
    const auto validate = [&](std::string_view place, const std::string& text) {
        if (text.size() > max_bytes)
            throw usage_error(place,
                              fmt::format("{} bytes are more than a message may have, {}; raise "
                                          "that with --max-message",
                                          text.size(), max_bytes));
        if (!made.literal)
            validate_placeholders(place, text);
    };
    for (std::size_t i = 0; i < made.ws_messages.size(); ++i)
        validate(places.ws_messages[i], made.ws_messages[i]);
    for (std::size_t i = 0; i < made.http_bodies.size(); ++i)
        validate(places.http_bodies[i], made.http_bodies[i]);
    for (std::size_t i = 0; i < made.http_fields.size(); ++i)
        validate(places.http_fields[i], made.http_fields[i].value);
    for (std::size_t i = 0; i < made.ws_first.size(); ++i)
        if (made.ws_first[i].size() > max_bytes)
            validate(places.ws_first[i], made.ws_first[i]);
    if (made.reply && made.reply->size() > max_bytes)
        validate(places.reply, *made.reply);
    if (choice.browser_fields)
        for (std::vector<header_field>* fields : {&made.http_fields, &made.ws_fields})
            for (const header_field& field : browser_fields())
                if (std::ranges::none_of(*fields, [&field](const header_field& given) {
                        return has_name(given, field.name);
                    }))
                    fields->push_back(field);
    return made;
}

void validate_handshake(const exchange_choice& choice) {
    const exchange& own = choice.exchange;
    if (own.literal)
        return;
    for (std::size_t i = 0; i < own.ws_fields.size(); ++i) {
        const std::string& place = choice.places.ws_fields[i];
        validate_placeholders(place, own.ws_fields[i].value);
        validate_unnumbered(place, own.ws_fields[i].value,
                            "in the WebSocket handshake; give the field to HTTP alone with "
                            "--http-header, or send it as it is with --literal");
    }
    for (std::size_t i = 0; i < own.ws_first.size(); ++i) {
        const std::string& place = choice.places.ws_first[i];
        validate_placeholders(place, own.ws_first[i]);
        validate_unnumbered(place, own.ws_first[i],
                            "before the first exchange; send it as it is with --literal");
    }
}

std::vector<std::string> hide_secrets(const std::vector<std::string>& command_line) {
    std::vector<std::string> shown = command_line;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const std::size_t equals = shown[i].find('=');
        const std::string name = shown[i].substr(0, equals);
        if (equals != std::string::npos && name.starts_with("--")) {
            if (const auto hidden = hide_value(name, std::string_view(shown[i]).substr(equals + 1)))
                shown[i] = name + '=' + *hidden;
        } else if (shown[i].starts_with("-H") && shown[i].size() > 2) {
            if (const auto hidden = hide_value("-H", std::string_view(shown[i]).substr(2)))
                shown[i] = "-H" + *hidden;
        } else if (i + 1 < shown.size()) {
            if (const auto hidden = hide_value(shown[i], shown[i + 1]))
                shown[++i] = *hidden;
        }
    }
    return shown;
}

}  // namespace pingpong::command
