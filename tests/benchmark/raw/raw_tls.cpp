#include "raw/raw_tls.hpp"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <new>
#include <utility>

#include "pingpong/transport/tls/tls_certificate.hpp"

namespace pingpong::raw {
namespace {

constexpr std::size_t piece_bytes = 64 * 1024;             // of a message, and of a read
constexpr std::size_t records_bytes = piece_bytes + 4096;  // with what TLS adds

struct context_releaser {
    void operator()(SSL_CTX* context) const noexcept { SSL_CTX_free(context); }
};

struct session_releaser {
    void operator()(SSL_SESSION* session) const noexcept { SSL_SESSION_free(session); }
};

using context_owner = std::unique_ptr<SSL_CTX, context_releaser>;

context_owner new_context(const SSL_METHOD* method) {
    context_owner made(SSL_CTX_new(method));
    if (!made)
        throw std::bad_alloc();
    SSL_CTX_set_min_proto_version(made.get(), TLS1_2_VERSION);
    return made;
}

}  // namespace

struct tls_carrier::contexts {
    context_owner client = new_context(TLS_client_method());
    context_owner server = new_context(TLS_server_method());
    std::unique_ptr<SSL_SESSION, session_releaser> session;  ///< What the next client resumes.
    std::uint64_t resumptions = 0;

    /// Called by OpenSSL when a ticket was read.
    static int keep_session(SSL* connection, SSL_SESSION* session) {
        auto* const self =
            static_cast<contexts*>(SSL_CTX_get_app_data(SSL_get_SSL_CTX(connection)));
        self->session.reset(session);
        return 1;  // it is ours now
    }
};

tls_carrier::tls_carrier(handshake kind) : contexts_(std::make_shared<contexts>()) {
    SSL_CTX* const client = contexts_->client.get();
    SSL_CTX* const server = contexts_->server.get();
    const tls_certificate own = make_tls_certificate("");
    SSL_CTX_use_certificate(server, own.certificate.get());
    SSL_CTX_use_PrivateKey(server, own.key.get());
    SSL_CTX_set_session_cache_mode(server, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(server, kind == handshake::resumed ? 1 : 0);
    SSL_CTX_set_verify(client, SSL_VERIFY_PEER, nullptr);
    X509_STORE_add_cert(SSL_CTX_get_cert_store(client), own.certificate.get());
    X509_VERIFY_PARAM_set1_ip_asc(SSL_CTX_get0_param(client), "127.0.0.1");
    if (kind == handshake::full)
        return;
    SSL_CTX_set_app_data(client, contexts_.get());
    SSL_CTX_set_session_cache_mode(client,
                                   SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL_STORE);
    SSL_CTX_sess_set_new_cb(client, contexts::keep_session);
}

SSL* tls_carrier::new_connection(end where) const {
    const bool at_client = where == end::client;
    SSL* const made = SSL_new((at_client ? contexts_->client : contexts_->server).get());
    BIO* const input = BIO_new(BIO_s_mem());
    BIO* const output = BIO_new(BIO_s_mem());
    if (!made || !input || !output)
        throw std::bad_alloc();
    SSL_set_bio(made, input, output);
    if (!at_client) {
        SSL_set_accept_state(made);
        return made;
    }
    SSL_set_connect_state(made);
    if (contexts_->session)
        SSL_set_session(made, contexts_->session.get());
    return made;
}

std::uint64_t tls_carrier::resumptions() const noexcept {
    return contexts_->resumptions;
}

void tls_carrier::count_handshake(SSL* connection) const noexcept {
    contexts_->resumptions += SSL_session_reused(connection) ? 1 : 0;
}

void tls_side::releaser::operator()(SSL* connection) const noexcept {
    SSL_free(connection);
}

tls_side::tls_side(const tls_carrier& over, end where, std::string_view message,
                   std::string_view expected)
    : over_(over),
      where_(where),
      message_(message),
      expected_(expected),
      encrypted_(message.size()),
      buffer_(piece_bytes),
      records_(records_bytes) {
    if (message.empty() || expected.empty())
        fail(EINVAL, "an empty message");
}

tls_side::~tls_side() = default;

void tls_side::watch(const descriptor& epoll, descriptor socket, std::uint32_t events) {
    connection_.reset(over_.new_connection(where_));
    input_ = SSL_get_rbio(connection_.get());
    output_ = SSL_get_wbio(connection_.get());
    socket_ = std::move(socket);
    epoll_ = &epoll;
    open_ = false;
    encrypted_ = message_.size();
    received_ = records_end_ = records_sent_ = 0;
    events_ = events;
    epoll_event interest{.events = events, .data = {.ptr = this}};
    checked(::epoll_ctl(epoll.get(), EPOLL_CTL_ADD, socket_.get(), &interest), "epoll_ctl");
}

bool tls_side::shake_hands() {
    const int outcome = SSL_do_handshake(connection_.get());
    if (outcome != 1 && SSL_get_error(connection_.get(), outcome) != SSL_ERROR_WANT_READ)
        fail(EPROTO, "SSL_do_handshake");
    open_ = outcome == 1;
    if (open_ && where_ == end::client)
        over_.count_handshake(connection_.get());
    return open_;
}

void tls_side::send(const descriptor& epoll) {
    encrypted_ = 0;
    if (!open_)
        shake_hands();
    continue_sending(epoll);
}

/// Whether there is something to send.
bool tls_side::encrypt_more() {
    if (open_ && encrypted_ < message_.size()) {
        const std::size_t piece = std::min(message_.size() - encrypted_, piece_bytes);
        std::size_t written = 0;
        if (SSL_write_ex(connection_.get(), message_.data() + encrypted_, piece, &written) != 1)
            fail(EPROTO, "SSL_write");
        encrypted_ += written;
    }
    const int taken = BIO_read(output_, records_.data(), static_cast<int>(records_.size()));
    records_sent_ = 0;
    records_end_ = static_cast<std::size_t>(std::max(taken, 0));
    return records_end_ > 0;
}

void tls_side::continue_sending(const descriptor& epoll) {
    while (records_sent_ < records_end_ || encrypt_more()) {
        const ssize_t sent = ::send(socket_.get(), records_.data() + records_sent_,
                                    records_end_ - records_sent_, MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN)
            fail(errno, "send");
        if (sent < 0)
            break;
        records_sent_ += static_cast<std::size_t>(sent);
        if (encrypted_ == message_.size() && records_sent_ == records_end_)
            break;
    }
    const std::uint32_t wanted = records_sent_ < records_end_ ? EPOLLIN | EPOLLOUT : EPOLLIN;
    if (wanted != events_) {
        events_ = wanted;
        epoll_event interest{.events = wanted, .data = {.ptr = this}};
        checked(::epoll_ctl(epoll.get(), EPOLL_CTL_MOD, socket_.get(), &interest), "epoll_ctl");
    }
}

bool tls_side::all_sent() const noexcept {
    return encrypted_ == message_.size() && records_sent_ == records_end_;
}

tls_side::progress tls_side::receive(std::uint64_t& bytes) {
    if (BIO_pending(input_) == 0) {
        const ssize_t received = ::recv(socket_.get(), buffer_.data(), buffer_.size(), 0);
        if (received < 0 && errno == EAGAIN)
            return progress::partial;
        if (received < 0)
            fail(errno, "recv");
        if (received == 0 && received_ == 0)
            return progress::closed;
        if (received == 0)
            fail(ECONNRESET, "recv");
        BIO_write(input_, buffer_.data(), static_cast<int>(received));
    }
    if (!open_) {
        shake_hands();
        continue_sending(*epoll_);
        if (!open_)
            return progress::partial;
    }
    return decrypt(bytes);
}

tls_side::progress tls_side::decrypt(std::uint64_t& bytes) {
    for (;;) {
        std::size_t size = 0;
        const int outcome = SSL_read_ex(connection_.get(), buffer_.data(), buffer_.size(), &size);
        if (outcome != 1) {
            const int reason = SSL_get_error(connection_.get(), outcome);
            if (reason == SSL_ERROR_WANT_READ)
                return progress::partial;
            if (reason == SSL_ERROR_ZERO_RETURN && received_ == 0)
                return progress::closed;
            fail(EPROTO, "SSL_read");
        }
        const std::string_view text(buffer_.data(), size);
        if (!expected_.substr(received_).starts_with(text))
            fail(EBADMSG, "recv");
        bytes += size;
        received_ += size;
        if (received_ == expected_.size()) {
            received_ = 0;
            return progress::complete;
        }
    }
}

void tls_side::close() noexcept {
    // Also what keeps a session: one that ends without its announcement cannot be resumed.
    SSL_shutdown(connection_.get());
    if (where_ == end::server && BIO_pending(output_) > 0) {
        const int taken = BIO_read(output_, records_.data(), static_cast<int>(records_.size()));
        ::send(socket_.get(), records_.data(), static_cast<std::size_t>(taken), MSG_NOSIGNAL);
    }
    connection_.reset();
    socket_.reset();
}

}  // namespace pingpong::raw
