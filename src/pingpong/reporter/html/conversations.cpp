#include "pingpong/reporter/html/conversations.hpp"

#include <algorithm>
#include <chrono>

namespace pingpong::html {
namespace {

/// Whether two cells differ in their count at the most.
bool differ_in_count_alone(const cell& a, const cell& b) {
    return a.payload_request_bytes == b.payload_request_bytes &&
           a.payload_reply_bytes == b.payload_reply_bytes && a.connections == b.connections &&
           a.echo == b.echo && a.rate_per_s == b.rate_per_s;
}

conversation_line& line_of(std::vector<conversation_line>& lines, const std::string& protocol) {
    const auto found = std::ranges::find(lines, protocol, &conversation_line::protocol);
    if (found != lines.end())
        return *found;
    conversation_line& added = lines.emplace_back();
    added.protocol = protocol;
    return added;
}

const cost_fit* fit_of(const report& what, const std::vector<std::size_t>& cells) {
    for (const fitted_cost& one : what.fitted_costs)
        if (std::ranges::find(cells, one.cell) != cells.end())
            return &one.fit;
    return nullptr;
}

}  // namespace

double conversation_line::fitted_s(double exchanges) const {
    return (fit->set_up_ns.value + exchanges * fit->per_exchange_ns.value) / 1e9;
}

double seconds_of(const trial& one) {
    return std::chrono::duration<double>(one.duration()).count();
}

std::vector<conversation_line> conversations_of(const subject& of) {
    std::vector<conversation_line> lines;
    const experiment_view* chief = of.chief();
    if (!chief)
        return lines;
    for (const experiment_view& view : of.views) {
        if (!differ_in_count_alone(*view.contenders.front().cell, *chief->contenders.front().cell))
            continue;
        for (const contender_view& who : view.contenders) {
            conversation_line& line = line_of(lines, who.cell->protocol);
            line.cells.push_back(of.index_of(who));
            line.failed |= who.failed();
            for (const trial* one : who.trials)
                if (!one->failure && one->exchanges == who.cell->count)
                    line.complete.push_back(one);
        }
    }
    for (conversation_line& one : lines)
        one.fit = fit_of(of.what, one.cells);
    return lines;
}

const cell_break_even* asked_break_even(const subject& of) {
    if (of.settings.empty())
        return nullptr;
    const comparison& asked = *main_headline(of.settings.front()).primary;
    for (const cell_break_even& one : of.what.break_evens)
        if (one.numerator == asked.numerator && one.denominator == asked.denominator)
            return &one;
    return nullptr;
}

}  // namespace pingpong::html
