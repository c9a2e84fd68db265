#include "pingpong/reporter/html/original_bars.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "pingpong/reporter/html/plot_area.hpp"
#include "pingpong/reporter/seed_tables.hpp"

namespace pingpong::html {
namespace {

constexpr double plot_height = 216;
constexpr double room_for_figure = 34;  // of a bar
constexpr std::size_t most_groups = 12;

double seconds_of(std::chrono::microseconds duration) {
    return std::chrono::duration<double>(duration).count();
}

/// Between its left and its right end.
struct place_of_bar {
    double from = 0, to = 0;
};

void draw_bar(drawing& on, const scale& y, place_of_bar at, std::string_view hue,
              std::string_view server, std::uint64_t count, double seconds) {
    on.rectangle(
        {at.from, y(seconds)}, at.to - at.from, y(0) - y(seconds), "bar " + std::string(hue),
        {{"data-server", server}, {"data-count", static_cast<double>(count)}, {"data-y", seconds}},
        fmt::format("{}, {} pings: {:.6f} s", server, count, seconds));
    if (at.to - at.from >= room_for_figure)
        on.write({(at.from + at.to) / 2, y(seconds) - 5}, "middle", "tick",
                 fmt::format("{:.3g}", seconds));
}

markup picture(page_width page, const std::vector<seed_difference>& rows) {
    double longest = 0;
    for (const seed_difference& one : rows)
        longest = std::max({longest, seconds_of(one.ws), seconds_of(one.http)});
    const plot_area area(page, plot_height, 2, 80);
    const double left = area.left, right = area.right, bottom = area.bottom;
    const scale x(spacing::linear, 0, static_cast<double>(rows.size()), left, right);
    const scale y(spacing::linear, 0, 1.1 * longest, bottom, area.top);
    drawing on(page, area.height());
    on.draw_y_axis(x, y, ticks_with_words(y, 6), "duration, s");
    const double group = x(1) - x(0), width = std::min(0.36 * group, 64.0);
    double words_end = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double middle = x(static_cast<double>(i) + 0.5);
        const std::uint64_t count = rows[i].qt_pings;
        draw_bar(on, y, {middle - width - 2, middle - 2}, "ws", "WS", count,
                 seconds_of(rows[i].ws));
        draw_bar(on, y, {middle + 2, middle + 2 + width}, "close", "HTTP", count,
                 seconds_of(rows[i].http));
        if (middle - room_for_figure / 2 < words_end)
            continue;
        on.write({middle, bottom + 18}, "middle", "tick", tick_words(static_cast<double>(count)));
        words_end = middle + room_for_figure / 2;
    }
    on.line({{left, bottom}, {right, bottom}}, "axis");
    on.write({(left + right) / 2, bottom + 38}, "middle", "title", "pings");
    const auto end_of = [&](std::chrono::microseconds last) {
        return point{x(static_cast<double>(rows.size())) - 2, y(seconds_of(last))};
    };
    area.draw_labels(on, {{end_of(rows.back().ws), {"ws", "", shape::square}, "WS"},
                          {end_of(rows.back().http), {"close", "", shape::square}, "HTTP"}});
    return on.svg("original", "Durations of WS and HTTP by count",
                  "Two bars per count of pings on a linear axis; the tables below have the "
                  "figures.");
}

table original_table(const std::vector<seed_row>& rows) {
    table made{"The original experiment's first table",
               {"Server", "Qt pings", "Start", "End", "Duration"},
               {},
               1};
    for (const seed_row& one : rows)
        made.rows.push_back({one.server, fmt::format("{}", one.qt_pings), one.start, one.end,
                             python_timedelta(one.duration)});
    return made;
}

table difference_table(const std::vector<seed_difference>& rows) {
    table made{"The original experiment's second table",
               {"Qtde de Pings", "Duração WS (s)", "Duração HTTP (s)", "Diferença (HTTP - WS) (s)"},
               {},
               1};
    for (const seed_difference& one : rows)
        made.rows.push_back({fmt::format("{}", one.qt_pings),
                             fmt::format("{:.6f}", seconds_of(one.ws)),
                             fmt::format("{:.6f}", seconds_of(one.http)),
                             fmt::format("{:.6f}", seconds_of(one.difference()))});
    return made;
}

/// Whether the HTTP of every row connected anew for each ping; where that failed, the rows are of
/// the kept connection.
bool connects_anew(const subject& of) {
    for (const experiment_view& view : of.views)
        for (const contender_view& who : view.contenders)
            if (who.what->protocol == "http-close" && who.complete())
                return true;
    return false;
}

std::string caption_of(const subject& of) {
    std::string words =
        "Durations of whole conversations on a linear axis; of each contender the trial of median "
        "duration.";
    if (connects_anew(of))
        words +=
            " HTTP has a new connection for every ping, as in the experiment of 2023: most of what "
            "the bars differ by is that connection, not the protocol.";
    else
        words +=
            " Not as in the experiment of 2023, HTTP keeps its connection here, in some counts or "
            "in all: HTTP with a new connection for every ping did not play to its end.";
    return words;
}

/// The first of each count, as the original had no two of one.
std::vector<seed_difference> one_of_each_count(const std::vector<seed_difference>& rows) {
    std::vector<seed_difference> firsts;
    for (const seed_difference& one : rows)
        if (!std::ranges::count(firsts, one.qt_pings, &seed_difference::qt_pings))
            firsts.push_back(one);
    return firsts;
}

}  // namespace

chart original_bars(const subject& of) {
    chart made{"original", "The original experiment's figure", "", {}, "", {}};
    const std::vector<seed_difference> all = seed_differences(of.what.seed_rows);
    if (all.empty()) {
        made.why_nothing = "No experiment has a row of both WS and HTTP, as the original had.";
        return made;
    }
    made.tables = {original_table(of.what.seed_rows), difference_table(all)};
    made.caption = caption_of(of);
    std::vector<seed_difference> drawn = one_of_each_count(all);
    if (drawn.size() < all.size())
        made.caption += " Of several experiments with the same count, the first is drawn.";
    if (drawn.size() > most_groups) {
        made.caption += fmt::format(" The first {} counts are drawn.", most_groups);
        drawn.resize(most_groups);
    }
    for (const page_width page : page_widths)
        made.pictures.push_back(picture(page, drawn));
    return made;
}

}  // namespace pingpong::html
