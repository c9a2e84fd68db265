/// \file
/// Whether a page's elements are nested as they should be.
#ifndef PINGPONG_TESTS_SUPPORT_WELL_FORMED_MARKUP_HPP
#define PINGPONG_TESTS_SUPPORT_WELL_FORMED_MARKUP_HPP

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace pingpong {

/// What is wrong with the first element that is not closed where it should be; empty: nothing is.
/// Takes attributes to be in double quotes and style sheets to hold no `<`.
inline std::string fault_in_markup(std::string_view page) {
    std::vector<std::string> open;
    for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at)) {
        std::size_t end = at + 1;
        for (bool quoted = false; end < page.size() && (quoted || page[end] != '>'); ++end)
            quoted ^= page[end] == '"';
        if (end == page.size())
            return "a tag without an end";
        const std::string_view tag = page.substr(at + 1, end - at - 1);
        at = end;
        const std::string name(tag.substr(0, tag.find_first_of(" /", 1)));
        if (tag.starts_with('!') || tag.ends_with('/') || name == "meta" || name == "br")
            continue;
        if (!tag.starts_with('/')) {
            open.push_back(name);
            continue;
        }
        if (open.empty() || '/' + open.back() != tag)
            return "<" + std::string(tag) + "> after <" + (open.empty() ? "" : open.back()) + ">";
        open.pop_back();
    }
    return open.empty() ? "" : "<" + open.back() + "> without an end";
}

}  // namespace pingpong

#endif  // PINGPONG_TESTS_SUPPORT_WELL_FORMED_MARKUP_HPP
