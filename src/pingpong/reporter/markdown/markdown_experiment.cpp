#include "pingpong/reporter/markdown/markdown_experiment.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "pingpong/reporter/markdown/markdown_parts.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/finding_names.hpp"
#include "pingpong/reporter/wording/supported_percentile.hpp"
#include "pingpong/reporter/wording/wording.hpp"

namespace pingpong {
namespace {

std::string summary_table(const experiment_view& view) {
    const std::string names[] = {"contender",
                                 "exchanges",
                                 "p50 us",
                                 "p90 us",
                                 "p99 us",
                                 "max us",
                                 "mean us",
                                 "exchanges/s",
                                 "CPU us/exchange",
                                 "bytes/exchange",
                                 "connections/exchange",
                                 "set-up us",
                                 "ratio to tcp"};
    markdown_table table(names, 1);
    for (const contender_view& one : view.contenders) {
        const cell_summary& summary = *one.summary;
        const std::string cells[] = {
            escape_markdown(one.what->protocol),
            exchanges_words(one),
            figure(in_us(supported_percentile(summary, p50)), 2),
            figure(in_us(supported_percentile(summary, p90)), 2),
            figure(in_us(supported_percentile(summary, p99)), 2),
            figure(in_us(summary.max), 2),
            figure(in_us(summary.mean_ns), 2),
            figure(summary.throughput_per_s, 0),
            figure(in_us(summary.cpu_ns_per_exchange), 2),
            figure(bytes_per_exchange(summary), 1),
            figure(summary.connections_per_exchange, 2),
            figure(in_us(one.set_up_ns), 1),
            figure(one.ratio_to_floor, 2),
        };
        table.row(cells);
    }
    return std::move(table).take();
}

std::string comparison_table(const report& what, const experiment_view& view) {
    const std::string names[] = {
        "contender",
        "compared with",
        "of the",
        "ratio",
        "may be claimed",
        side_by_side(view) ? "difference us/round trip" : "difference us/exchange",
        "interval us",
        "ratio of exchanges/s",
        "rounds",
        "noise floor %",
        "verdict"};
    markdown_table table(names, 3);
    const auto add = [&](const comparison* one) {
        const paired_comparison& of = one->figures;
        const std::string cells[] = {
            escape_markdown(what.cells[one->numerator].protocol),
            escape_markdown(what.cells[one->denominator].protocol),
            std::string(name_of(one->statistic)),
            figure(of.ratio.value, 3),
            markdown_interval(of.claim, 3, 1),
            fmt::format("{:+.2f}", of.difference.value / 1000),
            markdown_interval(of.difference_claim, 2, 1000),
            figure(one->throughput_ratio, 3),
            fmt::format("{}", of.rounds),
            figure(of.null_floor ? std::optional(100 * *of.null_floor) : std::nullopt, 2),
            fmt::format("{}, {}{}", word_of(one->verdict), name_of(one->verdict.certainty),
                        one->exploratory() ? ", exploratory" : ""),
        };
        table.row(cells);
    };
    for (const comparison* one : view.comparisons)
        add(one);
    for (const comparison* one : view.secondary)
        if (what.cells[one->denominator].protocol != floor_protocol)
            add(one);
    return std::move(table).take();
}

}  // namespace

std::string experiment_section(const report& what, const experiment_view& view) {
    std::string text = extent_words(view) + ".\n\n" + summary_table(view);
    text += markdown_list(failure_words(view, escape_markdown));
    text += markdown_list(remote_words(view, escape_markdown));
    if (!view.comparisons.empty())
        text += comparison_table(what, view);
    return text;
}

}  // namespace pingpong
