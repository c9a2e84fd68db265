#include "pingpong/options/network/address_options.hpp"

#include <gtest/gtest.h>

#include <boost/asio/error.hpp>
#include <variant>

#include "pingpong/command_error.hpp"
#include "pingpong/options/command_line.hpp"

namespace pingpong::command {
namespace {

using addresses = std::vector<std::string>;

run_request parse_run(std::vector<std::string> words) {
    words.insert(words.begin(), "run");
    return std::get<run_request>(parse_command_line(std::move(words), protocol_table()).request);
}

/// The server of the only contender of a run of these options.
endpoint server_of(std::vector<std::string> words) {
    const plan made = make_plan(parse_run(std::move(words)));
    return made.experiments.front().contenders.front().remote.value();
}

/// The error about wrong options; empty: they are right.
std::string error_of(std::vector<std::string> words) {
    try {
        make_plan(parse_run(std::move(words)));
    } catch (const command_error& error) {
        EXPECT_EQ(error.status, exit_status::wrong_usage);
        return error.what();
    }
    return {};
}

TEST(AddressOverride, IsTakenApart) {
    const address_override simple = parse_address_override("example.org:80:192.0.2.1");
    EXPECT_EQ(simple.host, "example.org");
    EXPECT_EQ(simple.port, 80);
    EXPECT_EQ(simple.addresses, addresses{"192.0.2.1"});
    EXPECT_EQ(parse_address_override("h:1:[::1]").addresses, addresses{"::1"});
    EXPECT_EQ(parse_address_override("h:1:::1").addresses, addresses{"::1"});
    EXPECT_EQ(parse_address_override("h:65535:[::1],127.0.0.1").addresses,
              (addresses{"::1", "127.0.0.1"}));
}

TEST(AddressOverride, SaysWhatIsWrong) {
    for (const auto& [text, problem] : std::vector<std::pair<std::string, std::string>>{
             {"", "has no port or no address"},
             {"h", "has no port or no address"},
             {"h:", "has no port or no address"},
             {"h:80", "has no port or no address"},
             {":80:::1", "has no host"},
             {"h:0:::1", "has no port from 1 to 65535"},
             {"h:x:::1", "has no port from 1 to 65535"},
             {"h:65536:::1", "has no port from 1 to 65535"},
             {"h:80:", "has no numeric address"},
             {"h:80:localhost", "has no numeric address"},
             {"h:80:127.0.0.1,", "has no numeric address"}}) {
        try {
            parse_address_override(text);
            ADD_FAILURE() << text;
        } catch (const command_error& error) {
            const std::string line = error.what();
            EXPECT_TRUE(line.starts_with("--resolve: '" + text + "' " + problem)) << line;
            EXPECT_NE(line.find("expected HOST:PORT:ADDRESS"), std::string::npos) << line;
        }
    }
}

TEST(AddressOptions, OverrideTheAddressesOfAHostAndPort) {
    const std::vector<std::string> line{"--protocols=ws", "--ws=ws://Service.example:81/chat"};
    std::vector<std::string> words = line;
    words.push_back("--resolve=service.EXAMPLE:81:[::1],127.0.0.1");
    words.push_back("--resolve=service.example:81:127.0.0.2");
    const endpoint server = server_of(words);
    EXPECT_EQ(server.addresses, (addresses{"::1", "127.0.0.1", "127.0.0.2"}));
    EXPECT_EQ(server.url(), "ws://Service.example:81/chat");
    words.push_back("-4");
    EXPECT_EQ(server_of(words).addresses, (addresses{"127.0.0.1", "127.0.0.2"}));
    words.back() = "--ipv6";
    EXPECT_EQ(server_of(words).addresses, addresses{"::1"});
    EXPECT_EQ(server_of(line).addresses, addresses());
}

TEST(AddressOptions, AreRefusedWithoutAnEffect) {
    EXPECT_EQ(error_of({"-4"}), "--ipv4: has no effect without --tcp, --ws or --http");
    EXPECT_EQ(error_of({"--tcp=tcp://h:1", "-4", "-6"}),
              "--ipv4: not together with --ipv6; choose one of them");
    EXPECT_EQ(error_of({"--tcp=tcp://h:1", "--unix-socket=/s"}),
              "--unix-socket: has no effect without --ws or --http");
    EXPECT_EQ(error_of({"--tcp=tcp://h:1", "--resolve=h:2:::1"}),
              "--resolve: 'h:2' is the host and port of no URL given");
    EXPECT_EQ(error_of({"--tcp=tcp://h:1", "--resolve=h:1:::1", "-4"}),
              "--resolve: 'h:1' has no IPv4 address");
    EXPECT_NE(error_of({"--ws=ws://h", "--unix-socket=" + std::string(108, 'p')}).find("107"),
              std::string::npos);
}

TEST(AddressOptions, ReachUrlsOverAUnixSocketAndNothingElse) {
    const plan made = make_plan(parse_run({"--ws=ws://h/chat", "--tcp=tcp://h:1",
                                           "--unix-socket=/run/s", "--protocols=ws,tcp,unix"}));
    const auto& contenders = made.experiments.front().contenders;
    EXPECT_EQ(contenders[0].remote->unix_path, "/run/s");
    EXPECT_EQ(contenders[0].remote->path, "/chat");
    EXPECT_EQ(contenders[1].remote->unix_path, "");
    EXPECT_FALSE(contenders[2].remote.has_value());
}

TEST(AddressOptions, GoToTheProcessesThatShareARun) {
    const run_request request =
        parse_run({"--ws=ws://h:1", "-4", "--resolve=h:1:127.0.0.1", "--resolve=h:1:127.0.0.2",
                   "--connect-delay=5ms", "--unix-socket=/s"});
    EXPECT_EQ(request.shared_arguments,
              (std::vector<std::string>{"--ws=ws://h:1", "--ipv4", "--resolve=h:1:127.0.0.1",
                                        "--resolve=h:1:127.0.0.2", "--connect-delay=5ms",
                                        "--unix-socket=/s"}));
    EXPECT_EQ(request.settings.connect_delay, std::chrono::milliseconds(5));
}

TEST(ResolveAll, FindsEachHostOnceAndLeavesOverriddenOnesAlone) {
    endpoint name("ws", "", 80);
    name.host = "localhost";
    endpoint overridden = name;
    overridden.host = "host.invalid";
    overridden.addresses = {"192.0.2.1"};
    endpoint over_unix = name;
    over_unix.host = "host.invalid";
    over_unix.unix_path = "/run/s";
    std::vector<contender_spec> contenders{
        {"ws", name}, {"ws-lean", name}, {"http-keepalive", overridden}, {"ws", over_unix}, "tcp"};
    resolve_all(contenders, address_family::ipv4);
    EXPECT_EQ(contenders[0].remote->addresses, addresses{"127.0.0.1"});
    EXPECT_TRUE(contenders[0].remote->resolve_time.has_value());
    EXPECT_EQ(contenders[1].remote->addresses, addresses{"127.0.0.1"});
    EXPECT_EQ(contenders[1].remote->resolve_time, contenders[0].remote->resolve_time);
    EXPECT_EQ(contenders[2].remote->addresses, addresses{"192.0.2.1"});
    EXPECT_TRUE(contenders[3].remote->addresses.empty());
}

TEST(ResolveAll, LeavesTheReasonWithTheHostsThatHaveNoAddress) {
    endpoint literal("ws", "", 80);
    literal.host = "::1";
    endpoint absent("http", "", 80);
    absent.host = "absent..invalid";
    const endpoint known("http", "127.0.0.1", 80);
    std::vector<contender_spec> contenders{
        {"ws", literal}, {"http-keepalive", absent}, {"http-close", absent}, {"http-lean", known}};
    resolve_all(contenders, address_family::ipv4);
    EXPECT_EQ(contenders[0].remote->resolve_error, boost::asio::error::no_data);
    EXPECT_TRUE(contenders[1].remote->resolve_error);
    EXPECT_EQ(contenders[2].remote->resolve_error, contenders[1].remote->resolve_error);
    EXPECT_FALSE(contenders[3].remote->resolve_error);
    EXPECT_EQ(contenders[3].remote->addresses, std::vector<std::string>{"127.0.0.1"});
}

}  // namespace
}  // namespace pingpong::command
