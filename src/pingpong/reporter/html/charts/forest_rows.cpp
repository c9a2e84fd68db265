#include "pingpong/reporter/html/charts/forest_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

#include "pingpong/report/lookup.hpp"
#include "pingpong/reporter/wording/finding.hpp"

namespace pingpong::html {
namespace {

/// Two contenders by a cell of each.
struct contender_pair {
    const cell* numerator;
    const cell* denominator;

    /// Contenders of the same name play in many experiments.
    bool operator==(const contender_pair& other) const {
        return numerator->protocol == other.numerator->protocol &&
               denominator->protocol == other.denominator->protocol;
    }

    bool has(const cell& cell) const {
        return numerator->protocol == cell.protocol || denominator->protocol == cell.protocol;
    }
};

using contender_pairs = std::vector<contender_pair>;

contender_pair compared_pair(const report& report, const comparison& comparison) {
    return {&report.cells[comparison.numerator], &report.cells[comparison.denominator]};
}

void add_new(contender_pairs& pairs, const contender_pair& pair) {
    if (std::ranges::find(pairs, pair) == pairs.end())
        pairs.push_back(pair);
}

/// The two contenders of the question; nullopt: they never play together.
std::optional<contender_pair> find_question_pair(const subject& subject) {
    const question& question = subject.report.config.question;
    for (const experiment_view& view : subject.views) {
        const contender_view* numerator = find_contender(view, question.numerator);
        const contender_view* denominator = find_contender(view, question.denominator);
        if (numerator && denominator)
            return contender_pair{numerator->cell, denominator->cell};
    }
    return std::nullopt;
}

protocol_role role_of(const cell& cell) {
    const protocol_traits& traits = cell.description.traits;
    return {traits.family, traits.use, traits.implemented_by, traits.secured};
}

/// Another implementation of the same two protocols; nullopt: it does not play, or the two differ
/// in their implementation.
std::optional<contender_pair> find_implementation(const subject& subject,
                                                  const contender_pair& pair,
                                                  implementation implementation) {
    const std::vector<cell>& cells = subject.report.cells;
    const protocol_role numerator_role = role_of(*pair.numerator);
    const protocol_role denominator_role = role_of(*pair.denominator);
    if (numerator_role.implemented_by != denominator_role.implemented_by ||
        numerator_role.implemented_by == implementation)
        return std::nullopt;
    for (const experiment_view& view : subject.views) {
        const auto numerator = find_cell(cells, view.index, numerator_role.by(implementation));
        const auto denominator = find_cell(cells, view.index, denominator_role.by(implementation));
        if (numerator && denominator)
            return contender_pair{&cells[*numerator], &cells[*denominator]};
    }
    return std::nullopt;
}

/// The two of the question, their other implementations, and the two that the answer is about where
/// one of the question's failed.
contender_pairs question_pairs(const subject& subject) {
    contender_pairs pairs;
    if (const auto pair = find_question_pair(subject))
        pairs.push_back(*pair);
    else if (const comparison* compared = subject.main_comparison())
        pairs.push_back(compared_pair(subject.report, *compared));
    else
        return pairs;
    using enum implementation;
    for (const implementation other : {tuned, lean, defaults})
        if (const auto pair = find_implementation(subject, pairs.front(), other))
            add_new(pairs, *pair);
    if (const comparison* compared = subject.main_comparison())
        add_new(pairs, compared_pair(subject.report, *compared));
    return pairs;
}

/// Those of `question_pairs` that the first figure has room for.
contender_pairs shown_question_pairs(const subject& subject) {
    contender_pairs pairs = question_pairs(subject);
    if (pairs.size() > 1 && pairs.size() * subject.views.size() > max_question_rows)
        pairs.erase(pairs.begin() + 1, pairs.end());
    return pairs;
}

/// The other pairs that were compared, each once.
contender_pairs other_pairs(const subject& subject) {
    const contender_pairs shown = question_pairs(subject);
    contender_pairs pairs;
    for (const experiment_view& view : subject.views)
        for (const comparison* each : view.comparisons) {
            const contender_pair pair = compared_pair(subject.report, *each);
            if (!pair.denominator->description.traits.is_floor &&
                std::ranges::find(shown, pair) == shown.end())
                add_new(pairs, pair);
        }
    return pairs;
}

std::string format_pair(const contender_pair& pair) {
    std::string title = label_of(*pair.numerator) + " / " + label_of(*pair.denominator);
    switch (pair.numerator->description.traits.implemented_by) {
        case implementation::lean:
            return title + " (no library in them)";
        case implementation::defaults:
            return title + " (the library's default settings)";
        case implementation::tuned:
            break;
    }
    return title;
}

std::string failed_label(const contender_view& a, const contender_view& b) {
    if (!a.failed() && !b.failed())
        return {};
    return label_of(*(a.failed() ? a : b).cell);
}

/// Whether the run was not made for these ratios, so that one may well differ by chance.
bool is_exploratory(const forest_group& group) {
    const auto is_compared = [](const forest_row& row) { return row.comparison != nullptr; };
    return std::ranges::any_of(group.rows, is_compared) &&
           std::ranges::all_of(group.rows, [](const forest_row& row) {
               return !row.comparison || row.comparison->exploratory();
           });
}

std::vector<forest_group> make_groups(const subject& subject, const contender_pairs& pairs) {
    std::vector<forest_group> groups;
    for (const contender_pair& pair : pairs) {
        const std::string& numerator = pair.numerator->protocol;
        const std::string& denominator = pair.denominator->protocol;
        forest_group group{format_pair(pair),
                           look_of(*pair.numerator),
                           {},
                           label_of(*pair.numerator),
                           label_of(*pair.denominator)};
        for (const experiment_view& view : subject.views) {
            const contender_view* a = find_contender(view, numerator);
            const contender_view* b = find_contender(view, denominator);
            if (a && b)
                group.rows.push_back(
                    {subject.format_place(view),
                     find_comparison(subject.report, view.index, numerator, denominator),
                     failed_label(*a, *b)});
        }
        if (is_exploratory(group))
            group.title += ", exploratory";
        if (!group.rows.empty())
            groups.push_back(std::move(group));
    }
    return groups;
}

/// Contenders that failed and are in none of the pairs.
std::vector<forest_group> unpaired_failures(const subject& subject, const contender_pairs& pairs) {
    std::vector<forest_group> groups;
    for (const experiment_view& view : subject.views)
        for (const contender_view& contender : view.contenders) {
            const cell& cell = *contender.cell;
            const bool is_paired = std::ranges::any_of(
                pairs, [&cell](const contender_pair& pair) { return pair.has(cell); });
            if (!contender.failed() || is_paired)
                continue;
            const std::string label = label_of(cell);
            groups.push_back(
                {label, look_of(cell), {{subject.format_place(view), nullptr, label}}});
        }
    return groups;
}

}  // namespace

std::string forest_row::format_remark() const {
    if (!comparison)
        return "not compared";
    return std::string(format_verdict_kind(*comparison));
}

std::vector<forest_group> question_groups(const subject& subject) {
    return make_groups(subject, shown_question_pairs(subject));
}

std::vector<forest_group> other_groups(const subject& subject) {
    contender_pairs pairs = question_pairs(subject);
    pairs.erase(pairs.begin(),
                pairs.begin() + static_cast<std::ptrdiff_t>(shown_question_pairs(subject).size()));
    const contender_pairs others = other_pairs(subject);
    pairs.insert(pairs.end(), others.begin(), others.end());
    std::vector<forest_group> groups = make_groups(subject, pairs);
    const contender_pairs shown = question_pairs(subject);
    pairs.insert(pairs.end(), shown.begin(), shown.end());
    for (forest_group& each : unpaired_failures(subject, pairs))
        groups.push_back(std::move(each));
    return groups;
}

}  // namespace pingpong::html
