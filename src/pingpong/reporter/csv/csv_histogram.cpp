#include <string_view>
#include <utility>

#include "pingpong/reporter/csv/csv.hpp"
#include "pingpong/reporter/csv/csv_line.hpp"

namespace pingpong {
namespace {

std::string line_of(const report& what, std::optional<std::size_t> cell,
                    std::string_view histogram_name, std::size_t bucket, std::uint64_t count) {
    csv_line line(!cell);
    cell_fields(line, what, cell);
    line.add("histogram", histogram_name);
    line("low_ns", histogram::low_of(bucket));
    line("high_ns", histogram::high_of(bucket));
    line("exchanges", count);
    return std::move(line).take();
}

}  // namespace

std::string to_csv_histogram(const report& what) {
    std::string text = line_of(what, {}, {}, 0, 0);
    for (const cell_summary& one : what.summaries) {
        const auto add = [&](std::string_view name, const histogram& of) {
            for (const auto& [bucket, count] : of.buckets())
                text += line_of(what, one.cell, name, bucket, count);
        };
        const bool open_loop = one.service || one.lag;
        add(open_loop ? "response" : "round_trip", one.round_trips);
        add("service", one.service.value_or(histogram()));
        add("lag", one.lag.value_or(histogram()));
    }
    return text;
}

}  // namespace pingpong
