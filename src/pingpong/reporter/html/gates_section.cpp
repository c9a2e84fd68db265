#include <fmt/format.h>

#include "pingpong/reporter/html/drawing/figure_frame.hpp"
#include "pingpong/reporter/html/sections.hpp"
#include "pingpong/reporter/text/table.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/gates.hpp"
#include "pingpong/reporter/wording/names.hpp"

namespace pingpong::html {
namespace {

markup assertions_of(const report& what) {
    table made{
        "What was claimed, and what was found", {"assertion", "result", "found", "why"}, {}, 4};
    for (const checked_assertion& each : what.assertions)
        for (const assertion_outcome& one : each.outcomes)
            made.rows.push_back({escape_terminal(each.text),
                                 std::string(pingpong::name_of(one.result)),
                                 format_outcome(what, one), escape_terminal(one.reason)});
    return element("section", {},
                   element("h2", {}, "Assertions") + table_region(made, "Assertions"));
}

markup baseline_of(const run_changes& what) {
    return element("section", {},
                   element("h2", {}, "Compared with an older run") +
                       element("pre", {{"tabindex", "0"}}, in_lines(to_table(what))));
}

}  // namespace

markup gates_section(const subject& of) {
    markup made;
    if (!of.what.assertions.empty())
        made += assertions_of(of.what);
    if (of.what.baseline)
        made += baseline_of(*of.what.baseline);
    return made;
}

}  // namespace pingpong::html
