#include "pingpong/options/completed_values.hpp"

#include <algorithm>
#include <string_view>

#include "pingpong/protocols/protocol.hpp"
#include "pingpong/reporter/wording/format.hpp"

namespace pingpong::command {
namespace {

std::vector<std::string> protocol_names() {
    std::vector<std::string> names;
    for (const protocol& one : protocol_table())
        names.emplace_back(one.name);
    return names;
}

bool is_path(std::string_view value) {
    return value == "FILE" || value == "PROGRAM" || value == "PATH" || value.ends_with(".json");
}

}  // namespace

completed_values values_of(const CLI::Option& option) {
    completed_values values;
    const std::string name = option.get_name();
    if (option.get_items_expected_max() == 0)
        values.none = true;
    else if (is_path(option.get_type_name()))
        values.files = true;
    else if (name == "--protocols" || name == "--protocol")
        values.names = protocol_names();
    else if (option.get_type_name() == "table|json")
        values.names = {"table", "json"};
    else if (name == "--format")
        values.names = format_names();
    else if (name == "--color")
        values.names = {"auto", "always", "never"};
    values.list = name == "--protocols";
    return values;
}

std::string plain_summary(const std::string& text) {
    std::string plain;
    for (const char one : text) {
        if (one == '[')
            plain += '(';
        else if (one == ']')
            plain += ')';
        else if (one == '\n' || one == ':')
            plain += ' ';
        else if (std::string_view("\"'`$\\").find(one) == std::string_view::npos)
            plain += one;
    }
    return plain;
}

}  // namespace pingpong::command
