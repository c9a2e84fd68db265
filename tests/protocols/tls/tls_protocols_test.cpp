// The protocols over TLS, over real sockets: in process, and against servers that are not as they
// should be.
#include "pingpong/protocols/tls/tls_protocols.hpp"

#include <gtest/gtest.h>

#include <boost/asio/ip/address.hpp>
#include <set>
#include <string>

#include "pingpong/protocols/protocol.hpp"
#include "pingpong/transport/tls/tls_context.hpp"
#include "support/loopback.hpp"
#include "support/tls_peer.hpp"

namespace pingpong {
namespace {

std::vector<std::string> secured_names() {
    std::vector<std::string> names;
    for (const protocol& row : all_protocols())
        if (row.traits.secured == security::tls)
            names.emplace_back(row.name);
    return names;
}

std::string cause_of(const result<>& outcome) {
    return outcome ? std::string() : format_failure(outcome.error());
}

/// A client of a protocol, and the samples that it has made.
class TlsClient {
public:
    TlsClient(asio::io_context& context, std::string_view protocol, const endpoint& where,
              const tls_settings& tls)
        : context_(context) {
        client_settings settings;
        settings.target = "/";
        settings.host = where.authority();
        settings.tls = tls;
        auto made = all_protocols().find(protocol)->make(context.get_executor(), where, settings);
        if (made)
            client_ = std::move(*made);
        else
            failure_ = format_failure(made.error());
    }

    /// Opens, makes `count` exchanges and closes; the cause of a failure.
    std::string play(std::size_t count) {
        if (!client_)
            return failure_;
        samples.prepare(count);
        return cause_of(run_coroutine(context_, whole(*this)));
    }

    contender& client() { return *client_; }

    set_up took;
    round_trips samples;

private:
    static task<> whole(TlsClient& self) {
        auto opened = co_await self.client_->open();
        if (!opened)
            co_return opened.error();
        self.took = *opened;
        auto played = co_await self.client_->play(self.samples);
        if (!played)
            co_return played.error();
        auto closed = co_await self.client_->close();
        co_return closed;
    }

    asio::io_context& context_;
    std::unique_ptr<contender> client_;
    std::string failure_;
};

/// Each protocol over TLS against the server of this library.
class TlsProtocols : public testing::TestWithParam<std::string> {
protected:
    void start(const tls_settings& tls = {}) {
        session_settings settings;
        settings.tls = tls;
        auto started = row().served_by.start(context_.get_executor(), bind_options(), settings);
        server_ = std::move(started.value());
    }

    static const protocol& row() { return *all_protocols().find(GetParam()); }

    static bool keeps_connection() { return row().traits.use == connection_use::kept; }

    tls_settings trusting() const {
        tls_settings settings;
        settings.trusted_certificate = server_->certificate();
        return settings;
    }

    asio::io_context context_{1};
    std::unique_ptr<server> server_;
};

TEST_P(TlsProtocols, PlayAgainstTheSelfMadeCertificateThatTheyTrust) {
    start();
    TlsClient client(context_, GetParam(), server_->where(), trusting());
    EXPECT_EQ(client.play(20), "");
    EXPECT_EQ(client.samples.samples().size(), 20);
    ASSERT_TRUE(client.client().tls());
    EXPECT_TRUE(client.client().tls()->verified);
    EXPECT_EQ(client.client().tls()->version, "TLSv1.3");
    EXPECT_EQ(client.took.tls_handshake.has_value(), keeps_connection());
    EXPECT_EQ(client.took.connect.has_value(), keeps_connection());
    stop_server(context_, *server_, std::chrono::seconds(1));
}

TEST_P(TlsProtocols, DoNotTrustTheCertificateOfAnotherServer) {
    start();
    tls_settings others;
    const auto other = tls_context::make_server({}, "127.0.0.1", tls_application::unnamed);
    others.trusted_certificate = other.value()->self_made_certificate();
    TlsClient client(context_, GetParam(), server_->where(), others);
    EXPECT_EQ(client.play(1), "tls handshake: self-signed certificate");
}

TEST_P(TlsProtocols, ResumeWhenBothSidesWantTo) {
    tls_settings resuming;
    resuming.resume = true;
    start(resuming);
    resuming.trusted_certificate = server_->certificate();
    TlsClient first(context_, GetParam(), server_->where(), resuming);
    EXPECT_EQ(first.play(2), "");
    TlsClient second(context_, GetParam(), server_->where(), resuming);
    EXPECT_EQ(second.play(2), "");
    EXPECT_TRUE(second.client().tls()->resumed);
    stop_server(context_, *server_, std::chrono::seconds(1));
}

TEST_P(TlsProtocols, SurviveClientsThatDoNotSpeakTls) {
    start();
    loopback_peer plain(context_, server_->where());
    plain.say("GET / HTTP/1.1\r\nHost: here\r\n\r\n");
    plain.wait_for_end();
    loopback_peer mute(context_, server_->where());
    TlsClient client(context_, GetParam(), server_->where(), trusting());
    EXPECT_EQ(client.play(1), "");
    stop_server(context_, *server_, std::chrono::milliseconds(10));
}

TEST_P(TlsProtocols, SayThatAServerSpeaksPlainHttp) {
    auto plain = start_server(context_, "http-keepalive");
    endpoint where = plain->where();
    where.scheme = row().served_by.scheme;
    tls_settings insecure;
    insecure.insecure = true;
    TlsClient client(context_, GetParam(), where, insecure);
    EXPECT_EQ(client.play(1), "tls handshake: wrong version number (the peer does not speak TLS)");
    stop_server(context_, *plain, std::chrono::seconds(1));
}

INSTANTIATE_TEST_SUITE_P(Each, TlsProtocols, testing::ValuesIn(secured_names()),
                         [](const auto& tested) {
                             std::string name = tested.param;
                             std::erase(name, '-');
                             return name;
                         });

/// What a client makes of a server that is not as it should be.
class OddTlsServer : public testing::Test {
protected:
    std::string failure_of(const tls_peer_settings& peer_settings, tls_settings tls,
                           const std::string& host = "localhost") {
        tls_peer peer(peer_settings);
        endpoint where("https", "127.0.0.1", peer.port());
        where.host = host;
        if (tls.trusted_certificate.empty() && !tls.insecure)
            tls.trusted_certificate = peer.authority();
        TlsClient client(context_, "https-keepalive", where, tls);
        return client.play(1);
    }

    asio::io_context context_{1};
};

TEST_F(OddTlsServer, IsServedWhenItIsAsItShouldBe) {
    EXPECT_EQ(failure_of({}, {}), "");
}

TEST_F(OddTlsServer, IsRefusedWhenItsCertificateHasExpired) {
    tls_peer_settings expired;
    expired.valid_from_days = -20;
    expired.valid_to_days = -10;
    EXPECT_EQ(failure_of(expired, {}), "tls handshake: certificate has expired");
    tls_settings insecure;
    insecure.insecure = true;
    EXPECT_EQ(failure_of(expired, insecure), "");
}

TEST_F(OddTlsServer, IsRefusedWhenItsCertificateIsNotYetValid) {
    tls_peer_settings early;
    early.valid_from_days = 10;
    early.valid_to_days = 20;
    EXPECT_EQ(failure_of(early, {}), "tls handshake: certificate is not yet valid");
}

TEST_F(OddTlsServer, IsRefusedUnderAnotherName) {
    EXPECT_EQ(failure_of({}, {}, "example.org"), "tls handshake: hostname mismatch");
    EXPECT_EQ(failure_of({}, {}, "127.0.0.1"), "tls handshake: IP address mismatch");
    tls_settings named;
    named.server_name = "localhost";
    EXPECT_EQ(failure_of({}, named, "127.0.0.1"), "");
}

TEST_F(OddTlsServer, IsRefusedWhenNobodyVouchesForIt) {
    tls_peer_settings alone;
    alone.self_signed = true;
    tls_settings other;
    other.trusted_certificate = tls_peer({}).authority();
    EXPECT_EQ(failure_of(alone, other), "tls handshake: self-signed certificate");
    EXPECT_EQ(failure_of({}, other), "tls handshake: certificate signature failure");
}

TEST_F(OddTlsServer, IsRefusedWhenItsVersionIsTooOld) {
    tls_peer_settings old;
    old.max_version = 0x0301;
    EXPECT_NE(failure_of(old, {}).find("version"), std::string::npos);
    old.max_version = 0x0302;
    EXPECT_NE(failure_of(old, {}).find("version"), std::string::npos);
    old.max_version = 0x0303;
    EXPECT_EQ(failure_of(old, {}), "");
    tls_settings latest;
    latest.version = tls_version::v1_3;
    EXPECT_NE(failure_of(old, latest).find("version"), std::string::npos);
}

TEST_F(OddTlsServer, ThatAsksForACertificateFailsAClientWithoutOne) {
    tls_peer_settings asking;
    asking.requires_client_certificate = true;
    // With TLS 1.3 the client learns of it when its first exchange fails, if the alert gets
    // through.
    EXPECT_NE(failure_of(asking, {}), "");
}

TEST_F(OddTlsServer, ThatStallsInTheHandshakeIsGivenUpByACancellation) {
    asio::ip::tcp::acceptor mute(context_, {asio::ip::make_address("127.0.0.1"), 0});
    endpoint where("wss", "127.0.0.1", mute.local_endpoint().port());
    tls_settings insecure;
    insecure.insecure = true;
    client_settings settings;
    settings.tls = insecure;
    auto made = all_protocols().find("wss")->make(context_.get_executor(), where, settings);
    contender& client = **made;
    started<result<set_up>> opening(context_, client.open());
    context_.run_for(std::chrono::milliseconds(50));
    ASSERT_FALSE(opening.done());
    opening.cancel();
    EXPECT_EQ(format_failure(opening.wait(context_).error()), "tls handshake: Operation canceled");
}

TEST(AllProtocols, HaveThePlainOnesFirstAndNamesOfTheirOwn) {
    const protocol_table all = all_protocols();
    const protocol_table plain;
    const auto plain_names = plain.names();
    const auto names = all.names();
    ASSERT_EQ(names.size(), plain_names.size() + 4);
    EXPECT_TRUE(std::equal(plain_names.begin(), plain_names.end(), names.begin()));
    EXPECT_EQ(std::set(names.begin(), names.end()).size(), names.size());
    EXPECT_EQ(find_scheme("wss").default_port, 443);
    EXPECT_EQ(find_scheme("https").default_port, 443);
    EXPECT_EQ(find_scheme("tls").default_port, 0);
}

}  // namespace
}  // namespace pingpong
