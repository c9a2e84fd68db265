#include "pingpong/reporter/export/histogram_log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>

#include "pingpong/core/local_time.hpp"
#include "pingpong/reporter/export/histogram_encoding.hpp"

namespace pingpong {
namespace {

using std::chrono::nanoseconds;
using seconds = std::chrono::duration<double>;
using milliseconds = std::chrono::duration<double, std::milli>;

/// When a cell was measured, since the run began.
struct interval {
    nanoseconds begin{};
    nanoseconds end{};
};

std::string tag_of(const cell& cell) {
    std::string tag = fmt::format("{}-{}", cell.experiment, cell.protocol);
    // A report that was read may have any text for a name; commas and blanks end a tag.
    constexpr std::string_view allowed =
        "-_.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    std::ranges::replace_if(
        tag, [&](char c) { return allowed.find(c) == std::string_view::npos; }, '_');
    return tag;
}

std::string format_comment(const cell& cell) {
    return fmt::format("#[{}: {} exchanges per repetition, {} at once, {} bytes there, {} back]\n",
                       tag_of(cell), cell.count, cell.connections, cell.payload_request_bytes,
                       cell.payload_reply_bytes);
}

std::string format_start(const report& report) {
    const auto since_epoch = report.start.time_since_epoch();
    return fmt::format("#[StartTime: {:.3f} (seconds since epoch), {}]\n",
                       seconds(since_epoch).count(), format_rfc3339_utc(report.start));
}

interval find_interval(const report& report, std::size_t cell) {
    std::optional<interval> played;
    for (const block& block : report.blocks) {
        if (block.cell != cell)
            continue;
        const nanoseconds end = block.start_offset + block.duration;
        if (!played)
            played = interval{block.start_offset, end};
        played->begin = std::min(played->begin, block.start_offset);
        played->end = std::max(played->end, end);
    }
    return played.value_or(interval());
}

std::string format_histogram_line(const report& report, const cell_summary& summary) {
    const interval played = find_interval(report, summary.cell);
    return fmt::format("Tag={},{:.3f},{:.3f},{:.3f},{}\n", tag_of(report.cells[summary.cell]),
                       seconds(played.begin).count(), seconds(played.end - played.begin).count(),
                       milliseconds(summary.max.value_or(round_trip(0))).count(),
                       base64(encode_compressed_v2(summary.round_trips)));
}

}  // namespace

std::string to_histogram_log(const report& report) {
    std::string text = "#[Round trips in nanoseconds, logged by pingpong]\n";
    text += "#[Histogram log format version 1.3]\n";
    text += format_start(report);
    for (const cell& cell : report.cells)
        text += format_comment(cell);
    text += R"("StartTimestamp","Interval_Length","Interval_Max","Interval_Compressed_Histogram")"
            "\n";
    for (const cell_summary& summary : report.summaries)
        if (summary.round_trips.count() > 0)
            text += format_histogram_line(report, summary);
    return text;
}

}  // namespace pingpong
