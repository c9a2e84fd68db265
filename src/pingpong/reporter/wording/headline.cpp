#include "pingpong/reporter/wording/headline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "pingpong/report/lookup.hpp"
#include "pingpong/reporter/wording/finding_names.hpp"
#include "pingpong/reporter/wording/supported_percentile.hpp"
#include "pingpong/reporter/wording/wording.hpp"

namespace pingpong {
namespace {

auto without_count(const cell& what) {
    return std::tuple(what.payload_request_bytes, what.payload_reply_bytes, what.connections,
                      what.echo);
}

}  // namespace

std::vector<setting> settings_of(const report& what, const std::vector<experiment_view>& views) {
    std::vector<setting> settings;
    for (const experiment_view& view : views) {
        const headline one{&view, find_primary_comparison(what, view.index)};
        if (!one.primary)
            continue;
        const auto same = [&](const setting& known) {
            return without_count(*known.front().view->contenders.front().what) ==
                   without_count(*view.contenders.front().what);
        };
        const auto found = std::ranges::find_if(settings, same);
        if (found == settings.end())
            settings.push_back({one});
        else
            found->push_back(one);
    }
    return settings;
}

const headline& chief_of(const setting& one) {
    const auto exchanges = [](const headline& each) {
        return each.view->contenders.front().what->count;
    };
    return *std::ranges::max_element(one, {}, exchanges);
}

std::vector<const comparison*> headlines_of(const experiment_view& view) {
    std::vector<const comparison*> chosen;
    for (const comparison* one : view.comparisons)
        if (!one->exploratory())
            chosen.push_back(one);
    if (chosen.empty() && !view.comparisons.empty())
        chosen.push_back(view.comparisons.front());
    return chosen;
}

std::string verdict_in_short(const comparison& one) {
    return fmt::format("{}{}{}", word_of(one.verdict),
                       one.verdict.certainty == certainty::tentative ? ", tentatively" : "",
                       one.exploratory() ? ", exploratory" : "");
}

std::string medians_in_short(const experiment_view& view, const comparison& one) {
    const auto median = [&view](std::size_t cell) {
        for (const contender_view& each : view.contenders)
            if (each.summary->cell == cell)
                return figure(in_us(supported_percentile(*each.summary, p50)), 2);
        return std::string(unknown_figure);
    };
    return median(one.numerator) + " / " + median(one.denominator);
}

}  // namespace pingpong
