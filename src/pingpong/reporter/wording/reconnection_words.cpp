#include "pingpong/reporter/wording/reconnection_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pingpong/report/lookup.hpp"
#include "pingpong/reporter/wording/reason_words.hpp"

namespace pingpong {
namespace {

/// The ratio of the first setting's chief, or the least and the greatest of all settings.
std::string ratios_to_close(const std::vector<const headline*>& chiefs,
                            const std::vector<const comparison*>& all) {
    if (all.size() == 1)
        return ratio_words(all.front()->figures);
    const auto by_ratio = [](const comparison* one) { return one->figures.ratio.value; };
    const auto at = [&](auto found) {
        return fmt::format(
            "{:.2f}x ({})", (*found)->figures.ratio.value,
            experiment_words(*chiefs[static_cast<std::size_t>(found - all.begin())]->view));
    };
    return at(std::ranges::min_element(all, {}, by_ratio)) + " to " +
           at(std::ranges::max_element(all, {}, by_ratio));
}

}  // namespace

std::string reconnection_words(const report& what, const std::vector<setting>& settings,
                               escaper safe) {
    std::vector<const headline*> chiefs;
    std::vector<const comparison*> all;
    for (const setting& each : settings) {
        const headline& chief = chief_of(each);
        const comparison* close = find_comparison(what, chief.view->index, "ws", "http-close");
        if (!close || close == chief.primary || close->verdict.certainty == certainty::withheld ||
            (close->verdict.kind != verdict_kind::faster &&
             close->verdict.kind != verdict_kind::slower))
            continue;
        chiefs.push_back(&chief);
        all.push_back(close);
    }
    if (all.empty())
        return {};
    const auto name = [&](std::size_t cell) {
        return name_for_people(what.cells[cell].protocol, safe);
    };
    const bool ever_slower = std::ranges::any_of(
        all, [](const comparison* one) { return one->figures.ratio.value >= 1; });
    return fmt::format(" {} takes {} the time of {}{}", name(all.front()->numerator),
                       ratios_to_close(chiefs, all), name(all.front()->denominator),
                       ever_slower ? "."
                                   : ", but that is what keeping the connection saves: HTTP "
                                     "keep-alive saves it too.");
}

}  // namespace pingpong
