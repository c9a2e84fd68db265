/// \file
/// One exchange of each contender, byte by byte, side by side: what a fair comparison compares.
#ifndef PINGPONG_REPORTER_HTML_EXCHANGE_BYTES_HPP
#define PINGPONG_REPORTER_HTML_EXCHANGE_BYTES_HPP

#include <string>
#include <string_view>
#include <vector>

#include "pingpong/reporter/html/markup.hpp"

namespace pingpong::html {

/// What a contender's stream carried in one exchange.
struct exchange_on_the_wire {
    std::string contender;
    std::string request;  ///< Octets, as they were sent.
    std::string reply;    ///< Octets, as they were received.
};

/// Octets for the eye: CR and LF as ␍ and ␊ with a line break after them, what is no printable
/// ASCII as two hexadecimal digits in angle brackets; of long ones the beginning and their number.
std::string visible_octets(std::string_view octets);

/// The exchanges side by side; empty when there are none.
markup exchange_bytes_section(const std::vector<exchange_on_the_wire>& exchanges);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_EXCHANGE_BYTES_HPP
