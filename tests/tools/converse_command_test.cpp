// `pingpong converse` as a process: a client of the original experiment.
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "support/child_process.hpp"

namespace pingpong {
namespace {

/// `pingpong serve --verbose`, which tells what it receives.
class logging_servers {
public:
    logging_servers() : servers_({{"serve", "--verbose"}}) {
        EXPECT_TRUE(servers_.await_output("http://")) << servers_.errors();
        EXPECT_TRUE(servers_.await_output("http://"));
    }

    std::string url(const std::string& scheme) const {
        std::smatch found;
        const std::regex line(scheme + R"( +(\S+)\n)");
        return std::regex_search(servers_.output(), found, line) ? found[1].str() : "";
    }

    /// All that they received.
    std::string end() {
        servers_.signal(2);
        EXPECT_EQ(servers_.wait(), 0);
        return servers_.errors();
    }

private:
    child_process servers_;
};

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

TEST(ConverseCommand, GetsOnceAndPostsEachTextOverHttp) {
    logging_servers servers;
    const auto ended = run_command({{"converse", "http", servers.url("http"), "7"}});
    EXPECT_EQ(ended.status, 0) << ended.errors;
    EXPECT_EQ(ended.output + ended.errors, "");
    const std::string log = servers.end();
    EXPECT_EQ(count_of(log, "GET /"), 1U) << log;
    EXPECT_EQ(count_of(log, "POST /"), 7U) << log;
    EXPECT_EQ(count_of(log, "Data: Ping"), 7U) << log;
    for (const char* text : {"Data: Ping0\n", "Data: Ping6\n"})
        EXPECT_EQ(count_of(log, text), 1U) << log;
}

TEST(ConverseCommand, SaysEachTextOverOneWebSocket) {
    logging_servers servers;
    const auto ended = run_command({{"converse", "ws", servers.url("ws"), "7"}});
    EXPECT_EQ(ended.status, 0) << ended.errors;
    EXPECT_EQ(ended.output + ended.errors, "");
    const std::string log = servers.end();
    EXPECT_EQ(count_of(log, "Upgrade: websocket"), 1U) << log;
    EXPECT_EQ(count_of(log, "Data: Ping "), 7U) << log;
    for (const char* text : {"Data: Ping 0!\n", "Data: Ping 6!\n"})
        EXPECT_EQ(count_of(log, text), 1U) << log;
}

TEST(ConverseCommand, FailsWhereNobodyServes) {
    // Nobody listens on port 1 of this machine, or this test would not pass anywhere.
    for (const std::string protocol : {"ws", "http"}) {
        const std::string url = protocol + "://127.0.0.1:1/";
        const auto ended = run_command({{"converse", protocol, url, "3"}});
        EXPECT_EQ(ended.status, 5);
        EXPECT_EQ(ended.output, url + ": connect: Connection refused\n");
    }
}

// A WebSocket's server answers a GET that is no upgrade by an error.
TEST(ConverseCommand, FailsWhereSomethingElseServes) {
    logging_servers servers;
    const std::string url = "http" + servers.url("ws").substr(2);
    const auto ended = run_command({{"converse", "http", url, "3"}});
    EXPECT_EQ(ended.status, 5);
    EXPECT_TRUE(ended.output.starts_with(url + ": http ")) << ended.output;
    servers.end();
}

TEST(ConverseCommand, SaysWhichWordIsWrong) {
    const std::vector<std::vector<std::string>> cases{
        {"converse", "tcp", "tcp://127.0.0.1:1", "3"},
        {"converse", "ws", "http://127.0.0.1:1", "3"},
        {"converse", "ws", "ws://127.0.0.1:1", "0"},
        {"converse", "ws", "ws://127.0.0.1:1"},
    };
    for (const auto& words : cases) {
        const auto ended = run_command({words});
        EXPECT_EQ(ended.status, 2) << words.at(1);
        EXPECT_EQ(std::ranges::count(ended.errors, '\n'), 1) << ended.errors;
    }
}

TEST(ConverseCommand, IsInNoHelp) {
    EXPECT_EQ(run_command({{"--help"}}).output.find("converse"), std::string::npos);
}

}  // namespace
}  // namespace pingpong
