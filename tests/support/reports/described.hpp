/// \file
/// The description of a protocol in the table, for reports that are made by hand.
#ifndef PINGPONG_TESTS_DESCRIBED_HPP
#define PINGPONG_TESTS_DESCRIBED_HPP

#include <string_view>

#include "pingpong/protocols/protocol_table.hpp"
#include "pingpong/report/report.hpp"

namespace pingpong {

/// Makes a cell one of that protocol; a name that no protocol has stays without description.
inline void set_protocol(cell& to, std::string_view name) {
    to.protocol = name;
    const protocol_info* known = protocol_table().find_info(name);
    to.description = known ? protocol_description(*known) : protocol_description();
}

}  // namespace pingpong

#endif  // PINGPONG_TESTS_DESCRIBED_HPP
