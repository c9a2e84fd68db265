#include "pingpong/options/exchange/exchange_options.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <variant>

#include "pingpong/command_error.hpp"
#include "pingpong/options/command_line.hpp"
#include "pingpong/options/exchange/exchange_file.hpp"
#include "pingpong/options/exchange/message_text.hpp"
#include "support/temporary_folder.hpp"

namespace pingpong::command {
namespace {

exchange exchange_of(std::vector<std::string> words) {
    words.insert(words.begin(), "run");
    const auto line = parse_command_line(std::move(words), protocol_table());
    return make_plan(std::get<run_request>(line.request)).exchange;
}

/// The line that a wrong command line is refused with; "" when it is not.
std::string refusal_of(std::vector<std::string> words) {
    try {
        exchange_of(std::move(words));
    } catch (const command_error& error) {
        EXPECT_EQ(error.status, exit_status::wrong_usage);
        return error.what();
    }
    return {};
}

std::string file_refusal(const std::string& text) {
    exchange_choice target;
    try {
        parse_exchange("x.json", text, target);
        complete_exchange(target, 1000);
    } catch (const command_error& error) {
        return error.what();
    }
    return {};
}

TEST(ExchangeOptions, AreTheOriginalsByDefault) {
    EXPECT_TRUE(exchange_of({}).is_original());
}

TEST(ExchangeOptions, OwnMessagesAcceptAnyReply) {
    const exchange made = exchange_of({"--message={}"});
    EXPECT_EQ(made.ws_messages, std::vector<std::string>{"{}"});
    EXPECT_EQ(made.check.criterion, reply_criterion::any);
}

TEST(ExchangeOptions, WhatIsExpectedStays) {
    const exchange made =
        exchange_of({"--message=x", "--expect-contains=ok", "--expect-status=201"});
    EXPECT_EQ(made.check.criterion, reply_criterion::contains);
    EXPECT_EQ(made.check.text, "ok");
    EXPECT_EQ(made.check.status, 201U);
}

TEST(ExchangeOptions, HeadersGoToBothProtocolsUnlessToOne) {
    const exchange made =
        exchange_of({"-H", "Authorization: Bearer x", "--http-header=A:1", "--ws-header", "B: 2"});
    EXPECT_EQ(made.http_fields,
              (std::vector<header_field>{{"Authorization", "Bearer x"}, {"A", "1"}}));
    EXPECT_EQ(made.ws_fields,
              (std::vector<header_field>{{"Authorization", "Bearer x"}, {"B", "2"}}));
}

TEST(ExchangeOptions, ABrowsersHeadersDoNotReplaceGivenOnes) {
    const exchange made = exchange_of({"--headers=browser", "-H", "cookie: mine"});
    EXPECT_EQ(made.http_fields.size(), browser_fields().size());
    EXPECT_EQ(made.http_fields.front(), header_field("cookie", "mine"));
}

TEST(ExchangeOptions, RefuseWhatCannotBeSent) {
    EXPECT_EQ(refusal_of({"-H", "A: b\r\nC: d"}),
              "--header: the value of 'A' has a line break or another control character in it");
    EXPECT_EQ(refusal_of({"-H", "no colon"}),
              "--header: expected 'Name: value', such as 'Authorization: Bearer TOKEN'");
    EXPECT_NE(refusal_of({"-H", "Content-Length: 5"}).find("set by the program"),
              std::string::npos);
    EXPECT_NE(refusal_of({"--method=HEAD"}), "");
    EXPECT_NE(refusal_of({"--message=@/nonexistent"}).find("'/nonexistent' cannot be read"),
              std::string::npos);
    EXPECT_NE(refusal_of({"--message=x", "--payload=5"}).find("not together"), std::string::npos);
    EXPECT_NE(refusal_of({"--message=12345", "--max-message=4"}).find("--max-message"),
              std::string::npos);
}

TEST(ExchangeOptions, RefuseAnUnknownPlaceholder) {
    EXPECT_EQ(refusal_of({"--message=order {id}"}),
              "--message: {id} is not a placeholder; expected {n}, the number of the exchange, or "
              "--literal to send it as it is");
    EXPECT_EQ(refusal_of({"--message=order {id}", "--literal"}), "");
    EXPECT_EQ(refusal_of({"--message={\"a\":{\"b\":{n}}}"}), "");
}

TEST(ExchangeOptions, RefuseANumberBeforeTheFirstExchange) {
    const std::string in_handshake =
        ": {n} has no number in the WebSocket handshake; give the field to HTTP alone with "
        "--http-header, or send it as it is with --literal";
    const std::string before =
        ": {n} has no number before the first exchange; send it as it is with --literal";
    EXPECT_EQ(refusal_of({"--ws-header=A: {n}"}), "--ws-header" + in_handshake);
    EXPECT_EQ(refusal_of({"-H", "A: {n}"}), "--header" + in_handshake);
    EXPECT_EQ(refusal_of({"--ws-first=login {n}"}), "--ws-first" + before);
    EXPECT_NE(refusal_of({"--ws-first=login {id}"}).find("{id} is not a placeholder"),
              std::string::npos);
    EXPECT_NE(refusal_of({"--ws-header=A: {id}"}).find("{id} is not a placeholder"),
              std::string::npos);
    const temporary_folder folder;
    const std::string path = folder.path_of("x.json");
    std::ofstream(path) << R"({"ws": {"first": ["a", {"login": "{n}"}]}})";
    EXPECT_EQ(refusal_of({"--exchange=" + path}),
              "--exchange: '" + path + "': ws.first[1]" + before);
}

TEST(ExchangeOptions, TakeANumberInTheHandshakeLiterallyOrWhereThereIsNone) {
    EXPECT_EQ(exchange_of({"--ws-first=login {n}", "--literal"}).ws_first,
              std::vector<std::string>{"login {n}"});
    EXPECT_EQ(refusal_of({"-H", "A: {n}", "--ws-header=B: {n}", "--literal"}), "");
    EXPECT_EQ(refusal_of({"-H", "A: {n}", "--protocols=http-keepalive"}), "");
    EXPECT_EQ(refusal_of({"--http-header=A: {n}"}), "");
}

TEST(ExchangeOptions, AnEmptyFileIsNoMessage) {
    const temporary_folder folder;
    std::ofstream(folder.path_of("empty"));
    EXPECT_NE(refusal_of({"--message=@" + folder.path_of("empty")}).find("is empty"),
              std::string::npos);
}

TEST(ExchangeOptions, TwoAtSignsAreOneInTheText) {
    EXPECT_EQ(read_message("--message", "@@home"), "@home");
}

TEST(ExchangeFile, SaysAllOfIt) {
    exchange_choice choice;
    parse_exchange("x.json", R"({
        "message": [{"op": "buy"}, "sell {n}"],
        "headers": {"Authorization": "Bearer x"},
        "http": {"method": "PUT", "bodies": "b", "headers": {"A": "1"}},
        "ws": {"headers": {"B": "2"}, "subprotocol": "chat", "first": ["login"], "skip_others": true},
        "expect": {"contains": "ok", "status": 201},
        "reply": {"ok": true},
        "literal": true})",
                   choice);
    const exchange& made = choice.exchange;
    EXPECT_EQ(made.ws_messages, (std::vector<std::string>{"{\"op\":\"buy\"}", "sell {n}"}));
    EXPECT_EQ(made.http_bodies, std::vector<std::string>{"b"});
    EXPECT_EQ(made.method, "PUT");
    EXPECT_EQ(made.http_fields.size(), 2U);
    EXPECT_EQ(made.ws_fields.back(), header_field("B", "2"));
    EXPECT_EQ(made.ws_subprotocol, "chat");
    EXPECT_EQ(made.ws_first, std::vector<std::string>{"login"});
    EXPECT_TRUE(made.check.skips_others);
    EXPECT_EQ(made.check.text, "ok");
    EXPECT_EQ(made.check.status, 201U);
    EXPECT_EQ(made.reply, "{\"ok\":true}");
    EXPECT_TRUE(made.literal);
}

TEST(ExchangeFile, NamesLineAndColumnOfWhatIsNoJson) {
    EXPECT_EQ(file_refusal("{\n  \"message\": oops\n}").substr(0, 43),
              "--exchange: 'x.json': line 2, column 14: sy");
}

TEST(ExchangeFile, NamesTheMemberThatIsWrong) {
    EXPECT_EQ(file_refusal(R"({"http": {"verb": "GET"}})"),
              "--exchange: 'x.json': 'http.verb': expected one of the members bodies, headers or "
              "method");
    EXPECT_EQ(file_refusal(R"({"message": 5})"),
              "--exchange: 'x.json': message: expected a string, or an object whose JSON text is "
              "sent");
    EXPECT_EQ(file_refusal(R"({"expect": {"status": 99}})"),
              "--exchange: 'x.json': expect.status: expected an HTTP status from 200 to 599");
}

TEST(ExchangeFile, NamesTheTextOrTheFieldThatCannotBeSent) {
    const std::string unknown =
        ": {id} is not a placeholder; expected {n}, the number of the exchange, or --literal to "
        "send it as it is";
    const std::string file = "--exchange: 'x.json': ";
    EXPECT_EQ(file_refusal(R"({"message": "order {id}"})"), file + "message" + unknown);
    EXPECT_EQ(file_refusal(R"({"message": ["a", "order {id}"]})"), file + "message[1]" + unknown);
    EXPECT_EQ(file_refusal(R"({"http": {"bodies": ["order {id}"]}})"),
              file + "http.bodies[0]" + unknown);
    EXPECT_EQ(file_refusal(R"({"http": {"headers": {"X-Id": "{id}"}}})"),
              file + "http.headers.X-Id" + unknown);
    EXPECT_EQ(file_refusal(R"({"headers": {"Accept": "a", "X-Id": "b\nc"}})"),
              file +
                  "headers.X-Id: the value of 'X-Id' has a line break or another control "
                  "character in it");
    EXPECT_EQ(file_refusal(R"({"ws": {"headers": {"X Id": "b"}}})"),
              file + "ws.headers.X Id: 'X Id' cannot be the name of a header field");
    EXPECT_EQ(file_refusal(R"({"ws": {"first": ["a", 7]}})"),
              file + "ws.first[1]: expected a string, or an object whose JSON text is sent");
    EXPECT_EQ(file_refusal(R"({"ws": {"subprotocol": "a b"}})"),
              file + "ws.subprotocol: 'a b' is not a subprotocol; expected a word");
    EXPECT_EQ(file_refusal(R"({"http": {"method": "HEAD"}})").find(file + "http.method: 'HEAD'"),
              0U);
    EXPECT_EQ(file_refusal(R"({"ws": {"skip_others": true}, "message": "a"})")
                  .find(file + "ws.skip_others: has no effect"),
              0U);
    EXPECT_EQ(file_refusal("{\"message\": \"" + std::string(1001, 'a') + "\"}")
                  .find(file + "message: 1001 bytes are more"),
              0U);
}

TEST(ExchangeOptions, NameTheOptionThatReplacesWhatAFileSays) {
    const temporary_folder folder;
    std::ofstream(folder.path_of("x.json")) << R"({"message": ["a", "b"]})";
    EXPECT_EQ(refusal_of({"--exchange=" + folder.path_of("x.json"), "--ws-message={id}"})
                  .find("--ws-message: {id} is not"),
              0U);
}

TEST(HideSecrets, TellsTheirLengthOnly) {
    EXPECT_EQ(hide_secrets({"run", "--message", "secret", "-H", "Authorization: Bearer abc",
                            "--header=X-Api-Key: k", "-HCookie: a=b", "--http-header=Accept: x",
                            "--expect=yes", "--ws-first=@login.json", "--ws", "ws://h/?token=t",
                            "--http=http://h/?token=t&v=1"}),
              (std::vector<std::string>{
                  "run", "--message", "(6 bytes)", "-H", "Authorization: (10 bytes)",
                  "--header=X-Api-Key: (1 bytes)", "-HCookie: (3 bytes)", "--http-header=Accept: x",
                  "--expect=(3 bytes)", "--ws-first=@login.json", "--ws", "ws://h/?token=***",
                  "--http=http://h/?token=***&v=***"}));
}

}  // namespace
}  // namespace pingpong::command
