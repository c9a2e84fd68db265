#include "pingpong/transport/tls/tls_engine.hpp"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>
#include <array>
#include <ctime>

#include <algorithm>
#include <boost/asio/error.hpp>
#include <cstring>
#include <new>
#include <utility>

#include "pingpong/transport/tls/tls_error.hpp"

namespace pingpong {
namespace {

long control(BIO*, int command, long, void*) {
    return command == BIO_CTRL_FLUSH || command == BIO_CTRL_DUP ? 1 : 0;
}

/// Where the next bytes of a sequence are.
class cursor {
public:
    explicit cursor(const buffer_list<asio::const_buffer>& source)
        : buffer_(source.begin()), end_(source.end()) {}

    /// What is left of the present buffer.
    asio::const_buffer contiguous() const { return *buffer_ + offset_; }

    void advance(std::size_t bytes) {
        offset_ += bytes;
        while (buffer_ != end_ && offset_ >= buffer_->size()) {
            offset_ -= buffer_->size();
            ++buffer_;
        }
    }

    /// Copies exactly so many of the next bytes.
    void copy(char* target, std::size_t bytes) {
        while (bytes > 0) {
            const std::size_t part = std::min(bytes, contiguous().size());
            std::memcpy(target, contiguous().data(), part);
            target += part;
            bytes -= part;
            advance(part);
        }
    }

private:
    const asio::const_buffer* buffer_;
    const asio::const_buffer* end_;
    std::size_t offset_ = 0;
};

}  // namespace

const bio_method_st* tls_engine::transport_method() {
    // A constant: what OpenSSL calls for every connection.
    static const std::unique_ptr<BIO_METHOD, decltype(&BIO_meth_free)> method = [] {
        BIO_METHOD* const made = BIO_meth_new(BIO_TYPE_SOURCE_SINK, "pingpong");
        if (made == nullptr)
            throw std::bad_alloc();
        BIO_meth_set_read(made, read_input);
        BIO_meth_set_write(made, write_output);
        BIO_meth_set_ctrl(made, control);
        return std::unique_ptr<BIO_METHOD, decltype(&BIO_meth_free)>(made, BIO_meth_free);
    }();
    return method.get();
}

int tls_engine::read_input(bio_st* bio, char* target, int bytes) {
    tls_engine& self = *static_cast<tls_engine*>(BIO_get_data(bio));
    BIO_clear_retry_flags(bio);
    const std::size_t moved = std::min(self.input_bytes_, static_cast<std::size_t>(bytes));
    if (moved == 0) {
        BIO_set_retry_read(bio);
        return -1;
    }
    std::memcpy(target, self.input_, moved);
    self.input_ += moved;
    self.input_bytes_ -= moved;
    self.absorbed_ += moved;
    return static_cast<int>(moved);
}

int tls_engine::write_output(bio_st* bio, const char* source, int bytes) {
    tls_engine& self = *static_cast<tls_engine*>(BIO_get_data(bio));
    BIO_clear_retry_flags(bio);
    const auto size = static_cast<std::size_t>(bytes);
    tls_block* const block = self.block_;
    if (block != nullptr && size <= block->records.size() - block->size) {
        std::memcpy(block->records.data() + block->size, source, size);
        block->size += size;
    } else {
        self.output_.append(source, size);
    }
    return bytes;
}

void tls_engine::releaser::operator()(ssl_st* ssl) const noexcept {
    SSL_free(ssl);
}

tls_engine::tls_engine(ssl_ctx_st* context, tls_side side) : ssl_(SSL_new(context)) {
    BIO* const bio = ssl_ ? BIO_new(transport_method()) : nullptr;
    if (bio == nullptr)
        throw std::bad_alloc();
    BIO_set_data(bio, this);
    BIO_set_init(bio, 1);
    SSL_set_bio(ssl_.get(), bio, bio);
    if (side == tls_side::client)
        SSL_set_connect_state(ssl_.get());
    else
        SSL_set_accept_state(ssl_.get());
}

tls_engine::~tls_engine() = default;

void tls_engine::shake_hands(error_code& error) {
    ERR_clear_error();
    const int outcome = SSL_do_handshake(ssl_.get());
    error = outcome == 1 ? error_code() : failure_of(outcome);
    open_ = outcome == 1;
    absorbed_ = open_ ? 0 : absorbed_;
}

tls_facts tls_engine::facts() const {
    tls_facts facts;
    if (!open_)
        return facts;
    facts.version = SSL_get_version(ssl_.get());
    facts.cipher = SSL_get_cipher_name(ssl_.get());
    facts.verified = (SSL_get_verify_mode(ssl_.get()) & SSL_VERIFY_PEER) != 0 &&
                     SSL_get_verify_result(ssl_.get()) == X509_V_OK;
    facts.resumed = is_resumed();
    if (const X509* const peer = SSL_get0_peer_certificate(ssl_.get())) {
        std::array<char, 256> name{};
        X509_NAME_oneline(X509_get_subject_name(peer), name.data(), name.size());
        facts.subject = name.data();
        std::tm last{};
        std::array<char, 16> day{};
        if (ASN1_TIME_to_tm(X509_get0_notAfter(peer), &last) == 1)
            facts.expiry.assign(day.data(),
                                std::strftime(day.data(), day.size(), "%Y-%m-%d", &last));
    }
    return facts;
}

bool tls_engine::is_resumed() const noexcept {
    return SSL_session_reused(ssl_.get()) == 1;
}

asio::mutable_buffer tls_engine::handshake_room() noexcept {
    room_ = own_room_.data();
    return asio::buffer(own_room_);
}

asio::mutable_buffer tls_engine::room(const buffer_list<asio::mutable_buffer>& target) noexcept {
    // What OpenSSL holds of a record that is not complete will be decrypted into the same place.
    std::size_t skipped = absorbed_;
    asio::mutable_buffer best(own_room_.data(), own_room_.size());
    for (const asio::mutable_buffer& buffer : target) {
        const asio::mutable_buffer usable = buffer + std::min(skipped, buffer.size());
        skipped -= std::min(skipped, buffer.size());
        if (usable.size() > best.size())
            best = usable;
    }
    room_ = static_cast<char*>(best.data());
    return best;
}

void tls_engine::received(std::size_t bytes) noexcept {
    input_ = room_;
    input_bytes_ = bytes;
}

bool tls_engine::has_input() const noexcept {
    return input_bytes_ != 0 || later_error_ || SSL_pending(ssl_.get()) > 0;
}

std::size_t tls_engine::decrypt(const buffer_list<asio::mutable_buffer>& target,
                                error_code& error) {
    error = {};
    ERR_clear_error();
    std::size_t total = 0;
    for (asio::mutable_buffer buffer : target) {
        while (buffer.size() != 0) {
            if (total != 0 && !has_input())
                return total;
            const std::size_t bytes = decrypt_into(buffer, error);
            if (bytes == 0) {
                // What was decrypted before is delivered first.
                if (total != 0)
                    std::swap(error, later_error_);
                return total;
            }
            total += bytes;
            buffer += bytes;
        }
    }
    return total;
}

std::size_t tls_engine::decrypt_into(asio::mutable_buffer target, error_code& error) {
    if (later_error_) {
        error = later_error_;
        return 0;
    }
    std::size_t bytes = 0;
    const int outcome = SSL_read_ex(ssl_.get(), target.data(), target.size(), &bytes);
    if (outcome == 1) {
        absorbed_ = 0;
        if (recorded_ != nullptr)
            recorded_->received.append({static_cast<const char*>(target.data()), bytes});
        return bytes;
    }
    error = failure_of(outcome);
    if (error)
        input_bytes_ = 0;  // whose place is the caller's from now on
    return 0;
}

std::size_t tls_engine::encrypt(const buffer_list<asio::const_buffer>& source, tls_block& block,
                                error_code& error) {
    error = {};
    ERR_clear_error();
    block.size = std::min(output_.size(), block.records.size());
    std::memcpy(block.records.data(), output_.data(), block.size);
    output_.erase(0, block.size);
    block_ = &block;
    const std::size_t wanted = std::min(asio::buffer_size(source), tls_block::max_plain_bytes);
    std::size_t total = 0;
    for (cursor next(source); total < wanted && !error;) {
        const asio::const_buffer ready = next.contiguous();
        std::size_t bytes = std::min(wanted - total, ready.size());
        const void* plain = ready.data();
        if (bytes < wanted - total && bytes >= tls_block::record_bytes) {
            bytes -= bytes % tls_block::record_bytes;  // no short record before the last one
            next.advance(bytes);
        } else if (bytes < wanted - total) {
            bytes = std::min(wanted - total, tls_block::record_bytes);
            next.copy(block.gathered.data(), bytes);
            plain = block.gathered.data();
        } else {
            next.advance(bytes);
        }
        std::size_t written = 0;
        const int outcome = SSL_write_ex(ssl_.get(), plain, bytes, &written);
        if (outcome != 1)
            error = failure_of(outcome);
        else if (recorded_ != nullptr)
            recorded_->sent.append({static_cast<const char*>(plain), written});
        total += written;
    }
    block_ = nullptr;
    return total;
}

void tls_engine::close_notify() noexcept {
    if (!open_ || failed_ || closed_)
        return;
    closed_ = true;
    ERR_clear_error();
    SSL_shutdown(ssl_.get());
    ERR_clear_error();
}

error_code tls_engine::failure_of(int outcome) noexcept {
    switch (SSL_get_error(ssl_.get(), outcome)) {
        case SSL_ERROR_WANT_READ:
        case SSL_ERROR_WANT_WRITE:
            return {};
        case SSL_ERROR_ZERO_RETURN:
            return asio::error::eof;
        default:
            break;
    }
    failed_ = true;
    const long verified = SSL_get_verify_result(ssl_.get());
    const bool refused = verified != X509_V_OK &&
                         (SSL_get_verify_mode(ssl_.get()) & SSL_VERIFY_PEER) != 0 &&
                         ERR_GET_REASON(ERR_peek_last_error()) == SSL_R_CERTIFICATE_VERIFY_FAILED;
    const error_code queued = take_tls_error();
    return refused ? make_verification_error(verified) : queued;
}

}  // namespace pingpong
