/// \file
/// What the fields of an HTTP message say about its body, its connection and its answer.
#ifndef PINGPONG_PROTOCOLS_CODEC_HTTP_FIELD_NOTES_HPP
#define PINGPONG_PROTOCOLS_CODEC_HTTP_FIELD_NOTES_HPP

#include <boost/system/error_code.hpp>
#include <cstdint>
#include <optional>
#include <string_view>

#include "pingpong/protocols/http/http_facts.hpp"

namespace pingpong {

/// Whether the value of a Host field names a host, with or without a port; nothing does, too.
///
/// \par Source  RFC 9110, 7.2; RFC 3986, 3.2.2 and 3.2.3.
bool is_host(std::string_view value) noexcept;

/// Takes the fields of a head one after the other. Both parsers draw their conclusions from it, so
/// that the same bytes have the same meaning to both.
///
/// \par Source  RFC 9112, 3.2, 6 and 9.3.
class http_field_notes {
public:
    /// Notes what a field says.
    ///
    /// \par Errors  Beast's `http::error`: `bad_content_length`, `multiple_content_length`,
    ///              `bad_value`.
    boost::system::error_code add(std::string_view name, std::string_view value);

    /// Draws the conclusions, once all fields are known.
    ///
    /// \param facts  Its version is known; all else is filled in.
    /// \par Errors   Beast's `http::error`: `bad_transfer_encoding` where the fields disagree on
    ///               where the body ends.
    boost::system::error_code conclude(http_facts& facts) const;

    /// The same of a request.
    ///
    /// \par Errors  Further, `bad_field` without exactly one Host that names a host (none will do
    ///              in HTTP/1.0), and `bad_transfer_encoding` where "chunked" is not the last
    ///              coding.
    boost::system::error_code conclude_request(http_facts& facts) const;

    /// Content-Length; nullopt: there is none.
    std::optional<std::uint64_t> length() const noexcept { return length_; }

    /// Whether the body comes in chunks, and has no other coding.
    bool is_chunked() const noexcept { return codings_ == codings::chunked; }

private:
    /// The list of transfer codings so far.
    enum class codings {
        none,
        chunked,          ///< "chunked" alone.
        unknown,          ///< Others, and "chunked" has not come.
        unknown_chunked,  ///< Others, then "chunked".
        broken            ///< Something after "chunked", or no list.
    };

    boost::system::error_code add_connection(std::string_view list);
    boost::system::error_code add_length(std::string_view digits);
    void add_codings(std::string_view list);

    std::optional<std::uint64_t> length_;
    codings codings_ = codings::none;
    unsigned hosts_ = 0;
    bool is_host_ = true;
    bool closes_ = false;
    bool keeps_ = false;
    bool expects_continue_ = false;
    bool expects_unknown_ = false;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_CODEC_HTTP_FIELD_NOTES_HPP
