#include <fmt/format.h>

#include <algorithm>

#include "pingpong/reporter/html/drawing/typography.hpp"
#include "pingpong/reporter/html/drawing/visible_octets.hpp"
#include "pingpong/reporter/html/sections.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"

namespace pingpong::html {
namespace {

constexpr std::size_t max_octets = 600;  // of each side

markup octets_of(std::string_view title, const byte_log& said) {
    const std::string_view shown = std::string_view(said.prefix).substr(0, max_octets);
    std::string text = visible_octets(shown);
    if (said.total_bytes > shown.size())
        text += fmt::format(" … and {} more", said.total_bytes - shown.size());
    return element("p", {{"class", "octets-title"}},
                   fmt::format("{}, {}", title, format_count(said.total_bytes, "byte"))) +
           element("div", {{"class", "octets"}}, in_lines(text));
}

markup opening_of(const transcript& opening) {
    if (opening.sent.total_bytes == 0 && opening.received.total_bytes == 0)
        return {};
    return element("details", {},
                   element("summary", {}, "Before it, once per connection") +
                       octets_of("Sent", opening.sent) + octets_of("Received", opening.received));
}

markup sample_of(const subject& of, const wire_sample& one) {
    return element("div", {},
                   element("h3", {}, of.name(one.cell)) + octets_of("Request", one.exchange.sent) +
                       octets_of("Reply", one.exchange.received) + opening_of(one.opening));
}

}  // namespace

markup exchange_bytes_section(const subject& of) {
    if (of.what.wire.empty())
        return {};
    const std::size_t experiment = of.what.cells[of.what.wire.front().cell].experiment;
    markup columns;
    for (const wire_sample& one : of.what.wire)
        if (of.what.cells[one.cell].experiment == experiment)
            columns += sample_of(of, one);
    const auto view = std::ranges::find(of.views, experiment, &experiment_view::index);
    return element("section", {},
                   element("h2", {}, "One exchange, byte by byte") +
                       element("div", {{"class", "exchanges"}}, columns) +
                       element("p", {{"class", "note"}},
                               typeset_sentences(
                                   "As carried in the setting of " + format_experiment(*view) +
                                   ". ↵ is CR LF; in angle brackets are octets that are no "
                                   "printable ASCII. Every contender carries the same message; the "
                                   "rest is what its protocol adds.")));
}

}  // namespace pingpong::html
