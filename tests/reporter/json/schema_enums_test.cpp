// The schema of reports lists the names of enumerators by hand: both must have the same ones.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "pingpong/core/protocol.hpp"
#include "pingpong/report/spread.hpp"

namespace pingpong {
namespace {

namespace json = boost::json;

using name_list = std::vector<std::string>;

/// All names of an enumeration, in the order of its enumerators.
template <class Enumeration>
name_list names_of() {
    name_list names;
    for (unsigned i = 0; !name_of(static_cast<Enumeration>(i)).empty(); ++i)
        names.emplace_back(name_of(static_cast<Enumeration>(i)));
    return names;
}

/// What the schema allows for the member at that place.
name_list schema_enum_at(const std::string& place) {
    static const json::value schema = [] {
        std::ifstream file(PINGPONG_REPORT_SCHEMA, std::ios::binary);
        return json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
    }();
    return json::value_to<name_list>(schema.at_pointer(place + "/enum"));
}

/// What the schema allows for a member of a cell's description.
name_list schema_enum(const std::string& member) {
    return schema_enum_at("/properties/cells/items/properties/description/properties/" + member);
}

TEST(ReportSchema, ListsTheNamesOfWhatAProtocolIs) {
    EXPECT_EQ(schema_enum("family"), names_of<protocol_family>());
    EXPECT_EQ(schema_enum("socket"), names_of<socket_family>());
    EXPECT_EQ(schema_enum("security"), names_of<security>());
    EXPECT_EQ(schema_enum("connection_use"), names_of<connection_use>());
    EXPECT_EQ(schema_enum("implementation"), names_of<implementation>());
}

TEST(ReportSchema, ListsTheNamesOfHowAProtocolIsDrawn) {
    EXPECT_EQ(schema_enum("colour"), names_of<protocol_colour>());
    EXPECT_EQ(schema_enum("mark"), names_of<protocol_mark>());
}

TEST(ReportSchema, ListsTheWaysToSpreadARun) {
    EXPECT_EQ(schema_enum_at("/properties/config/properties/spread"), names_of<spread>());
}

}  // namespace
}  // namespace pingpong
