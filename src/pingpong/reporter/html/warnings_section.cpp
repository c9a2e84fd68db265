#include <fmt/format.h>

#include "pingpong/reporter/html/drawing/typography.hpp"
#include "pingpong/reporter/html/sections.hpp"
#include "pingpong/reporter/wording/diagnostic_text.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/names.hpp"

namespace pingpong::html {

markup warnings_section(const subject& of) {
    constexpr std::size_t max_warnings = 60;
    const std::vector<worded_warning> all = format_warnings(of.what, escape_terminal);
    if (all.empty())
        return {};
    markup list;
    for (std::size_t i = 0; i < all.size() && i < max_warnings; ++i) {
        const std::string weight(name_of(all[i].severity));
        list +=
            element("li", {{"class", weight}},
                    element("strong", {}, weight) + markup(" ") + typeset_sentences(all[i].text));
    }
    markup made = element("h2", {}, "Warnings, and what to do about them") +
                  element("ul", {{"class", "warnings"}}, list);
    if (all.size() > max_warnings)
        made += element(
            "p", {{"class", "note"}},
            fmt::format("And {} more; the report as JSON has them.", all.size() - max_warnings));
    return element("section", {{"id", "warnings"}}, made);
}

}  // namespace pingpong::html
