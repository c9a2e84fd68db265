/// \file
/// Joins a chunked body.
#ifndef PINGPONG_PROTOCOLS_CODEC_HTTP_CHUNKS_HPP
#define PINGPONG_PROTOCOLS_CODEC_HTTP_CHUNKS_HPP

#include <boost/system/error_code.hpp>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "pingpong/core/options.hpp"

namespace pingpong {

/// Joins the chunks of a body that arrives in pieces; extensions and trailers are checked and
/// dropped.
///
/// \par Source  RFC 9112, 7.1.
class http_chunks {
public:
    /// Takes bodies and trailers within `most`.
    explicit http_chunks(const limits& limit) : limit_(limit) {}

    /// Takes what it can from the beginning of `received`.
    ///
    /// \param body  Appended to.
    /// \return      The bytes taken; what is left has to be offered again, with more behind it.
    /// \par Errors  Beast's `bad_chunk`, `bad_chunk_extension`; `body_limit`; `header_limit` for a
    ///              line, or trailers, beyond the limit of headers; those of `parse_field`.
    std::size_t take(std::string_view received, std::string& body,
                     boost::system::error_code& error);

    /// The body has ended, its trailers too.
    bool done() const noexcept { return part_ == part::none; }

private:
    enum class part { size, data, data_end, trailer, none };

    std::size_t take_part(std::string_view received, std::string& body,
                          boost::system::error_code& error);
    std::size_t take_size(std::string_view received, const std::string& body,
                          boost::system::error_code& error);
    std::size_t take_data(std::string_view received, std::string& body);
    std::size_t take_data_end(std::string_view received, boost::system::error_code& error);
    std::size_t take_trailer(std::string_view received, boost::system::error_code& error);

    limits limit_;
    part part_ = part::size;
    std::uint64_t left_ = 0;      ///< Of the present chunk.
    std::uint64_t trailers_ = 0;  ///< Bytes so far.
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_CODEC_HTTP_CHUNKS_HPP
