/// \file
/// Encodes histograms as HdrHistogram's libraries exchange them.
#ifndef PINGPONG_REPORTER_EXPORT_HISTOGRAM_ENCODING_HPP
#define PINGPONG_REPORTER_EXPORT_HISTOGRAM_ENCODING_HPP

#include <string>
#include <string_view>

#include "pingpong/statistics/histogram.hpp"

namespace pingpong {

/// Encodes the counts in HdrHistogram's V2 encoding; values are nanoseconds.
///
/// Our buckets are those of a histogram with a lowest discernible value of 1 and three significant
/// digits, which has 2048 sub-buckets: the same value has the same index.
///
/// \par Source  HdrHistogram (Tene), `AbstractHistogram.encodeIntoByteBuffer`: a header of 40 bytes
///              with the highest byte first, then counts as `ZigZagEncoding` has them, where -n
///              stands for n empty buckets.
std::string encode_v2(const histogram& counts);

/// Encodes the counts in the same way, compressed, after a header of its own.
///
/// \par Source  `AbstractHistogram.encodeIntoCompressedByteBuffer`; RFC 1950 (zlib).
std::string encode_compressed_v2(const histogram& counts);

/// Encodes bytes as text.
///
/// \par Source  RFC 4648, 4, with padding.
std::string base64(std::string_view bytes);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_EXPORT_HISTOGRAM_ENCODING_HPP
