// `pingpong probe`: one exchange over each protocol, step by step.
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "support/child_process.hpp"
#include "support/temporary_folder.hpp"

namespace pingpong {
namespace {

/// `pingpong serve` with its servers.
class probed_servers {
public:
    explicit probed_servers(std::vector<std::string> options = {})
        : process_({with_command(std::move(options))}) {
        EXPECT_TRUE(process_.await_output("http  ")) << process_.errors();
        EXPECT_TRUE(process_.await_output("/\n"));
    }
    ~probed_servers() { process_.signal(15); }

    std::string url(const std::string& scheme) {
        EXPECT_TRUE(process_.await_output(scheme + "://"));
        const std::string& lines = process_.output();
        const std::size_t begin = lines.find(scheme + "://");
        return lines.substr(begin, lines.find('\n', begin) - begin);
    }

private:
    static std::vector<std::string> with_command(std::vector<std::string> options) {
        options.insert(options.begin(), "serve");
        return options;
    }

    child_process process_;
};

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

TEST(ProbeCommand, ShowsAnExchangeOverEachProtocolWithOurServers) {
    const auto ended = run_command({{"probe"}});
    EXPECT_EQ(ended.status, 0) << ended.errors;
    for (const char* part :
         {"WebSocket  ws://127.0.0.1:", "HTTP keep-alive  http://127.0.0.1:",
          "HTTP/1.1 101 Switching Protocols", "POST / HTTP/1.1", "HTTP/1.1 200 OK",
          "  received   Pong!\n", "  accepted   the expected reply\n"})
        EXPECT_TRUE(has(ended.output, part)) << part << '\n' << ended.output;
}

TEST(ProbeCommand, ShowsWhatCameBackInPlaceOfAnAcceptedReply) {
    probed_servers servers({"--reply", "{\"error\":1}"});
    const auto ended =
        run_command({{"probe", "--http", servers.url("http"), "--expect-contains", "price"}});
    EXPECT_EQ(ended.status, 5);
    EXPECT_TRUE(has(ended.output, "             {\"error\":1}\n")) << ended.output;
    EXPECT_TRUE(has(ended.output, "expected a reply with 'price', got '{\"error\":1}'"))
        << ended.output;
}

TEST(ProbeCommand, SaysThatNobodyListens) {
    const auto ended = run_command({{"probe", "--http", "http://127.0.0.1:1/"}});
    EXPECT_EQ(ended.status, 5);
    EXPECT_TRUE(has(ended.output, "  address    127.0.0.1 port 1\n")) << ended.output;
    EXPECT_TRUE(has(ended.output, "  FAILED     connect: Connection refused")) << ended.output;
    EXPECT_FALSE(has(ended.output, "connected")) << ended.output;
    EXPECT_FALSE(has(ended.output, "sent")) << ended.output;
}

TEST(ProbeCommand, ShowsTheFirstMessagesAsStepsOfTheirOwn) {
    probed_servers servers;
    const auto ended = run_command({{"probe", "--ws", servers.url("ws"), "--ws-first", "hello",
                                     "--ws-first", "Ping", "--message", "Ping"}});
    EXPECT_EQ(ended.status, 0) << ended.output;
    EXPECT_TRUE(has(ended.output,
                    "  sent first hello\n"
                    "  reply      Data hello received successfully.\n"
                    "  sent first Ping\n"
                    "  reply      Pong!\n"
                    "  handshake  "))
        << ended.output;
    EXPECT_TRUE(has(ended.output, "  sent       GET / HTTP/1.1\n")) << ended.output;
}

TEST(ProbeCommand, GoesOnAfterAHostThatIsNotFound) {
    probed_servers servers;
    const auto ended =
        run_command({{"probe", "--ws", "ws://absent..invalid:1/", "--http", servers.url("http")}});
    EXPECT_EQ(ended.status, 5);
    EXPECT_TRUE(has(ended.output, "  FAILED     resolve: Host not found")) << ended.output;
    EXPECT_TRUE(has(ended.output, "--resolve HOST:PORT:ADDRESS")) << ended.output;
    EXPECT_TRUE(has(ended.output, "  received   HTTP/1.1 200 OK\n")) << ended.output;
}

TEST(ProbeCommand, HidesSecretFieldsAndCutsLongMessages) {
    probed_servers servers;
    const auto ended =
        run_command({{"probe", "--http", servers.url("http"), "-H", "Authorization: Bearer abc",
                      "--message", std::string(500, 'x'), "--show", "200"}});
    EXPECT_EQ(ended.status, 0) << ended.output;
    EXPECT_TRUE(has(ended.output, "Authorization: (10 bytes)\n")) << ended.output;
    EXPECT_FALSE(has(ended.output, "Bearer")) << ended.output;
    EXPECT_TRUE(has(ended.output, "bytes in all; --show tells how many are shown")) << ended.output;
}

TEST(ProbeCommand, ShowsWhatIsNotTextInHexadecimal) {
    const temporary_folder folder;
    std::ofstream(folder.path_of("bytes"), std::ios::binary) << std::string("\x01\x02\xff", 3);
    const auto ended = run_command({{"probe", "--protocols", "http-keepalive", "--message",
                                     "@" + folder.path_of("bytes"), "--reply", "fine"}});
    EXPECT_TRUE(has(ended.output, "01 02 ff")) << ended.output;
}

TEST(ProbeCommand, SendsLinesAndPrintsReplies) {
    const temporary_folder folder;
    std::ofstream(folder.path_of("lines")) << "ping\nhello\n";
    probed_servers servers;
    child_setup setup{{"probe", "--ws", servers.url("ws"), "-"}};
    setup.input_file = folder.path_of("lines");
    const auto ended = run_command(setup);
    EXPECT_EQ(ended.status, 0) << ended.errors;
    EXPECT_EQ(ended.output, "Pong!\nData hello received successfully.\n");
}

TEST(ProbeCommand, TakesLinesToOneServerOnly) {
    const auto ended = run_command({{"probe", "-"}});
    EXPECT_EQ(ended.status, 2);
    EXPECT_TRUE(has(ended.errors, "give one URL")) << ended.errors;
}

TEST(ProbeCommand, KeepsTheOrderOfTheTableWhereSomeServicesAreEncrypted) {
    for (const auto& [ws, http] :
         {std::pair("wss", "http"), std::pair("ws", "https"), std::pair("ws", "http")}) {
        const std::string first = std::string(ws) + "://127.0.0.1:1/";
        const std::string second = std::string(http) + "://127.0.0.1:1/";
        const auto ended = run_command({{"probe", "--http", second, "--ws", first}});
        EXPECT_EQ(ended.status, 5);
        EXPECT_LT(ended.output.find(first), ended.output.find(second)) << ended.output;
        EXPECT_TRUE(has(ended.output, second)) << ended.output;
    }
}

TEST(ProbeCommand, ShowsTheCertificate) {
    const auto ended = run_command({{"probe", "--tls"}});
    EXPECT_EQ(ended.status, 0) << ended.errors;
    EXPECT_TRUE(has(ended.output, "WebSocket over TLS  wss://")) << ended.output;
    EXPECT_TRUE(has(ended.output, "  TLS        ")) << ended.output;
    EXPECT_TRUE(has(ended.output, ", valid until 20")) << ended.output;
    EXPECT_TRUE(has(ended.output, ", verified\n")) << ended.output;
}

TEST(ProbeCommand, ShowsWhatTlsCarries) {
    const auto ended = run_command({{"probe", "--tls"}});
    EXPECT_EQ(ended.status, 0) << ended.errors;
    for (const char* part :
         {"  sent       GET / HTTP/1.1\n", "  received   HTTP/1.1 101 Switching Protocols\n",
          "  sent       POST / HTTP/1.1\n", "  received   HTTP/1.1 200 OK\n",
          "             Pong!\n"})
        EXPECT_TRUE(has(ended.output, part)) << part << '\n' << ended.output;
}

TEST(ProbeCommand, ShowsTheRefusalOfAHandshakeThatTlsCarries) {
    probed_servers servers({"--tls"});
    const auto ended =
        run_command({{"probe", "--ws", servers.url("wss") + "absent", "--insecure"}});
    EXPECT_EQ(ended.status, 5);
    for (const char* part : {"  TLS        TLSv1.3, ", "  received   HTTP/1.1 404 Not Found\n",
                             "  FAILED     ws handshake: "})
        EXPECT_TRUE(has(ended.output, part)) << part << '\n' << ended.output;
}

TEST(ProbeCommand, ShowsTheConnectionOfAnExchangeThatOpensOne) {
    const auto ended = run_command({{"probe", "--protocols", "https-close"}});
    EXPECT_EQ(ended.status, 0) << ended.errors;
    for (const char* part : {"  connected  within the exchange\n", "  TLS        TLSv1.3, ",
                             "  sent       POST / HTTP/1.1\n"})
        EXPECT_TRUE(has(ended.output, part)) << part << '\n' << ended.output;
}

TEST(ProbeCommand, ShowsNothingAsSentWhereTlsFailed) {
    probed_servers servers({"--tls"});
    for (const char* protocol : {"https-keepalive", "https-close"}) {
        const auto ended =
            run_command({{"probe", "--http", servers.url("https"), "--protocols", protocol}});
        EXPECT_EQ(ended.status, 5);
        EXPECT_TRUE(has(ended.output,
                        "  FAILED     tls handshake: self-signed certificate; trust "
                        "its authority with --ca FILE, or use --insecure\n"))
            << ended.output;
        EXPECT_FALSE(has(ended.output, "sent")) << ended.output;
    }
}

TEST(ProbeCommand, NamesTheSchemeForAPortThatSpeaksTls) {
    probed_servers servers({"--tls"});
    for (const auto& [option, scheme, secured] :
         {std::tuple("--ws", "ws", "wss"), std::tuple("--http", "http", "https")}) {
        const std::string url = scheme + servers.url(secured).substr(std::string(secured).size());
        const auto ended = run_command({{"probe", option, url}});
        EXPECT_EQ(ended.status, 5);
        EXPECT_TRUE(has(ended.output, "400 Bad Request")) << ended.output;
        EXPECT_TRUE(has(ended.output, "; use wss:// or https://\n")) << ended.output;
    }
}

}  // namespace
}  // namespace pingpong
