// `pingpong serve` as a process.
#include <gtest/gtest.h>

#include <boost/asio/ip/tcp.hpp>
#include <csignal>
#include <filesystem>
#include <regex>

#include "pingpong/reporter/json/json.hpp"
#include "support/child_process.hpp"
#include "support/temporary_folder.hpp"

namespace pingpong {
namespace {

/// The servers in a process of their own.
class serving {
public:
    explicit serving(std::vector<std::string> options = {}) : process_(arguments(options)) {
        EXPECT_TRUE(process_.await_output("http  http://"));
        EXPECT_TRUE(process_.await_output("/\n"));
    }

    /// Ends it politely, so that it removes its socket.
    ~serving() {
        if (!ended_) {
            process_.signal(SIGTERM);
            process_.wait();
        }
    }

    serving(const serving&) = delete;
    serving& operator=(const serving&) = delete;

    /// Sends it a signal and waits for its end; the exit status.
    int end_by(int signal) {
        process_.signal(signal);
        return wait();
    }

    int wait() {
        ended_ = true;
        return process_.wait();
    }

    /// The URL of a service.
    std::string url(const std::string& service) const {
        std::smatch found;
        const std::regex line("(?:^|\n)" + service + " +([^\n]+)\n");
        return std::regex_search(process_.output(), found, line) ? found[1].str() : "";
    }

    std::string port(const std::string& service) const {
        const std::string where = url(service);
        const std::size_t colon = where.rfind(':') + 1;
        return where.substr(colon, where.find('/', colon) - colon);
    }

    child_process& process() { return process_; }

private:
    static child_setup arguments(const std::vector<std::string>& options) {
        child_setup setup{{"serve"}};
        setup.arguments.insert(setup.arguments.end(), options.begin(), options.end());
        return setup;
    }

    child_process process_;
    bool ended_ = false;
};

/// A connection that gives up after half a minute.
class connection {
public:
    explicit connection(const std::string& port) {
        stream_.expires_after(std::chrono::seconds(30));
        stream_.connect("127.0.0.1", port);
    }

    void send(std::string_view text) { stream_ << text << std::flush; }

    std::string receive_up_to(std::string_view end) {
        std::string received;
        for (char c = 0; !received.ends_with(end) && stream_.get(c);)
            received += c;
        return received;
    }

    std::string receive(std::size_t bytes) {
        std::string received(bytes, '\0');
        stream_.read(received.data(), static_cast<std::streamsize>(bytes));
        received.resize(static_cast<std::size_t>(stream_.gcount()));
        return received;
    }

private:
    boost::asio::ip::tcp::iostream stream_;
};

TEST(ServeCommand, PrintsALineForEachListener) {
    const temporary_folder folder;
    serving servers({"--unix", folder.path_of("pong.sock")});
    EXPECT_EQ(servers.url("unix"), "unix:" + folder.path_of("pong.sock"));
    for (const char* service : {"tcp", "ws", "http"})
        EXPECT_EQ(servers.url(service).find(std::string(service) + "://127.0.0.1:"), 0U);
    EXPECT_EQ(servers.end_by(SIGINT), 0);
    EXPECT_FALSE(std::filesystem::exists(folder.path_of("pong.sock")));
}

TEST(ServeCommand, AnswersLinesByTheRuleOrByEcho) {
    serving by_rule;
    connection client(by_rule.port("tcp"));
    client.send("Ping\n");
    EXPECT_EQ(client.receive_up_to("\n"), "Pong!\n");

    serving by_echo({"--echo"});
    connection other(by_echo.port("tcp"));
    other.send("Ping\n");
    EXPECT_EQ(other.receive_up_to("\n"), "Ping\n");
}

TEST(ServeCommand, ClosesWebSocketsWith1001WhenItIsTerminated) {
    serving servers;
    connection client(servers.port("ws"));
    client.send(
        "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
    EXPECT_TRUE(client.receive_up_to("\r\n\r\n").starts_with("HTTP/1.1 101 "));
    servers.process().signal(SIGTERM);
    EXPECT_EQ(client.receive(4), "\x88\x02\x03\xE9");
    using namespace std::string_literals;
    client.send("\x88\x82\0\0\0\0\x03\xE9"s);
    EXPECT_EQ(servers.wait(), 0);
}

TEST(ServeCommand, DoesNotWaitForThoseWhoDoNotAnswer) {
    serving servers;
    connection mute(servers.port("ws"));
    mute.send("GET / HT");
    connection idle(servers.port("http"));
    EXPECT_EQ(servers.end_by(SIGTERM), 0);
}

TEST(ServeCommand, NamesThePortThatIsInUse) {
    serving first;
    for (const std::string service : {"tcp", "ws", "http"}) {
        const std::string port = first.port(service);
        const auto second = run_command({{"serve", "--" + service + "-port", port}});
        EXPECT_EQ(second.status, 5);
        EXPECT_EQ(second.output, "");
        EXPECT_EQ(second.errors, "pingpong: " + service + ": cannot listen on 127.0.0.1:" + port +
                                     ": Address already in use\n");
        const auto run = run_command({{"run", "--" + service + "-port", port}});
        EXPECT_EQ(run.status, 5);
        EXPECT_EQ(run.errors, second.errors);
    }
}

TEST(ServeCommand, GivesAPortToOneListenerOnly) {
    // Free a moment ago, and unlikely to be taken by another process.
    const std::string port = serving().port("tcp");
    const std::string why =
        "pingpong: ws: cannot listen on 127.0.0.1:" + port + ": Address already in use\n";
    for (const char* command : {"run", "serve"}) {
        const auto ended = run_command({{command, "--tcp-port", port, "--ws-port", port}});
        EXPECT_EQ(ended.status, 5);
        EXPECT_EQ(ended.output, "");
        EXPECT_EQ(ended.errors, why);
    }
}

TEST(ServeCommand, IsNoMeasurementWhereItAnswersWithAnotherStatus) {
    serving servers;
    const auto ended =
        run_command({{"run", "--counts", "20", "--rounds", "10", "--protocols",
                      "tcp,http-keepalive", "--http", servers.url("http") + "absent"}});
    EXPECT_EQ(ended.status, 5);
    EXPECT_NE(ended.errors.find("pingpong: http-keepalive: "), std::string::npos) << ended.errors;
    EXPECT_NE(ended.errors.find("404 Not Found"), std::string::npos) << ended.errors;
    EXPECT_EQ(ended.output, "") << "said at once, without a table";
}

TEST(ServeCommand, IsNamedOnceWhereItFailsEveryExperiment) {
    serving servers;
    const std::string line = "pingpong: http-keepalive: http reply";
    for (const char* processes : {"--in-process", "--processes=2"}) {
        const auto ended = run_command(
            {{"run", "--counts", "20,30", "--rounds", "10", processes, "--ws", servers.url("ws"),
              "--protocols", "ws,http-keepalive", "--http", servers.url("http") + "absent"}});
        const std::size_t first = ended.errors.find(line);
        EXPECT_NE(first, std::string::npos) << ended.errors;
        EXPECT_EQ(ended.errors.find("http reply", first + line.size()), std::string::npos)
            << ended.errors;
    }
}

/// The text in one line: where it is wrapped depends on the figures in it.
std::string unwrap(const std::string& text) {
    std::istringstream words(text);
    std::string line;
    for (std::string word; words >> word;)
        line += (line.empty() ? "" : " ") + word;
    return line;
}

TEST(ServeCommand, IsAskedOnceByADryRunThatTellsWhatGivenCountsTake) {
    serving servers;
    const std::vector<std::string> words{
        "run",          "--dry-run",   "--counts",          "2000", "--rounds",        "10",
        "--in-process", "--protocols", "ws,http-keepalive", "--ws", servers.url("ws"), "--http"};
    std::vector<std::string> both = words, one = words;
    both.push_back(servers.url("http"));
    one.push_back(servers.url("http") + "absent");
    const auto works = run_command({both});
    EXPECT_EQ(works.status, 0) << works.errors;
    for (const char* part : {"1. 2000 exchanges of each", "Takes about ", "from one exchange with",
                             "WebSocket ", "HTTP keep-alive "})
        EXPECT_NE(unwrap(works.output).find(part), std::string::npos) << part << '\n'
                                                                      << works.output;
    EXPECT_EQ(works.output.find("fails"), std::string::npos) << works.output;
    const auto partly = run_command({one});
    EXPECT_EQ(partly.status, 0) << partly.errors;
    EXPECT_NE(partly.output.find("Takes about "), std::string::npos) << partly.output;
    EXPECT_NE(unwrap(partly.output).find("Without what fails: http-keepalive: "), std::string::npos)
        << partly.output;
}

TEST(ServeCommand, IsMeasuredFromAnotherProcess) {
    serving servers;
    const auto ended =
        run_command({{"run", "--counts", "20", "--rounds", "10", "--ws", servers.url("ws"),
                      "--http", servers.url("http"), "--tcp", servers.url("tcp"), "--unix",
                      servers.url("unix"), "--format", "json"}});
    ASSERT_TRUE(came_to_its_end(ended)) << ended.errors;
    const auto parsed = from_json(ended.output);
    ASSERT_TRUE(parsed.value) << parsed.error;
    for (std::size_t i = 0; i < parsed.value->cells.size(); ++i) {
        EXPECT_TRUE(parsed.value->cells[i].remote);
        EXPECT_EQ(parsed.value->summaries[i].exchanges, 200U);
    }
}

TEST(ServeCommand, ServesTheLeanPairInPlaceOfTheOthers) {
    serving servers({"--lean"});
    const auto ended = run_command(
        {{"run", "--counts", "20", "--rounds", "10", "--lean", "--payload", "300", "--ws",
          servers.url("ws"), "--http", servers.url("http"), "--format", "json"}});
    ASSERT_TRUE(came_to_its_end(ended)) << ended.errors;
    const auto parsed = from_json(ended.output);
    ASSERT_TRUE(parsed.value) << parsed.error;
    ASSERT_EQ(parsed.value->cells.size(), 7U);
    for (const cell& cell : parsed.value->cells)
        EXPECT_EQ(cell.remote, cell.protocol != "tcp" && cell.protocol != "unix") << cell.protocol;
}

TEST(ServeCommand, LogsWhatItReceivesWhenAsked) {
    for (const auto& options :
         {std::vector<std::string>{"--verbose"}, std::vector<std::string>{"--verbose", "--lean"}}) {
        serving servers(options);
        connection client(servers.port("http"));
        client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi");
        client.receive_up_to("hi");
        EXPECT_TRUE(
            servers.process().await_errors("(http): POST /echo: Host: x; Content-Length: 2\n"));
        EXPECT_TRUE(servers.process().await_errors("(http): Data: hi\n"));
    }
}

TEST(ServeCommand, SurvivesALackOfDescriptors) {
#ifdef __SANITIZE_ADDRESS__
    GTEST_SKIP() << "the sanitizers need descriptors themselves";
#endif
    child_setup setup{{"serve"}};
    setup.descriptor_limit = 32;
    child_process servers(std::move(setup));
    ASSERT_TRUE(servers.await_output("http  http://"));
    ASSERT_TRUE(servers.await_output("/\n"));
    std::smatch found;
    ASSERT_TRUE(std::regex_search(servers.output(), found, std::regex("tcp://127.0.0.1:(\\d+)")));
    {
        std::vector<std::unique_ptr<connection>> crowd;
        for (int i = 0; i < 40; ++i)
            crowd.push_back(std::make_unique<connection>(found[1].str()));
    }
    connection late(found[1].str());
    late.send("Ping\n");
    EXPECT_EQ(late.receive_up_to("\n"), "Pong!\n");
    servers.signal(SIGTERM);
    EXPECT_EQ(servers.wait(), 0) << servers.errors();
}

}  // namespace
}  // namespace pingpong
