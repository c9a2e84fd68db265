#include <fmt/core.h>

#include <algorithm>

#include "pingpong/reporter/html/drawing/typography.hpp"
#include "pingpong/reporter/html/sections.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"

namespace pingpong::html {
namespace {

constexpr std::size_t max_octets = 600;  // of each side

markup octets_element(std::string_view title, const byte_log& log) {
    const std::string_view shown = std::string_view(log.prefix).substr(0, max_octets);
    std::string text = format_octets(shown);
    if (log.total_bytes > shown.size())
        text += fmt::format(" … and {} more", log.total_bytes - shown.size());
    return element("p", {{"class", "octets-title"}},
                   fmt::format("{}, {}", title, format_count(log.total_bytes, "byte"))) +
           element("div", {{"class", "octets"}}, break_lines(text));
}

/// What precedes the first exchange on a connection; empty where nothing does.
markup handshake_element(const transcript& handshake) {
    if (handshake.sent.total_bytes == 0 && handshake.received.total_bytes == 0)
        return {};
    return element("details", {},
                   element("summary", {}, "Once per connection, before it") +
                       octets_element("Sent", handshake.sent) +
                       octets_element("Received", handshake.received));
}

markup exchange_element(const subject& subject, const wire_sample& sample) {
    return element("div", {},
                   element("h3", {}, subject.label(sample.cell)) +
                       octets_element("Request", sample.exchange.sent) +
                       octets_element("Reply", sample.exchange.received) +
                       handshake_element(sample.opening));
}

}  // namespace

markup exchange_section(const subject& subject) {
    const report& report = subject.report;
    if (report.wire.empty())
        return {};
    const std::size_t experiment = report.cells[report.wire.front().cell].experiment;
    markup columns;
    for (const wire_sample& sample : report.wire)
        if (report.cells[sample.cell].experiment == experiment)
            columns += exchange_element(subject, sample);
    const auto view = std::ranges::find(subject.views, experiment, &experiment_view::index);
    return element("div", {{"class", "exchanges"}}, columns) +
           element("p", {{"class", "note"}},
                   typeset_sentences(
                       "Setting: " + format_experiment(*view) +
                       ". ↵ is CR LF; bytes that are not printable ASCII are in angle brackets. "
                       "Every contender carries the same message; the rest is what its protocol "
                       "adds."));
}

}  // namespace pingpong::html
