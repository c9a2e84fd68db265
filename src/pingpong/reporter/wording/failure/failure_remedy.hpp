/// \file
/// What to do about a failure, as far as its text tells.
#ifndef PINGPONG_REPORTER_WORDING_FAILURE_FAILURE_REMEDY_HPP
#define PINGPONG_REPORTER_WORDING_FAILURE_FAILURE_REMEDY_HPP

#include <string>
#include <string_view>

namespace pingpong {

/// What to do, as the end of a sentence: "renew the certificate, or use --insecure". Empty: nothing
/// that the text tells.
///
/// \param failure  As of `format_failure`: "tls handshake: certificate has expired". A text, since
///                 reports keep no codes.
std::string_view remedy_of_failure(std::string_view failure) noexcept;

/// The failure, and behind a semicolon its remedy, if there is one.
///
/// \param failure  May go on behind what `format_failure` has made.
std::string append_failure_remedy(std::string_view failure);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_FAILURE_FAILURE_REMEDY_HPP
