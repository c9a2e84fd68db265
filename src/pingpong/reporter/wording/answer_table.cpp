#include "pingpong/reporter/wording/answer_table.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "pingpong/analysis/report_views.hpp"
#include "pingpong/analysis/summaries.hpp"
#include "pingpong/report/lookup.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/finding.hpp"

namespace pingpong {
namespace {

using contender_list = std::vector<const contender_view*>;

/// The two that are compared come first, the denominator before the numerator, and floors last.
contender_list order_contenders(const report& report, const experiment_view& view,
                                const comparison* primary) {
    const auto place_of = [&report, primary](const contender_view* contender) {
        if (primary && contender->cell == &report.cells[primary->denominator])
            return 0;
        if (primary && contender->cell == &report.cells[primary->numerator])
            return 1;
        return contender->cell->description.traits.family == protocol_family::line ? 3 : 2;
    };
    contender_list ordered;
    for (const contender_view& contender : view.contenders)
        ordered.push_back(&contender);
    std::ranges::stable_sort(ordered, {}, place_of);
    return ordered;
}

/// The ratio of two contenders, whichever way round it was compared; nullopt: it was not.
std::optional<estimate> find_ratio(const report& report, std::size_t experiment,
                                   const cell& numerator, const cell& denominator) {
    if (const comparison* found =
            find_comparison(report, experiment, numerator.protocol, denominator.protocol))
        return found->figures.claim;
    const comparison* inverse =
        find_comparison(report, experiment, denominator.protocol, numerator.protocol);
    if (!inverse || inverse->figures.claim.value <= 0)
        return std::nullopt;
    return inverse_of(inverse->figures.claim);
}

/// With two decimals, so that they are below each other; as many as it takes below 0.1.
std::string format_ratio_estimate(const estimate& ratio) {
    if (ratio.value < 0.1 || !ratio.low || !ratio.high)
        return format_estimate(ratio);
    return fmt::format("{:.2f} [{:.2f}, {:.2f}]", ratio.value, *ratio.low, *ratio.high);
}

/// E.g. "1.04 [1.03, 1.06]"; that of medians, without an interval, where nothing was compared.
std::string format_ratio_to(const report& report, const experiment_view& view,
                            const contender_view& contender, const contender_view& reference) {
    if (&contender == &reference)
        return "1.00";
    if (contender.failed())
        return "failed";
    if (const auto ratio = find_ratio(report, view.index, *contender.cell, *reference.cell))
        return format_ratio_estimate(*ratio);
    const auto& median = contender.summary->median_ns;
    const auto& divisor = reference.summary->median_ns;
    if (!median || !divisor || *divisor <= 0)
        return std::string(unknown_figure);
    return fmt::format("{:.2f}", *median / *divisor);
}

std::optional<double> percentile_of(const contender_view& contender,
                                    const named_percentile& percentile) {
    const auto at = supported_percentile(*contender.summary, percentile);
    return at ? std::optional(static_cast<double>(at->count())) : std::nullopt;
}

/// Of the round trips, or of the blocks where the report has no more.
std::optional<double> median_of(const contender_view& contender) {
    const auto median = percentile_of(contender, p50);
    return median ? median : contender.summary->median_ns;
}

/// As many decimals as the largest figure has room for.
int choose_decimals(const std::vector<std::optional<double>>& figures) {
    double largest = 0;
    for (const std::optional<double>& figure : figures)
        largest = std::max(largest, std::abs(figure.value_or(0)));
    return largest < 1000 ? 2 : largest < 10'000 ? 1 : 0;
}

/// Figures of contenders divided by a unit, all with as many decimals; nullptr has none.
template <class Get>
answer_column make_figures(std::string_view name, unsigned rank, const contender_list& contenders,
                           double unit, Get get, std::optional<int> decimals = std::nullopt) {
    std::vector<std::optional<double>> figures;
    for (const contender_view* contender : contenders) {
        const std::optional<double> figure = contender ? get(*contender) : std::nullopt;
        figures.push_back(figure ? std::optional(*figure / unit) : std::nullopt);
    }
    answer_column column{std::string(name), {}, false, rank};
    for (const std::optional<double>& figure : figures)
        column.cells.push_back(format_figure(figure, decimals.value_or(choose_decimals(figures))));
    return column;
}

/// That of the shortest p50.
time_unit unit_of(const contender_list& contenders) {
    std::optional<double> shortest;
    for (const contender_view* contender : contenders)
        if (const auto median = median_of(*contender); median && *median > 0)
            shortest = std::min(*median, shortest.value_or(*median));
    return choose_time_unit(shortest.value_or(1e3));
}

std::string format_units(const experiment_view& view, const time_unit& unit) {
    const bool parallel = has_parallel_connections(view);
    const bool all_here = std::ranges::none_of(
        view.contenders, [](const contender_view& each) { return each.cell->remote; });
    return fmt::format("{} per {}; {}{}", unit.name, parallel ? "round trip" : "exchange",
                       parallel ? "k/s: 1000 exchanges/s; " : "",
                       all_here ? "CPU of both ends" : "CPU of the client");
}

/// The columns of figures, those with several connections with their rate.
std::vector<answer_column> make_figure_columns(const experiment_view& view,
                                               const contender_list& contenders,
                                               const time_unit& unit) {
    std::vector<answer_column> columns;
    columns.push_back(
        make_figures("p50", 0, contenders, unit.ns, [](auto& each) { return median_of(each); }));
    columns.push_back(make_figures("p99", 1, contenders, unit.ns,
                                   [](auto& each) { return percentile_of(each, p99); }));
    if (has_parallel_connections(view))
        columns.push_back(make_figures("k/s", 2, contenders, 1000,
                                       [](auto& each) { return each.summary->throughput_per_s; }));
    columns.push_back(make_figures("CPU", 3, contenders, unit.ns,
                                   [](auto& each) { return each.summary->cpu_ns_per_exchange; }));
    columns.push_back(make_figures(
        "bytes", 4, contenders, 1, [](auto& each) { return bytes_per_exchange(*each.summary); },
        0));
    columns.push_back(make_figures(
        "set-up", 5, contenders, unit.ns, [](auto& each) { return each.set_up_ns; }, 1));
    return columns;
}

answer_table make_contender_table(const report& report, const experiment_view& view,
                                  const comparison* primary, escaper escape,
                                  std::size_t max_contenders) {
    answer_table table;
    contender_list contenders = order_contenders(report, view, primary);
    if (contenders.size() > max_contenders) {
        table.hidden_rows = contenders.size() - max_contenders;
        contenders.resize(max_contenders);
    }
    const time_unit unit = unit_of(contenders);
    table.columns = make_figure_columns(view, contenders, unit);
    answer_column names{"", {}, true, 0};
    for (const contender_view* contender : contenders)
        names.cells.push_back(format_contender(*contender->cell, escape));
    table.columns.insert(table.columns.begin(), std::move(names));
    if (primary) {
        const contender_view& reference = *contenders.front();
        answer_column ratios{"vs " + format_contender(*reference.cell, escape), {}, true, 0};
        for (const contender_view* contender : contenders)
            ratios.cells.push_back(format_ratio_to(report, view, *contender, reference));
        table.columns.push_back(std::move(ratios));
    }
    table.note = format_units(view, unit);
    return table;
}

/// The p50 of a contender in each experiment.
answer_column make_median_column(const std::vector<experiment_view>& views, const cell& contender,
                                 const time_unit& unit, escaper escape) {
    contender_list contenders;
    for (const experiment_view& view : views)
        contenders.push_back(find_contender(view, contender.protocol));
    return make_figures(format_contender(contender, escape), 1, contenders, unit.ns,
                        [](const contender_view& each) { return median_of(each); });
}

answer_table make_setting_table(const report& report, const std::vector<experiment_view>& views,
                                const comparison& first, escaper escape) {
    const std::vector<std::string> settings = format_distinctions(report);
    const cell& numerator = report.cells[first.numerator];
    const cell& denominator = report.cells[first.denominator];
    contender_list all;
    for (const experiment_view& view : views)
        for (const cell* each : {&denominator, &numerator})
            if (const contender_view* found = find_contender(view, each->protocol))
                all.push_back(found);
    const time_unit unit = unit_of(all);
    answer_column names{"", {}, true, 0};
    answer_column verdicts{"vs " + format_contender(denominator, escape), {}, true, 0};
    for (const experiment_view& view : views) {
        names.cells.push_back(view.index < settings.size() ? settings[view.index] : "");
        verdicts.cells.push_back(format_brief_finding(
            find_comparison(report, view.index, numerator.protocol, denominator.protocol)));
    }
    answer_table table;
    const bool any_dependent = std::ranges::any_of(
        verdicts.cells, [](const std::string& cell) { return cell.ends_with('*'); });
    table.note = fmt::format("p50 in {} per exchange{}", unit.name,
                             any_dependent ? "; * other implementations say the opposite" : "");
    table.columns = {std::move(names), make_median_column(views, denominator, unit, escape),
                     make_median_column(views, numerator, unit, escape), std::move(verdicts)};
    return table;
}

}  // namespace

answer_table make_answer_table(const report& report, escaper escape, std::size_t max_contenders) {
    const std::vector<experiment_view> views = view_experiments(report);
    const std::vector<headline_group> groups = group_headlines(report, views);
    if (groups.size() > 1)
        return make_setting_table(report, views, *main_headline(groups.front()).primary, escape);
    if (!groups.empty()) {
        const headline& main = main_headline(groups.front());
        return make_contender_table(report, *main.view, main.primary, escape, max_contenders);
    }
    return views.empty()
               ? answer_table()
               : make_contender_table(report, views.front(), nullptr, escape, max_contenders);
}

}  // namespace pingpong
