#include "pingpong/reporter/html/charts/forest_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "pingpong/report/lookup.hpp"
#include "pingpong/reporter/wording/names.hpp"

namespace pingpong::html {
namespace {

using pair_of_names = std::pair<std::string, std::string>;

/// Those that the answer is about: where one of the question's two failed, others.
pair_of_names answered_about(const subject& of) {
    if (of.settings.empty())
        return {};
    const comparison& primary = *main_headline(of.settings.front()).primary;
    return {of.what.cells[primary.numerator].protocol, of.what.cells[primary.denominator].protocol};
}

/// The question's two; where they never play together, those that the answer is about instead.
pair_of_names asked_about(const subject& of) {
    const question& asked = of.what.config.question;
    for (const experiment_view& view : of.views)
        if (find_contender(view, asked.numerator) && find_contender(view, asked.denominator))
            return {asked.numerator, asked.denominator};
    return answered_about(of);
}

/// Those, and the other implementations of the same two.
std::vector<pair_of_names> pairs_of_question(const subject& of) {
    std::vector<pair_of_names> pairs{asked_about(of)};
    if (pairs.front() == pair_of_names("ws", "http-keepalive")) {
        pairs.emplace_back("ws-lean", "http-lean");
        pairs.emplace_back("ws-default", "http-default");
    }
    if (const pair_of_names answered = answered_about(of);
        !answered.first.empty() && !std::ranges::count(pairs, answered))
        pairs.push_back(answered);
    return pairs;
}

/// The other pairs that were compared, each once.
std::vector<pair_of_names> other_pairs(const subject& of) {
    const std::vector<pair_of_names> asked = pairs_of_question(of);
    std::vector<pair_of_names> pairs;
    for (const experiment_view& view : of.views)
        for (const comparison* one : view.comparisons) {
            pair_of_names pair(of.what.cells[one->numerator].protocol,
                               of.what.cells[one->denominator].protocol);
            if (!of.what.cells[one->denominator].description.traits.is_floor &&
                !std::ranges::count(asked, pair) && !std::ranges::count(pairs, pair))
                pairs.push_back(std::move(pair));
        }
    return pairs;
}

std::string title_of(const pair_of_names& pair) {
    const std::string title = short_name(pair.first) + " / " + short_name(pair.second);
    if (pair.first.ends_with("-lean"))
        return title + " (no library in them)";
    if (pair.first.ends_with("-default"))
        return title + " (the library's default settings)";
    return title;
}

std::string failed_of(const contender_view& a, const contender_view& b) {
    if (!a.failed() && !b.failed())
        return {};
    return short_name((a.failed() ? a : b).cell->protocol);
}

/// Whether the run was not made for these ratios, so that one may well differ by chance.
bool is_exploratory(const forest_group& group) {
    const auto shows = [](const forest_row& row) { return row.shows != nullptr; };
    return std::ranges::any_of(group.rows, shows) &&
           std::ranges::all_of(group.rows, [](const forest_row& row) {
               return !row.shows || row.shows->exploratory();
           });
}

std::vector<forest_group> groups_of(const subject& of, const std::vector<pair_of_names>& pairs) {
    std::vector<forest_group> groups;
    for (const pair_of_names& pair : pairs) {
        forest_group group{title_of(pair), look_of(pair.first), {}};
        for (const experiment_view& view : of.views) {
            const contender_view* a = find_contender(view, pair.first);
            const contender_view* b = find_contender(view, pair.second);
            if (a && b)
                group.rows.push_back({of.place_of(view),
                                      find_comparison(of.what, view.index, pair.first, pair.second),
                                      failed_of(*a, *b)});
        }
        if (is_exploratory(group))
            group.title += ", exploratory";
        if (!group.rows.empty())
            groups.push_back(std::move(group));
    }
    return groups;
}

bool is_in(const std::vector<pair_of_names>& pairs, const std::string& protocol) {
    return std::ranges::any_of(pairs, [&protocol](const pair_of_names& pair) {
        return pair.first == protocol || pair.second == protocol;
    });
}

/// Contenders that failed and are in none of the groups.
std::vector<forest_group> failures_beside(const subject& of,
                                          const std::vector<pair_of_names>& shown) {
    std::vector<forest_group> groups;
    for (const experiment_view& view : of.views)
        for (const contender_view& who : view.contenders)
            if (who.failed() && !is_in(shown, who.cell->protocol)) {
                const std::string name = short_name(who.cell->protocol);
                groups.push_back(
                    {name, look_of(who.cell->protocol), {{of.place_of(view), nullptr, name}}});
            }
    return groups;
}

}  // namespace

std::string forest_row::remark() const {
    if (!shows)
        return "not compared";
    if (shows->verdict.implementation_dependent && shows->verdict.certainty != certainty::withheld)
        return "by implementation";
    const bool probably = shows->verdict.certainty == certainty::tentative &&
                          shows->verdict.kind != verdict_kind::undecided;
    return (probably ? "probably " : "") + std::string(name_of(shows->verdict));
}

std::vector<forest_group> groups_of_question(const subject& of) {
    return groups_of(of, pairs_of_question(of));
}

std::vector<forest_group> other_groups(const subject& of) {
    std::vector<pair_of_names> pairs = other_pairs(of);
    std::vector<forest_group> groups = groups_of(of, pairs);
    for (pair_of_names& one : pairs_of_question(of))
        pairs.push_back(std::move(one));
    for (forest_group& one : failures_beside(of, pairs))
        groups.push_back(std::move(one));
    return groups;
}

}  // namespace pingpong::html
