#include "pingpong/reporter/html/subject.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "pingpong/analysis/diagnose.hpp"
#include "pingpong/reporter/html/drawing/protocol_look.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"

namespace pingpong::html {
namespace {

/// Whether that member of the first cells is not the same in all experiments.
template <class Member>
bool varies(const std::vector<experiment_view>& views, Member member) {
    return std::ranges::any_of(views, [&](const experiment_view& each) {
        return each.first_cell().*member != views.front().first_cell().*member;
    });
}

}  // namespace

subject::subject(const pingpong::report& page_report)
    : report(page_report),
      views(view_experiments(page_report)),
      headlines(group_headlines(page_report, views)) {
}

const experiment_view* subject::main_view() const {
    if (!headlines.empty())
        return main_headline(headlines.front()).view;
    const auto exchanges = [](const experiment_view& view) { return view.first_cell().count; };
    return views.empty() ? nullptr : &*std::ranges::max_element(views, {}, exchanges);
}

const comparison* subject::main_comparison() const {
    return headlines.empty() ? nullptr : main_headline(headlines.front()).primary;
}

bool subject::is_invalid(const experiment_view& view) const {
    return find_invalidating(report, view.index) != nullptr;
}

std::vector<headline> subject::answers() const {
    const auto contenders = [this](const comparison& compared) {
        return std::pair(report.cells[compared.numerator].protocol,
                         report.cells[compared.denominator].protocol);
    };
    std::vector<headline> answers;
    for (const headline_group& group : headlines)
        if (const headline& headline = main_headline(group);
            contenders(*headline.primary) == contenders(*main_comparison()))
            answers.push_back(headline);
    return answers;
}

std::string subject::label(std::size_t cell) const {
    return label_of(report.cells[cell]);
}

std::size_t subject::index_of(const contender_view& contender) const {
    return static_cast<std::size_t>(contender.cell - report.cells.data());
}

const cell_summary* subject::find_summary(std::size_t cell) const {
    const auto found = std::ranges::find(report.summaries, cell, &cell_summary::cell);
    return found == report.summaries.end() ? nullptr : &*found;
}

std::string subject::format_place(const experiment_view& view) const {
    const cell& first = view.first_cell();
    const bool sizes = varies(views, &cell::payload_request_bytes);
    const bool connections = varies(views, &cell::connections);
    const bool counts = varies(views, &cell::count) || (!sizes && !connections);
    std::string text;
    if (counts && sizes)
        text = fmt::format("{} × {}", first.count, format_size(first.payload_request_bytes));
    else if (counts)
        text = format_count(first.count, "exchange");
    else if (sizes)
        text = format_size(first.payload_request_bytes);
    if (connections)
        text += (text.empty() ? "" : ", ") + format_count(first.connections, "connection");
    return text;
}

std::string subject::format_scope(const experiment_view& view) const {
    const bool remote = std::ranges::any_of(
        view.contenders, [](const contender_view& each) { return each.cell->remote; });
    return format_experiment(view) + "; " + format_extent(view) +
           (remote ? "; this machine and remote servers" : "; this machine, over loopback");
}

std::string format_size(std::uint64_t bytes) {
    constexpr std::uint64_t kib = 1024;
    if (bytes >= kib * kib && bytes % (kib * kib) == 0)
        return fmt::format("{} MiB", bytes / kib / kib);
    if (bytes >= kib && bytes % kib == 0)
        return fmt::format("{} KiB", bytes / kib);
    return fmt::format("{} B", bytes);
}

}  // namespace pingpong::html
