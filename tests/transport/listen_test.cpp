// Listening over real loopback sockets.
#include "pingpong/transport/listen.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace pingpong {
namespace {

using asio::local::stream_protocol;

class Listen : public testing::Test {
protected:
    Listen() {
        std::string name = (std::filesystem::temp_directory_path() / "listen-XXXXXX").string();
        folder = mkdtemp(name.data());
    }

    ~Listen() override { std::filesystem::remove_all(folder); }

    /// What listening at a path that is taken fails with; "" when it does not.
    std::string cause_at(const std::string& path) {
        const auto bound = listen_unix(context.get_executor(), path);
        return bound ? std::string() : format_failure(bound.error());
    }

    bool connects_to(const std::string& path) {
        stream_protocol::socket probe(context);
        error_code error;
        probe.connect(stream_protocol::endpoint(path), error);
        return !error;
    }

    asio::io_context context{1};
    std::filesystem::path folder;
    const std::string in_use =
        format_failure(failure{error_code(asio::error::address_in_use), "listen"});
};

TEST_F(Listen, TheSystemChoosesAPort) {
    const auto first = listen_tcp(context.get_executor(), "ws", "127.0.0.1", 0);
    const auto second = listen_tcp(context.get_executor(), "ws", "127.0.0.1", 0);
    ASSERT_TRUE(first && second);
    EXPECT_NE(first->where.port, 0);
    EXPECT_NE(first->where.port, second->where.port);
    EXPECT_EQ(first->where.scheme, "ws");
    EXPECT_EQ(first->where.url(), "ws://127.0.0.1:" + std::to_string(first->where.port) + "/");
}

TEST_F(Listen, APortInUseIsRefused) {
    const auto first = listen_tcp(context.get_executor(), "tcp", "127.0.0.1", 0);
    ASSERT_TRUE(first.has_value());
    const auto second = listen_tcp(context.get_executor(), "tcp", "127.0.0.1", first->where.port);
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(format_failure(second.error()), in_use);
}

TEST_F(Listen, APortIsFreeAgainAfterItsListener) {
    std::uint16_t port = 0;
    {
        const auto first = listen_tcp(context.get_executor(), "tcp", "127.0.0.1", 0);
        ASSERT_TRUE(first.has_value());
        port = first->where.port;
    }
    const auto second = listen_tcp(context.get_executor(), "tcp", "127.0.0.1", port);
    EXPECT_TRUE(second.has_value()) << format_failure(second.error());
}

TEST_F(Listen, AnAddressMustBeNumericAndOfThisMachine) {
    const auto name = listen_tcp(context.get_executor(), "tcp", "localhost", 0);
    ASSERT_FALSE(name.has_value());
    EXPECT_EQ(format_failure(name.error()),
              format_failure(failure{errc::unresolved_host, "listen"}));
    const auto foreign = listen_tcp(context.get_executor(), "tcp", "192.0.2.1", 0);  // RFC 5737.
    ASSERT_FALSE(foreign.has_value());
    EXPECT_EQ(foreign.error().code, boost::system::errc::address_not_available);
}

TEST_F(Listen, AUnixListenerIsWhereItSays) {
    const std::string path = folder / "pong.sock";
    const auto bound = listen_unix(context.get_executor(), path);
    ASSERT_TRUE(bound.has_value());
    EXPECT_EQ(bound->where.path, path);
    EXPECT_EQ(bound->where.scheme, "unix");
    EXPECT_TRUE(connects_to(path));
}

TEST_F(Listen, UnixListenersWithoutANameGetFreshOnes) {
    const auto first = listen_unix(context.get_executor(), "");
    const auto second = listen_unix(context.get_executor(), "");
    ASSERT_TRUE(first && second);
    EXPECT_NE(first->where.path, second->where.path);
    for (const auto* bound : {&first, &second}) {
        EXPECT_TRUE(connects_to((*bound)->where.path));
        std::filesystem::remove((*bound)->where.path);
    }
}

TEST_F(Listen, AnAbandonedSocketFileIsReplaced) {
    const std::string path = folder / "pong.sock";
    {
        const auto gone = listen_unix(context.get_executor(), path);
        ASSERT_TRUE(gone.has_value());
    }
    ASSERT_TRUE(std::filesystem::is_socket(path)) << "closing leaves the file behind";
    ASSERT_FALSE(connects_to(path));
    const auto bound = listen_unix(context.get_executor(), path);
    ASSERT_TRUE(bound.has_value()) << format_failure(bound.error());
    EXPECT_TRUE(connects_to(path));
}

TEST_F(Listen, ALiveSocketFileIsRefusedAndLeftAlone) {
    const std::string path = folder / "pong.sock";
    const auto live = listen_unix(context.get_executor(), path);
    ASSERT_TRUE(live.has_value());
    EXPECT_EQ(cause_at(path), in_use);
    EXPECT_TRUE(connects_to(path));
}

TEST_F(Listen, AFileThatIsNoSocketIsNeverRemoved) {
    const std::string path = folder / "precious";
    std::ofstream(path) << "data";
    EXPECT_EQ(cause_at(path), in_use);
    EXPECT_EQ(std::filesystem::file_size(path), 4);
    EXPECT_EQ(cause_at(folder), in_use) << "nor a folder";
    EXPECT_TRUE(std::filesystem::is_directory(folder));
}

TEST_F(Listen, APathThatDoesNotFitIsRefused) {
    const std::string longest = folder.string() + "/" + std::string(200, 'p');
    EXPECT_EQ(cause_at(longest), format_failure(failure{errc::invalid_endpoint, "listen"}));
}

TEST_F(Listen, AFolderThatDoesNotExistIsRefused) {
    EXPECT_NE(cause_at(folder / "none" / "pong.sock"), "");
}

}  // namespace
}  // namespace pingpong
