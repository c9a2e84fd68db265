#include "pingpong/transport/tls/tls_stream.hpp"

#include <gtest/gtest.h>

#include <boost/asio/read.hpp>
#include <optional>
#include <string>

#include "pingpong/transport/mock_dialer.hpp"
#include "pingpong/transport/tls/tls_context.hpp"
#include "support/run_coroutine.hpp"

namespace pingpong {
namespace {

using stream_type = tls_stream<memory_stream>;

std::string pattern(std::size_t bytes) {
    std::string text(bytes, '?');
    for (std::size_t i = 0; i < bytes; ++i)
        text[i] = static_cast<char>('a' + i % 23);
    return text;
}

/// Both ends of a connection in memory.
class TlsStream : public testing::Test {
protected:
    explicit TlsStream(const tls_settings& settings = {}) {
        auto made = tls_context::make_server(settings, "127.0.0.1", tls_application::http_1_1);
        server_context_ = std::move(made.value());
        client_settings_ = settings;
        client_settings_.trusted_certificate = server_context_->self_made_certificate();
        make_client_context("localhost");
        connect();
    }

    void make_client_context(std::string_view host) {
        auto made = tls_context::make_client(client_settings_, host, tls_application::http_1_1);
        client_context_ = std::move(made.value());
    }

    void connect() {
        auto [client, server] = mock_stream::connect(context_.get_executor());
        client_end_.emplace(client);
        server_end_.emplace(server);
        client_.emplace(memory_stream(client, client_traffic_), client_context_->make_engine());
        server_.emplace(memory_stream(server, server_traffic_), server_context_->make_engine());
    }

    /// The outcome of the client's handshake; the server's is in `served`.
    result<> shake_hands() {
        started<result<>> serving(context_, server_->shake_hands());
        started<result<>> shaking(context_, client_->shake_hands());
        run_ready(context_);
        served = serving.done() ? serving.value() : failure{errc::no_progress, "test"};
        if (shaking.done())
            return shaking.value();
        return failure{errc::no_progress, "test"};
    }

    static asio::awaitable<error_code, executor> write_all(stream_type& stream, std::string text) {
        auto [error, sent] =
            co_await asio::async_write(stream, asio::buffer(text), transfer_whole(), as_values);
        co_return error;
    }

    static asio::awaitable<std::string, executor> read_exactly(stream_type& stream,
                                                               std::size_t bytes,
                                                               std::size_t step) {
        std::string text;
        std::string part(step, '?');
        while (text.size() < bytes) {
            auto [error, received] = co_await stream.async_read_some(asio::buffer(part), as_values);
            if (error)
                co_return text + error.message();
            text.append(part, 0, received);
        }
        co_return text;
    }

    /// What the server reads of `text`, at most `step` bytes at a time.
    std::string send(const std::string& text, std::size_t step = 64 * 1024) {
        started<error_code> writing(context_, write_all(*client_, text));
        std::string heard = run_coroutine(context_, read_exactly(*server_, text.size(), step));
        EXPECT_FALSE(writing.value());
        return heard;
    }

    error_code read_error(stream_type& stream) {
        std::string part(10, '?');
        std::optional<error_code> outcome;
        stream.async_read_some(asio::buffer(part),
                               [&](error_code error, std::size_t) { outcome = error; });
        run_ready(context_);
        return outcome.value_or(error_code(asio::error::in_progress));
    }

    asio::io_context context_{1};
    tls_settings client_settings_;
    std::unique_ptr<tls_context> server_context_;
    std::unique_ptr<tls_context> client_context_;
    traffic client_traffic_;
    traffic server_traffic_;
    std::optional<mock_stream> client_end_;
    std::optional<mock_stream> server_end_;
    std::optional<stream_type> client_;
    std::optional<stream_type> server_;
    result<> served;
};

TEST_F(TlsStream, TheHandshakeAgreesOnTheLatestVersionAndVerifiesTheServer) {
    ASSERT_TRUE(shake_hands());
    ASSERT_TRUE(served);
    EXPECT_EQ(client_->facts().version, "TLSv1.3");
    EXPECT_TRUE(client_->facts().verified);
    EXPECT_FALSE(client_->facts().resumed);
    EXPECT_FALSE(client_->facts().cipher.empty());
}

TEST_F(TlsStream, MessagesArriveWhateverTheirLength) {
    ASSERT_TRUE(shake_hands());
    for (const std::size_t bytes : {1, 100, 16383, 16384, 16385, 65536, 65537, 1 << 20})
        for (const std::size_t step : {1000, 4095, 16384, 65536})
            EXPECT_TRUE(send(pattern(bytes), step) == pattern(bytes)) << bytes << ' ' << step;
}

TEST_F(TlsStream, MessagesArriveWhereverTheStreamBelowCutsThem) {
    for (const std::size_t cut : {1, 2, 5, 7, 100, 4096, 5000, 16405, 16406, 16407, 40000}) {
        connect();
        client_end_->write_at_most(cut);
        server_end_->write_at_most(cut);
        server_end_->read_at_most(cut);
        client_end_->read_at_most(cut);
        ASSERT_TRUE(shake_hands()) << cut;
        for (const std::size_t step : {7, 1500, 9000, 65536})
            EXPECT_TRUE(send(pattern(50'000), step) == pattern(50'000)) << cut << ' ' << step;
    }
}

TEST_F(TlsStream, ReadsAreCutIndependentlyOfWrites) {
    ASSERT_TRUE(shake_hands());
    std::size_t cut = 1;
    for (int i = 0; i < 40; ++i) {
        cut = cut * 7 % 30011 + 1;
        server_end_->read_at_most(cut);
        EXPECT_TRUE(send(pattern(70'000), 20'000) == pattern(70'000)) << cut;
    }
}

TEST_F(TlsStream, SeveralBuffersLeaveInOneRecordAndArriveInSeveral) {
    ASSERT_TRUE(shake_hands());
    const std::string head = pattern(100);
    const std::string body = pattern(40'000);
    const std::array<asio::const_buffer, 3> source{asio::buffer(head), asio::const_buffer(),
                                                   asio::buffer(body)};
    const auto writes = client_traffic_.writes;
    std::size_t sent = 0;
    client_->async_write_some(source, [&](error_code, std::size_t bytes) { sent = bytes; });
    run_ready(context_);
    EXPECT_EQ(sent, 40'100);
    EXPECT_EQ(client_traffic_.writes, writes + 1);
    EXPECT_EQ(server_end_->unread().size(), 40'100 + 3 * 22);

    std::string first(50, '?');
    std::string second(50'000, '?');
    const std::array<asio::mutable_buffer, 2> target{asio::buffer(first), asio::buffer(second)};
    std::size_t received = 0;
    server_->async_read_some(target, [&](error_code, std::size_t bytes) { received = bytes; });
    run_ready(context_);
    EXPECT_EQ(received, 40'100);
    second.resize(received - first.size());
    EXPECT_TRUE(first + second == head + body);
}

TEST_F(TlsStream, ALongMessageLeavesInFewWritesOfFullRecords) {
    ASSERT_TRUE(shake_hands());
    const auto before = client_traffic_;
    ASSERT_TRUE(send(pattern(1 << 20)) == pattern(1 << 20));
    const traffic moved = client_traffic_ - before;
    EXPECT_EQ(moved.writes, 16);
    EXPECT_EQ(moved.bytes_sent, (1 << 20) + 64 * 22);
}

TEST_F(TlsStream, BothDirectionsMoveAtOnce) {
    ASSERT_TRUE(shake_hands());
    server_end_->write_at_most(999);
    client_end_->write_at_most(1001);
    started<error_code> there(context_, write_all(*client_, pattern(200'000)));
    started<error_code> back(context_, write_all(*server_, pattern(200'000)));
    started<std::string> heard(context_, read_exactly(*server_, 200'000, 5000));
    EXPECT_TRUE(run_coroutine(context_, read_exactly(*client_, 200'000, 5000)) == pattern(200'000));
    EXPECT_TRUE(heard.wait(context_) == pattern(200'000));
    EXPECT_FALSE(there.value());
    EXPECT_FALSE(back.value());
}

TEST_F(TlsStream, AnEndThatIsAnnouncedIsRead) {
    ASSERT_TRUE(shake_hands());
    error_code ignored;
    EXPECT_EQ(run_coroutine(context_, write_all(*client_, "last")), error_code());
    client_->close(ignored);
    EXPECT_EQ(run_coroutine(context_, read_exactly(*server_, 4, 10)), "last");
    EXPECT_EQ(read_error(*server_), asio::error::eof);
    EXPECT_EQ(read_error(*server_), asio::error::eof);
    EXPECT_FALSE(server_->was_truncated());
}

TEST_F(TlsStream, AnEndThatIsNotAnnouncedIsReadAndKnownAsTruncated) {
    ASSERT_TRUE(shake_hands());
    close_stream(*client_end_);
    EXPECT_EQ(read_error(*server_), asio::error::eof);
    EXPECT_TRUE(server_->was_truncated());
}

TEST_F(TlsStream, AfterItsShutdownAnEndStillReads) {
    ASSERT_TRUE(shake_hands());
    end_sending(*client_);
    EXPECT_EQ(read_error(*server_), asio::error::eof);
    started<error_code> writing(context_, write_all(*server_, "reply"));
    EXPECT_EQ(run_coroutine(context_, read_exactly(*client_, 5, 100)), "reply");
}

TEST_F(TlsStream, APendingReadCanBeCancelledAndTheConnectionUsedOn) {
    ASSERT_TRUE(shake_hands());
    started<std::string> reading(context_, read_exactly(*server_, 5, 100));
    run_ready(context_);
    EXPECT_FALSE(reading.done());
    reading.cancel();
    EXPECT_EQ(reading.wait(context_), error_code(asio::error::operation_aborted).message());
    EXPECT_EQ(send("hello"), "hello");
}

TEST_F(TlsStream, ClosingEndsAPendingRead) {
    ASSERT_TRUE(shake_hands());
    started<std::string> reading(context_, read_exactly(*server_, 5, 100));
    run_ready(context_);
    error_code ignored;
    server_->close(ignored);
    EXPECT_EQ(reading.wait(context_), error_code(asio::error::operation_aborted).message());
}

TEST_F(TlsStream, GarbageIsAnErrorAndEndsNothingElse) {
    ASSERT_TRUE(shake_hands());
    client_end_->write(std::string("\x17\x03\x03\x00\x30", 5) + std::string(48, 'x'));
    const error_code error = read_error(*server_);
    EXPECT_EQ(error.category(), tls_category()) << error.message();
    EXPECT_NE(error.message(), "");
}

TEST_F(TlsStream, BytesBeforeGarbageAreDelivered) {
    ASSERT_TRUE(shake_hands());
    EXPECT_FALSE(run_coroutine(context_, write_all(*client_, "whole")));
    client_end_->write(std::string("\x17\x03\x03\x00\x30", 5) + std::string(48, 'x'));
    EXPECT_EQ(run_coroutine(context_, read_exactly(*server_, 5, 100)), "whole");
    const error_code error = read_error(*server_);
    EXPECT_EQ(error.message(), "decryption failed or bad record mac");
    EXPECT_EQ(read_error(*server_), error);
}

TEST_F(TlsStream, AServerOfAnotherNameIsRefused) {
    make_client_context("example.org");
    connect();
    const auto shaken = shake_hands();
    ASSERT_FALSE(shaken);
    EXPECT_EQ(format_failure(shaken.error()), "tls handshake: hostname mismatch");
    ASSERT_FALSE(served);
    EXPECT_EQ(served.error().code.message(), "sslv3 alert bad certificate");
}

TEST_F(TlsStream, AnAddressThatTheCertificateDoesNotHaveIsRefused) {
    make_client_context("127.0.0.2");
    connect();
    const auto shaken = shake_hands();
    ASSERT_FALSE(shaken);
    EXPECT_EQ(format_failure(shaken.error()), "tls handshake: IP address mismatch");
}

TEST_F(TlsStream, AnUnknownCertificateIsRefusedUnlessTheClientIsInsecure) {
    client_settings_.trusted_certificate.clear();
    make_client_context("localhost");
    connect();
    const auto shaken = shake_hands();
    ASSERT_FALSE(shaken);
    EXPECT_EQ(format_failure(shaken.error()), "tls handshake: self-signed certificate");

    client_settings_.insecure = true;
    make_client_context("example.org");
    connect();
    ASSERT_TRUE(shake_hands());
    EXPECT_FALSE(client_->facts().verified);
}

TEST_F(TlsStream, APeerThatDoesNotSpeakTlsIsCalledThat) {
    started<result<>> shaking(context_, client_->shake_hands());
    server_end_->write("HTTP/1.1 400 Bad Request\r\n\r\n");
    EXPECT_EQ(format_failure(shaking.wait(context_).error()),
              "tls handshake: wrong version number (the peer does not speak TLS)");

    connect();
    started<result<>> serving(context_, server_->shake_hands());
    client_end_->write("GET / HTTP/1.1\r\n\r\n");
    EXPECT_EQ(format_failure(serving.wait(context_).error()),
              "tls handshake: http request (the peer speaks plain HTTP)");
}

TEST_F(TlsStream, AnEndDuringTheHandshakeIsCalledThat) {
    started<result<>> shaking(context_, client_->shake_hands());
    run_ready(context_);
    close_stream(*server_end_);
    EXPECT_EQ(shaking.wait(context_).error().code, tls_errc::closed_in_handshake);
}

TEST_F(TlsStream, AHandshakeThatStallsCanBeCancelled) {
    started<result<>> shaking(context_, client_->shake_hands());
    run_ready(context_);
    EXPECT_FALSE(shaking.done());
    shaking.cancel();
    EXPECT_EQ(shaking.wait(context_).error().code, asio::error::operation_aborted);
}

TEST_F(TlsStream, EveryFaultBelowIsReported) {
    for (std::size_t nth = 1; nth < 100; ++nth) {
        connect();
        client_end_->fail_at(nth, asio::error::connection_reset);
        const auto shaken = shake_hands();
        if (shaken) {
            EXPECT_GT(nth, 2);
            return;
        }
        EXPECT_EQ(shaken.error().code, asio::error::connection_reset);
        close_stream(*client_end_);
        run_ready(context_);
    }
    FAIL() << "no handshake succeeded";
}

TEST_F(TlsStream, AWriteThatFailsBelowFails) {
    ASSERT_TRUE(shake_hands());
    client_end_->fail_at(2, asio::error::connection_reset);
    client_end_->write_at_most(1000);
    EXPECT_EQ(run_coroutine(context_, write_all(*client_, pattern(5000))),
              asio::error::connection_reset);
}

TEST_F(TlsStream, AfterAWriteThatFailedThePeerReadsAnEndAndNoGarbage) {
    ASSERT_TRUE(shake_hands());
    client_end_->fail_at(1, asio::error::connection_reset);
    EXPECT_EQ(run_coroutine(context_, write_all(*client_, "lost")), asio::error::connection_reset);
    error_code ignored;
    client_->close(ignored);
    EXPECT_EQ(read_error(*server_), asio::error::eof);
    EXPECT_TRUE(server_->was_truncated());
}

TEST_F(TlsStream, AWriteThatFailsYieldsTheAlertOfThePeer) {
    ASSERT_TRUE(shake_hands());
    started<error_code> writing(context_, write_all(*server_, "more"));
    client_end_->write(std::string("\x17\x03\x03\x00\x30", 5) + std::string(48, 'x'));
    EXPECT_TRUE(read_error(*server_));
    error_code ignored;
    server_->close(ignored);
    EXPECT_EQ(run_coroutine(context_, write_all(*client_, "late")).message(),
              "sslv3 alert bad record mac");
}

TEST_F(TlsStream, AWriteThatFailsWithoutAnAlertFailsAsBelow) {
    for (const bool announced : {false, true}) {
        connect();
        ASSERT_TRUE(shake_hands());
        error_code ignored;
        if (announced)
            server_->close(ignored);
        else
            close_stream(*server_end_);
        EXPECT_EQ(run_coroutine(context_, write_all(*client_, "late")), asio::error::broken_pipe);
    }
}

TEST_F(TlsStream, NothingIsKeptBetweenTwoWrites) {
    ASSERT_TRUE(shake_hands());
    EXPECT_LE(sizeof(tls_engine) + sizeof(stream_type), 5000);
}

struct TlsVersions : TlsStream, testing::WithParamInterface<tls_version> {
    static tls_settings only(tls_version version) {
        tls_settings settings;
        settings.version = version;
        settings.resume = true;
        return settings;
    }

    TlsVersions() : TlsStream(only(GetParam())) {}
};

TEST_P(TlsVersions, AreAgreedOnAndCarryMessages) {
    ASSERT_TRUE(shake_hands());
    EXPECT_EQ(client_->facts().version, GetParam() == tls_version::v1_2 ? "TLSv1.2" : "TLSv1.3");
    EXPECT_TRUE(send(pattern(100'000)) == pattern(100'000));
}

TEST_P(TlsVersions, ALaterHandshakeIsResumed) {
    for (const bool resumed : {false, true, true}) {
        connect();
        ASSERT_TRUE(shake_hands());
        EXPECT_EQ(client_->facts().resumed, resumed);
        EXPECT_TRUE(client_->facts().verified);
        // With TLS 1.3 the ticket comes with the first bytes from the server.
        started<error_code> writing(context_, write_all(*server_, "reply"));
        EXPECT_EQ(run_coroutine(context_, read_exactly(*client_, 5, 100)), "reply");
        error_code ignored;
        server_->close(ignored);
        EXPECT_EQ(read_error(*client_), asio::error::eof);
        client_->close(ignored);
    }
}

TEST_P(TlsVersions, AreRefusedByAPeerOfTheOther) {
    client_settings_.version =
        GetParam() == tls_version::v1_2 ? tls_version::v1_3 : tls_version::v1_2;
    make_client_context("localhost");
    connect();
    const auto shaken = shake_hands();
    ASSERT_FALSE(shaken);
    EXPECT_EQ(format_failure(shaken.error()),
              "tls handshake: tlsv1 alert protocol version (the peers have no version of TLS in "
              "common)");
}

INSTANTIATE_TEST_SUITE_P(Both, TlsVersions, testing::Values(tls_version::v1_2, tls_version::v1_3));

}  // namespace
}  // namespace pingpong
