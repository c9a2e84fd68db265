#include "pingpong/reporter/json/hex.hpp"

#include <boost/algorithm/hex.hpp>
#include <iterator>

namespace pingpong {

std::string to_hex(std::string_view bytes) {
    std::string digits;
    boost::algorithm::hex_lower(bytes.begin(), bytes.end(), std::back_inserter(digits));
    return digits;
}

std::optional<std::string> from_hex(std::string_view digits) {
    std::string bytes;
    try {
        boost::algorithm::unhex(digits.begin(), digits.end(), std::back_inserter(bytes));
    } catch (const boost::algorithm::hex_decode_error&) {
        return std::nullopt;
    }
    return bytes;
}

}  // namespace pingpong
