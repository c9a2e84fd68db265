#include "pingpong/options/protocol_list.hpp"

#include <fmt/format.h>

#include "pingpong/protocols/protocol.hpp"

namespace pingpong::command {
namespace {

std::string_view when(implementation kind) {
    switch (kind) {
        case implementation::tuned:
            return "Unless --protocols leaves them out";
        case implementation::lean:
            return "With --lean or --sensitivity, or when named";
        default:
            return "With --sensitivity, or when named";
    }
}

}  // namespace

std::string protocol_list() {
    std::string text;
    for (const implementation kind :
         {implementation::tuned, implementation::lean, implementation::defaults}) {
        text += fmt::format("{}{}:\n", text.empty() ? "" : "\n", when(kind));
        for (const protocol& one : protocol_table())
            if (one.traits.implemented_by == kind)
                text += fmt::format("  {:<15} {}\n", one.name, one.meaning);
    }
    return text;
}

}  // namespace pingpong::command
