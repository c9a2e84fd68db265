#include "pingpong/scheduler/servers.hpp"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <filesystem>
#include <string>

#include "support/run_coroutine.hpp"
#include "support/whole_run.hpp"

namespace pingpong {
namespace {

using asio::ip::tcp;

const service& served(std::string_view protocol_name) {
    return find_protocol(protocol_name)->served_by;
}

/// What connecting to the server yields: the kernel accepts on its behalf, or refuses.
error_code try_to_connect(const endpoint& where) {
    asio::io_context context(1);
    tcp::socket client(context);
    error_code error;
    client.connect({asio::ip::make_address(where.address()), where.port}, error);
    return error;
}

/// A port that was free a moment ago.
std::uint16_t free_port() {
    asio::io_context context(1);
    return tcp::acceptor(context, {asio::ip::address_v4::loopback(), 0}).local_endpoint().port();
}

asio::awaitable<bool, executor> stop(servers& all) {
    co_await all.stop(std::chrono::seconds(5));
    co_return true;
}

class Servers : public testing::Test {
protected:
    endpoint start(servers& all, std::string_view name, reply_mode mode = reply_mode::answer) {
        const auto where = all.find_or_start(served(name), mode);
        EXPECT_TRUE(where.has_value()) << name;
        return where ? *where : endpoint();
    }

    asio::io_context context_{1};
    bind_options bind_;
};

TEST_F(Servers, StartWhenFirstNeeded) {
    const tcp::socket first_of_its_context(context_);  // which opens descriptors of its own
    const std::size_t before = open_descriptors();
    servers all(context_.get_executor(), bind_, limits());
    EXPECT_EQ(open_descriptors(), before);
    const endpoint where = start(all, "tcp");
    EXPECT_EQ(open_descriptors(), before + 1);
    EXPECT_FALSE(try_to_connect(where));
    EXPECT_EQ(start(all, "tcp").url(), where.url());
    EXPECT_EQ(open_descriptors(), before + 1);
}

TEST_F(Servers, AreFoundAtUrlsOfTheirOwnScheme) {
    servers all(context_.get_executor(), bind_, limits());
    for (const service* each : protocol_table().services()) {
        const auto where = all.find_or_start(*each, reply_mode::answer);
        ASSERT_TRUE(where.has_value());
        EXPECT_EQ(where->scheme, each->scheme);
        EXPECT_EQ(where->port != 0, each->name != "unix");
        EXPECT_EQ(where->address(), each->name == "unix" ? "" : "127.0.0.1");
    }
}

TEST_F(Servers, AreSharedByBothKindsOfHttp) {
    servers all(context_.get_executor(), bind_, limits());
    EXPECT_EQ(start(all, "http-keepalive").url(), start(all, "http-close").url());
}

TEST_F(Servers, TellTheModeByPathWhereThereArePaths) {
    servers all(context_.get_executor(), bind_, limits());
    for (const char* name : {"ws", "http-close"}) {
        const endpoint answers = start(all, name);
        const endpoint echoes = start(all, name, reply_mode::echo);
        EXPECT_EQ(answers.path, "/");
        EXPECT_EQ(echoes.path, "/echo");
        EXPECT_EQ(answers.port, echoes.port);
        EXPECT_EQ(start(all, name).path, "/");
    }
    EXPECT_NE(start(all, "tcp").port, start(all, "tcp", reply_mode::echo).port);
    EXPECT_NE(start(all, "unix").path, start(all, "unix", reply_mode::echo).path);
}

TEST_F(Servers, ListenAtGivenPorts) {
    bind_.ports["http"] = free_port();
    servers all(context_.get_executor(), bind_, limits());
    EXPECT_TRUE(try_to_connect(endpoint("http", "127.0.0.1", bind_.port("http"))));
    const endpoint where = start(all, "http-close");
    EXPECT_EQ(where.port, bind_.port("http"));
    EXPECT_FALSE(try_to_connect(where));
}

TEST_F(Servers, ListenAtAGivenPath) {
    const auto path = std::filesystem::temp_directory_path() /
                      ("servers-test-" + std::to_string(free_port()) + ".sock");
    bind_.unix_path = path;
    {
        servers all(context_.get_executor(), bind_, limits());
        EXPECT_EQ(start(all, "unix").path, path);
        EXPECT_TRUE(std::filesystem::is_socket(path));
    }
    EXPECT_FALSE(std::filesystem::exists(path));
}

TEST_F(Servers, ReportAPortInUse) {
    tcp::acceptor other(context_, {asio::ip::address_v4::loopback(), 0});
    bind_.ports["tcp"] = bind_.ports["ws"] = bind_.ports["http"] = other.local_endpoint().port();
    servers all(context_.get_executor(), bind_, limits());
    for (const char* name : {"tcp", "ws", "http-close"}) {
        const auto where = all.find_or_start(served(name), reply_mode::answer);
        ASSERT_FALSE(where.has_value()) << name;
        EXPECT_EQ(where.error().code, asio::error::address_in_use) << name;
        EXPECT_EQ(where.error().during, "listen") << name;
    }
}

TEST_F(Servers, ReportAnAddressThatIsNone) {
    bind_.address = "localhost";
    bind_.unix_path = std::string(200, 'x');
    servers all(context_.get_executor(), bind_, limits());
    const auto named = all.find_or_start(served("tcp"), reply_mode::answer);
    ASSERT_FALSE(named.has_value());
    EXPECT_EQ(named.error().code, errc::unresolved_host);
    EXPECT_EQ(named.error().during, "listen");
    const auto too_long = all.find_or_start(served("unix"), reply_mode::answer);
    ASSERT_FALSE(too_long.has_value());
    EXPECT_EQ(too_long.error().code, errc::invalid_endpoint);
    EXPECT_EQ(too_long.error().during, "listen");
}

TEST_F(Servers, AnswerUntilTheyAreStopped) {
    servers all(context_.get_executor(), bind_, limits());
    const endpoint where = start(all, "tcp");
    const endpoint on_disk = start(all, "unix");
    tcp::socket client(context_);
    client.connect({asio::ip::make_address(where.address()), where.port});
    asio::write(client, asio::buffer("Ping\n", 5));

    std::string reply(6, ' ');
    bool replied = false;
    asio::async_read(client, asio::buffer(reply),
                     [&](const error_code& error, std::size_t) { replied = !error; });
    while (!replied && context_.run_one_for(std::chrono::seconds(20)) > 0)
        continue;
    EXPECT_EQ(reply, "Pong!\n");
    ASSERT_TRUE(all.facts().has_value());
    EXPECT_TRUE(all.facts()->nodelay);

    run_coroutine(context_, stop(all));
    EXPECT_TRUE(try_to_connect(where));
    EXPECT_FALSE(std::filesystem::exists(on_disk.path));
    error_code ended;
    EXPECT_EQ(client.read_some(asio::buffer(reply), ended), 0U);
    EXPECT_EQ(ended, asio::error::eof);
    context_.run_for(std::chrono::seconds(20));
    EXPECT_TRUE(context_.stopped()) << "work is left over";
}

TEST_F(Servers, StartAnewAfterTheyWereStopped) {
    servers all(context_.get_executor(), bind_, limits());
    start(all, "ws");
    run_coroutine(context_, stop(all));
    EXPECT_FALSE(try_to_connect(start(all, "ws")));
    run_coroutine(context_, stop(all));
}

TEST_F(Servers, KnowNothingOfSocketsBeforeTheFirstConnection) {
    servers all(context_.get_executor(), bind_, limits());
    EXPECT_FALSE(all.facts().has_value());
    start(all, "tcp");
    EXPECT_FALSE(all.facts().has_value());
}

}  // namespace
}  // namespace pingpong
