#include "pingpong/reporter/html/charts/conversations.hpp"

#include <algorithm>
#include <chrono>

namespace pingpong::html {
namespace {

/// Whether two cells differ at most in their count.
bool differ_in_count_alone(const cell& a, const cell& b) {
    return a.payload_request_bytes == b.payload_request_bytes &&
           a.payload_reply_bytes == b.payload_reply_bytes && a.connections == b.connections &&
           a.echo == b.echo && a.rate_per_s == b.rate_per_s;
}

conversation_line& find_or_add_line(std::vector<conversation_line>& lines, const cell& cell) {
    for (conversation_line& line : lines)
        if (line.cell->protocol == cell.protocol)
            return line;
    conversation_line& added = lines.emplace_back();
    added.cell = &cell;
    return added;
}

const cost_fit* find_fit(const report& report, const std::vector<std::size_t>& cells) {
    for (const fitted_cost& each : report.fitted_costs)
        if (std::ranges::find(cells, each.cell) != cells.end())
            return &each.fit;
    return nullptr;
}

}  // namespace

double conversation_line::fitted_s(double exchanges) const {
    return (fit->set_up_ns.value + exchanges * fit->per_exchange_ns.value) / 1e9;
}

double duration_s(const trial& trial) {
    return std::chrono::duration<double>(trial.duration()).count();
}

std::vector<conversation_line> find_conversations(const subject& subject) {
    std::vector<conversation_line> lines;
    const experiment_view* main_view = subject.main_view();
    if (!main_view)
        return lines;
    for (const experiment_view& view : subject.views) {
        if (!differ_in_count_alone(view.first_cell(), main_view->first_cell()))
            continue;
        for (const contender_view& contender : view.contenders) {
            conversation_line& line = find_or_add_line(lines, *contender.cell);
            line.cells.push_back(subject.index_of(contender));
            line.failed |= contender.failed();
            for (const trial* trial : contender.trials)
                if (!trial->failure && trial->exchanges == contender.cell->count)
                    line.complete.push_back(trial);
        }
    }
    for (conversation_line& line : lines)
        line.fit = find_fit(subject.report, line.cells);
    return lines;
}

const cell_break_even* main_break_even(const subject& subject) {
    const comparison* compared = subject.main_comparison();
    if (!compared)
        return nullptr;
    for (const cell_break_even& each : subject.report.break_evens)
        if (each.numerator == compared->numerator && each.denominator == compared->denominator)
            return &each;
    return nullptr;
}

}  // namespace pingpong::html
