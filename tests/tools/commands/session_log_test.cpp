#include "pingpong/commands/session_log.hpp"

#include <gtest/gtest.h>
#include <spdlog/sinks/ostream_sink.h>

#include <sstream>
#include <string>

namespace pingpong::command {
namespace {

/// What a session's log looks like, line after line.
class logged {
public:
    explicit logged(protocol_family family, spdlog::level::level_enum level = spdlog::level::info)
        : log_("X", std::make_shared<spdlog::sinks::ostream_sink_st>(text_)),
          watcher(family, log_) {
        log_.set_level(level);
        log_.set_pattern("%v");
    }

    std::string text() const { return text_.str(); }

private:
    std::ostringstream text_;
    spdlog::logger log_;

public:
    session_log watcher;
};

TEST(SessionLog, HasMethodHeadersAndDataOfHttp) {
    logged http(protocol_family::http);
    http.watcher.head("POST", "/", "Host: x; Content-Length: 5");
    http.watcher.message("Ping7");
    http.watcher.ended("");
    EXPECT_EQ(http.text(), "POST /: Host: x; Content-Length: 5\nData: Ping7\n");
}

TEST(SessionLog, HasHeadersAndEndOfWebSocket) {
    logged ws(protocol_family::websocket);
    ws.watcher.head("GET", "/", "Host: {}");
    ws.watcher.message("Ping 7!");
    ws.watcher.ended("ws read: end");
    EXPECT_EQ(ws.text(), "Host: {}\nConnection terminated. [ws read: end]\n");
}

TEST(SessionLog, HasEverythingWhenDebugging) {
    logged ws(protocol_family::websocket, spdlog::level::debug);
    ws.watcher.message("Ping 7!");
    EXPECT_EQ(ws.text(), "Data: Ping 7!\n");
}

TEST(SessionLog, LetsNobodyForgeALine) {
    logged http(protocol_family::http);
    http.watcher.message("x\n[INFO] (main): \x1b[2Jforged");
    EXPECT_EQ(http.text().find('\n'), http.text().size() - 1);
    EXPECT_EQ(http.text().find('\x1b'), std::string::npos);
}

TEST(SessionLog, ShortensWhatIsLong) {
    logged http(protocol_family::http);
    http.watcher.message(std::string(1 << 20, 'x'));
    EXPECT_LT(http.text().size(), 2000U);
    EXPECT_NE(http.text().find("(1048576 bytes)"), std::string::npos);
}

}  // namespace
}  // namespace pingpong::command
