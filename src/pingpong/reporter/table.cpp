#include "pingpong/reporter/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

#include "pingpong/reporter/assertion_words.hpp"
#include "pingpong/reporter/bridge_words.hpp"
#include "pingpong/reporter/change_words.hpp"
#include "pingpong/reporter/experiment_view.hpp"
#include "pingpong/reporter/foreign_text.hpp"
#include "pingpong/reporter/supported_percentile.hpp"
#include "pingpong/reporter/verdict_words.hpp"
#include "pingpong/reporter/wording.hpp"

namespace pingpong {
namespace {

/// A column of the table: two lines of heading and a text per contender.
struct column {
    std::string_view name;
    std::string_view unit;
    std::vector<std::string> cells;
    std::size_t gap = 2;

    std::size_t width() const {
        std::size_t widest = std::max(name.size(), unit.size());
        for (const std::string& one : cells)
            widest = std::max(widest, character_count(one));
        return widest;
    }
};

/// As many decimals as the largest figure has room for, the same for all, so that points align.
int decimals_for(const std::vector<std::optional<double>>& figures, int most) {
    double largest = 0;
    for (const std::optional<double>& one : figures)
        largest = std::max(largest, std::abs(one.value_or(0)));
    return std::min(most, largest < 1000 ? most : largest < 10'000 ? 1 : 0);
}

template <class Get>
column figures(std::string_view name, std::string_view unit, const experiment_view& view,
               int most_decimals, Get get) {
    std::vector<std::optional<double>> values;
    for (const contender_view& contender : view.contenders)
        values.push_back(get(contender));
    column made{name, unit, {}};
    for (const std::optional<double>& one : values)
        made.cells.push_back(figure(one, decimals_for(values, most_decimals)));
    return made;
}

std::optional<double> rate_in_thousands(const contender_view& contender) {
    const std::optional<double>& rate = contender.summary->throughput_per_s;
    return rate ? std::optional(*rate / 1000) : std::nullopt;
}

/// So many, up to 5, that two digits of the slowest are seen.
int decimals_of_rates(const experiment_view& view) {
    double slowest = 1;
    for (const contender_view& contender : view.contenders)
        if (const auto rate = rate_in_thousands(contender); rate && *rate > 0)
            slowest = std::min(slowest, *rate);
    return std::min(1 - static_cast<int>(std::floor(std::log10(slowest))), 5);
}

std::vector<column> columns_of(const experiment_view& view) {
    column names{"", "", {}, 0};
    column exchanges{"exchanges", "", {}};
    for (const contender_view& contender : view.contenders) {
        names.cells.push_back(for_terminal(contender.what->protocol));
        exchanges.cells.push_back(exchanges_words(contender));
    }
    const auto percentile_column = [&view](std::string_view name, const named_percentile& which) {
        return figures(name, "us", view, 2, [&which](const contender_view& one) {
            return in_us(supported_percentile(*one.summary, which));
        });
    };
    // With several connections the mean is their number by the rate.
    const column middle =
        side_by_side(view)
            ? figures("rate", "k/s", view, decimals_of_rates(view),
                      [](auto& one) { return rate_in_thousands(one); })
            : figures("mean", "us", view, 2, [](auto& one) { return in_us(one.summary->mean_ns); });
    return {
        names,
        exchanges,
        percentile_column("p50", p50),
        percentile_column("p99", p99),
        middle,
        figures("CPU", "us", view, 2,
                [](auto& one) { return in_us(one.summary->cpu_ns_per_exchange); }),
        figures("bytes", "", view, 0, [](auto& one) { return bytes_per_exchange(*one.summary); }),
        figures("set-up", "us", view, 1, [](auto& one) { return in_us(one.set_up_ns); }),
        figures("ratio", "to tcp", view, 2, [](auto& one) { return one.ratio_to_floor; }),
    };
}

std::string without_trailing_blanks(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line + '\n';
}

std::string lines_of(const std::vector<column>& columns, std::size_t contenders) {
    std::string names, units;
    std::vector<std::string> rows(contenders);
    for (const column& one : columns) {
        const std::string gap(one.gap, ' ');
        const std::size_t width = one.width();
        names += gap + padded_left(one.name, width);
        units += gap + padded_left(one.unit, width);
        // Names read from the left, figures from the decimal point.
        for (std::size_t i = 0; i < contenders; ++i)
            rows[i] += gap + (one.gap == 0 ? padded(one.cells[i], width)
                                           : padded_left(one.cells[i], width));
    }
    std::string lines = without_trailing_blanks(names) + without_trailing_blanks(units);
    for (const std::string& row : rows)
        lines += without_trailing_blanks(row);
    return lines;
}

/// The text in lines of up to 80 characters, as far as its words allow; all but the first begin
/// with `indent`.
std::string wrapped(std::string_view text, std::string_view indent) {
    std::string lines, line;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(word.size() + 1, text.size()));
        if (!line.empty() && character_count(line) + 1 + character_count(word) > 80) {
            lines += line + '\n';
            line = std::string(indent) + std::string(word);
        } else {
            line += (line.empty() ? "" : " ") + std::string(word);
        }
    }
    return lines + line + '\n';
}

std::string section(const report& what, const experiment_view& view) {
    std::string text = experiment_words(view) + " (" + extent_words(view) + ")\n\n";
    text += lines_of(columns_of(view), view.contenders.size());

    std::string notes;
    for (const std::string& line : failure_words(view, for_terminal))
        notes += wrapped(line, "  ");
    for (const std::string& line : remote_words(view, for_terminal))
        notes += wrapped(line, "  ");
    for (const comparison* one : view.comparisons)
        if (what.cells[one->denominator].protocol != floor_protocol)
            notes += wrapped(comparison_words(what, *one, for_terminal), "  ");
    if (const auto share = library_share_of(what, view))
        notes += wrapped(library_share_words(*share), "  ");
    return notes.empty() ? text : text + '\n' + notes;
}

/// The answers, and what a reader must know of the run.
std::string verdict_section(const report& what) {
    std::string text;
    for (const answer& each : answers_of(what, for_terminal))
        text += wrapped(each.question + ' ' + each.text, "  ");
    for (const std::string& line : warning_words(what, for_terminal))
        text += wrapped(line, "  ");
    for (const std::string& line : assertion_words(what, for_terminal))
        text += wrapped(line, "  ");
    return text.empty() ? text : text + '\n';
}

}  // namespace

std::string to_table(const report& what) {
    std::string text = verdict_section(what), rates;
    for (const experiment_view& view : experiments_of(what)) {
        text += section(what, view) + '\n';
        if (side_by_side(view))
            rates =
                " Rates are exchanges on all connections of a contender, in thousands per "
                "second.";
    }
    if (what.bridge)
        text += wrapped(bridge_words(what, for_terminal), "  ") + '\n';
    if (what.baseline)
        text += to_table(*what.baseline) + '\n';
    if (what.cells.empty())
        text += "Nothing was measured.\n\n";
    const std::string seed = " Random seed " + std::to_string(what.config.seed) + ".";
    text += wrapped(reading_words(what) + rates + seed, "");
    if (what.interrupted)
        text += interrupted_words(what) + '\n';
    return text;
}

}  // namespace pingpong
