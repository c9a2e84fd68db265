#include "pingpong/reporter/wording/reason_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "pingpong/report/lookup.hpp"

namespace pingpong {
namespace {

constexpr std::array people_say{
    std::pair<std::string_view, std::string_view>{"ws", "WebSocket"},
    std::pair<std::string_view, std::string_view>{"http-keepalive", "HTTP keep-alive"},
    std::pair<std::string_view, std::string_view>{"http-close",
                                                  "HTTP with a new connection per request"},
    std::pair<std::string_view, std::string_view>{"tcp", "raw TCP"},
    std::pair<std::string_view, std::string_view>{"unix", "a Unix socket"},
};

/// The steps of an experiment from one protocol up, the largest first.
std::vector<const ladder_step*> steps_from(const report& what, std::size_t experiment,
                                           std::string_view from) {
    std::vector<const ladder_step*> steps;
    for (const ladder_step& one : what.ladder)
        if (what.cells[one.to].experiment == experiment && what.cells[one.from].protocol == from)
            steps.push_back(&one);
    std::ranges::sort(steps, std::ranges::greater(),
                      [](const ladder_step* one) { return std::abs(one->cost_ns.value); });
    return steps;
}

std::string steps_words(const std::vector<const ladder_step*>& steps) {
    std::string words;
    for (const ladder_step* one : steps)
        words += fmt::format("{}{} adds {}", words.empty() ? "" : ", ", one->step,
                             difference_words(one->cost_ns));
    return words;
}

const contender_view* contender_of(const experiment_view& view, const cell& what) {
    for (const contender_view& one : view.contenders)
        if (one.what == &what)
            return &one;
    return nullptr;
}

/// E.g. "ws 17 bytes, 6.2 us of CPU, 5 system calls".
std::string counter_words(const report& what, const headline& chief, std::size_t cell,
                          escaper safe) {
    const contender_view* one = contender_of(*chief.view, what.cells[cell]);
    if (!one)
        return {};
    const cell_summary& summary = *one->summary;
    std::string words = fmt::format("{} {} bytes", safe(one->what->protocol),
                                    figure(bytes_per_exchange(summary), 0));
    if (!one->what->rate_per_s)  // else it is mostly waiting for the next one to be due
        words += fmt::format(", {} us of CPU", figure(in_us(summary.cpu_ns_per_exchange), 1));
    if (summary.system_calls_per_exchange)
        words += fmt::format(", {:.0f} system calls", *summary.system_calls_per_exchange);
    return words;
}

std::string floor_words(const headline& chief) {
    for (const contender_view& one : chief.view->contenders)
        if (one.what->protocol == floor_protocol && one.summary->median_ns)
            return fmt::format("Raw TCP alone takes {:.1f} us per exchange. ",
                               *one.summary->median_ns / 1000);
    return {};
}

}  // namespace

std::string name_for_people(std::string_view protocol, escaper safe) {
    const auto found = std::ranges::find(people_say, protocol,
                                         &std::pair<std::string_view, std::string_view>::first);
    return found == people_say.end() ? safe(protocol) : std::string(found->second);
}

std::string why_words(const report& what, const headline& chief, escaper safe) {
    std::string words = floor_words(chief);
    const auto above_tcp = steps_from(what, chief.view->index, floor_protocol);
    if (!above_tcp.empty())
        words += "To that, " + steps_words(above_tcp) + ". ";
    const auto above_http = steps_from(what, chief.view->index, "http-keepalive");
    if (!above_http.empty())
        words += "To HTTP keep-alive, " + steps_words(above_http) + ". ";
    words += fmt::format("Per exchange: {}; {}.",
                         counter_words(what, chief, chief.primary->numerator, safe),
                         counter_words(what, chief, chief.primary->denominator, safe));
    if (const auto share = library_share_of(what, *chief.view))
        words += ' ' + library_share_words(*share) + '.';
    return words;
}

std::string change_words(const report& what, const headline& chief) {
    const cell& cell = what.cells[chief.primary->numerator];
    std::vector<std::string> reasons;
    if (on_loopback(cell))
        reasons.push_back(
            fmt::format("a network (its round trip comes on top of both, so that {:+.1f} us are "
                        "less of the whole)",
                        chief.primary->figures.difference.value / 1000));
    if (!cell.echo)
        reasons.emplace_back("larger messages (--payload)");
    if (!find_comparison(what, chief.view->index, "ws-lean", "http-lean"))
        reasons.emplace_back("another library (--sensitivity)");
    if (cell.connections == 1)
        reasons.emplace_back("many connections at once (--connections)");
    if (reasons.empty())
        return {};
    std::string words = "What could change it: " + reasons.front();
    for (std::size_t i = 1; i < reasons.size(); ++i)
        words += (i + 1 == reasons.size() ? " or " : ", ") + reasons[i];
    return words + '.';
}

}  // namespace pingpong
