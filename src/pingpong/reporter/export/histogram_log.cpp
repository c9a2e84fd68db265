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

std::string tag_of(const cell& what) {
    std::string tag = fmt::format("{}-{}", what.experiment, what.protocol);
    // A report that was read may have any text for a name; commas and blanks end a tag.
    constexpr std::string_view allowed =
        "-_.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    std::ranges::replace_if(
        tag, [&](char one) { return allowed.find(one) == std::string_view::npos; }, '_');
    return tag;
}

std::string comment_on(const cell& what) {
    return fmt::format("#[{}: {} exchanges per repetition, {} at once, {} bytes there, {} back]\n",
                       tag_of(what), what.count, what.connections, what.payload_request_bytes,
                       what.payload_reply_bytes);
}

std::string start_comment(const report& what) {
    const auto since_epoch = what.start.time_since_epoch();
    return fmt::format("#[StartTime: {:.3f} (seconds since epoch), {}]\n",
                       seconds(since_epoch).count(), format_rfc3339_utc(what.start));
}

interval when_played(const report& what, std::size_t cell) {
    std::optional<interval> played;
    for (const block& one : what.blocks) {
        if (one.cell != cell)
            continue;
        const nanoseconds end = one.start_offset + one.duration;
        if (!played)
            played = interval{one.start_offset, end};
        played->begin = std::min(played->begin, one.start_offset);
        played->end = std::max(played->end, end);
    }
    return played.value_or(interval());
}

std::string line_of(const report& what, const cell_summary& summary) {
    const interval played = when_played(what, summary.cell);
    return fmt::format("Tag={},{:.3f},{:.3f},{:.3f},{}\n", tag_of(what.cells[summary.cell]),
                       seconds(played.begin).count(), seconds(played.end - played.begin).count(),
                       milliseconds(summary.max.value_or(round_trip(0))).count(),
                       base64(encode_compressed_v2(summary.round_trips)));
}

}  // namespace

std::string to_histogram_log(const report& what) {
    std::string text = "#[Round trips in nanoseconds, logged by pingpong]\n";
    text += "#[Histogram log format version 1.3]\n";
    text += start_comment(what);
    for (const cell& one : what.cells)
        text += comment_on(one);
    text += R"("StartTimestamp","Interval_Length","Interval_Max","Interval_Compressed_Histogram")"
            "\n";
    for (const cell_summary& one : what.summaries)
        if (one.round_trips.count() > 0)
            text += line_of(what, one);
    return text;
}

}  // namespace pingpong
