#include "pingpong/transport/tls/tls_certificate.hpp"

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <new>

namespace pingpong {
namespace {

constexpr long hour_s = 3600;
constexpr long year_s = 365 * 24 * hour_s;

template <class T>
T* not_null(T* made) {
    if (made == nullptr)
        throw std::bad_alloc();
    return made;
}

void add_extension(X509* certificate, int kind, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* const extension =
        not_null(X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()));
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

std::string names_of(std::string_view address) {
    std::string names = "DNS:localhost,IP:127.0.0.1,IP:::1";
    const bool any = address == "0.0.0.0" || address == "::";
    if (!address.empty() && !any && address != "127.0.0.1" && address != "::1")
        names.append(",IP:").append(address);
    return names;
}

std::string to_pem(X509* certificate) {
    BIO* const bio = not_null(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(bio, certificate);
    char* text = nullptr;
    const long bytes = BIO_get_mem_data(bio, &text);
    std::string pem(text, static_cast<std::size_t>(bytes));
    BIO_free(bio);
    return pem;
}

}  // namespace

void tls_certificate::releaser::operator()(evp_pkey_st* key) const noexcept {
    EVP_PKEY_free(key);
}

void tls_certificate::releaser::operator()(x509_st* certificate) const noexcept {
    X509_free(certificate);
}

tls_certificate make_tls_certificate(std::string_view address) {
    tls_certificate made;
    made.key.reset(not_null(EVP_EC_gen("P-256")));
    made.certificate.reset(not_null(X509_new()));
    X509* const certificate = made.certificate.get();
    X509_set_version(certificate, X509_VERSION_3);
    std::uint64_t serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1U);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -hour_s);
    X509_gmtime_adj(X509_getm_notAfter(certificate), year_s);
    X509_set_pubkey(certificate, made.key.get());
    X509_NAME* const name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("pingpong"), -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    add_extension(certificate, NID_subject_alt_name, names_of(address));
    if (X509_sign(certificate, made.key.get(), EVP_sha256()) == 0)
        throw std::bad_alloc();
    made.pem = to_pem(certificate);
    return made;
}

}  // namespace pingpong
