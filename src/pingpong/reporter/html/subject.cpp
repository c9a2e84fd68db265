#include "pingpong/reporter/html/subject.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <utility>

#include "pingpong/reporter/html/drawing/protocol_look.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"

namespace pingpong::html {
namespace {

const cell& first_cell(const experiment_view& view) {
    return *view.contenders.front().cell;
}

/// Whether that member of the first cells is not the same in all experiments.
template <class Member>
bool varies(const std::vector<experiment_view>& views, Member member) {
    return std::ranges::any_of(views, [&](const experiment_view& one) {
        return first_cell(one).*member != first_cell(views.front()).*member;
    });
}

}  // namespace

subject::subject(const report& about)
    : what(about), views(view_experiments(about)), settings(group_headlines(about, views)) {
}

const experiment_view* subject::chief() const {
    if (!settings.empty())
        return main_headline(settings.front()).view;
    const auto exchanges = [](const experiment_view& one) { return first_cell(one).count; };
    return views.empty() ? nullptr : &*std::ranges::max_element(views, {}, exchanges);
}

std::vector<headline> subject::answers() const {
    const auto names = [this](const headline& one) {
        return std::pair(what.cells[one.primary->numerator].protocol,
                         what.cells[one.primary->denominator].protocol);
    };
    std::vector<headline> same;
    for (const headline_group& each : settings)
        if (const headline& chief_there = main_headline(each);
            names(chief_there) == names(main_headline(settings.front())))
            same.push_back(chief_there);
    return same;
}

std::string subject::name(std::size_t cell) const {
    return short_name(what.cells[cell].protocol);
}

std::size_t subject::index_of(const contender_view& who) const {
    return static_cast<std::size_t>(who.cell - what.cells.data());
}

const cell_summary* subject::summary_of(std::size_t cell) const {
    const auto found = std::ranges::find(what.summaries, cell, &cell_summary::cell);
    return found == what.summaries.end() ? nullptr : &*found;
}

std::string subject::place_of(const experiment_view& view) const {
    const pingpong::cell& first = first_cell(view);
    const bool sizes = varies(views, &pingpong::cell::payload_request_bytes);
    const bool connections = varies(views, &pingpong::cell::connections);
    const bool counts = varies(views, &pingpong::cell::count) || (!sizes && !connections);
    std::string words;
    if (counts)
        words = sizes ? fmt::format("{} × {}", first.count, size_words(first.payload_request_bytes))
                      : format_count(first.count, "exchange");
    else if (sizes)
        words = size_words(first.payload_request_bytes);
    if (connections)
        words += (words.empty() ? "" : ", ") + format_count(first.connections, "connection");
    return words;
}

std::string subject::scope_of(const experiment_view& view) const {
    const bool remote = std::ranges::any_of(
        view.contenders, [](const contender_view& one) { return one.cell->remote; });
    return format_experiment(view) + "; " + format_extent(view) +
           (remote ? "; this machine and the servers elsewhere" : "; this machine, its loopback");
}

std::string size_words(std::uint64_t bytes) {
    constexpr std::uint64_t kib = 1024;
    if (bytes >= kib * kib && bytes % (kib * kib) == 0)
        return fmt::format("{} MiB", bytes / kib / kib);
    if (bytes >= kib && bytes % kib == 0)
        return fmt::format("{} KiB", bytes / kib);
    return fmt::format("{} B", bytes);
}

}  // namespace pingpong::html
