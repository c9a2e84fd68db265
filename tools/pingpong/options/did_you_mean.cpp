#include "pingpong/options/did_you_mean.hpp"

#include <algorithm>

#include "pingpong/core/edit_distance.hpp"

namespace pingpong::command {

const std::string* nearest(std::string_view name, const std::vector<std::string>& known) {
    const std::string* found = nullptr;
    std::size_t fewest = std::max<std::size_t>(1, name.size() / 3) + 1;
    for (const std::string& one : known) {
        const std::size_t edits = edit_distance(name, one);
        if (edits < fewest) {
            found = &one;
            fewest = edits;
        }
    }
    return found;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& known) {
    const std::string* meant = nearest(name, known);
    return meant ? "; did you mean " + *meant + "?" : "";
}

std::string in_list(const std::vector<std::string>& names) {
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i)
        list += (i == 0 ? "" : i + 1 < names.size() ? ", " : " or ") + names[i];
    return list;
}

}  // namespace pingpong::command
