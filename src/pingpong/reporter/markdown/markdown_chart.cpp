#include "pingpong/reporter/markdown/markdown_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "pingpong/reporter/wording/supported_percentile.hpp"
#include "pingpong/reporter/wording/wording.hpp"

namespace pingpong {
namespace {

/// Mermaid has no escapes within quotes, so that only what is surely text stays.
std::string escape_mermaid(std::string_view text) {
    std::string safe(text);
    const auto is_text = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view(" -_.,:+/()").find(c) != std::string_view::npos;
    };
    std::ranges::replace_if(
        safe, [&](char c) { return !is_text(c); }, '_');
    return '"' + safe + '"';
}

std::string title_of(const experiment_view& view) {
    const cell& first = *view.contenders.front().what;
    return fmt::format("p50 of round trips in us: {}, {} bytes there, {} back",
                       counted(first.count, "exchange"), first.payload_request_bytes,
                       first.payload_reply_bytes);
}

}  // namespace

std::string median_chart(const experiment_view& view) {
    std::vector<std::string> names, bars;
    for (const contender_view& one : view.contenders)
        if (const auto median = in_us(supported_percentile(*one.summary, p50))) {
            names.push_back(escape_mermaid(one.what->protocol));
            bars.push_back(fmt::format("{:.2f}", *median));
        }
    if (bars.empty())
        return {};
    return fmt::format(
        "```mermaid\n"
        "%%{{init: {{\"xyChart\": {{\"width\": 640, \"height\": 280}}}}}}%%\n"
        "xychart-beta\n"
        "    title {}\n"
        "    x-axis [{}]\n"
        "    y-axis \"us\"\n"
        "    bar [{}]\n"
        "```\n\n",
        escape_mermaid(title_of(view)), fmt::join(names, ", "), fmt::join(bars, ", "));
}

}  // namespace pingpong
