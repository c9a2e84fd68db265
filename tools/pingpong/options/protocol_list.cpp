#include "pingpong/options/protocol_list.hpp"

#include <fmt/format.h>

#include "pingpong/protocols/protocol_table.hpp"

namespace pingpong::command {
namespace {

std::string_view when(variant kind) {
    switch (kind) {
        case variant::tuned:
            return "Unless --protocols leaves them out";
        case variant::lean:
            return "With --lean or --sensitivity, or when named";
        default:
            return "With --sensitivity, or when named";
    }
}

}  // namespace

std::string protocol_list() {
    std::string text;
    for (const variant kind : {variant::tuned, variant::lean, variant::defaults}) {
        text += fmt::format("{}{}:\n", text.empty() ? "" : "\n", when(kind));
        for (const protocol& one : protocols())
            if (one.kind() == kind)
                text += fmt::format("  {:<15} {}\n", one.name, one.meaning);
    }
    return text;
}

}  // namespace pingpong::command
