#include "pingpong/analysis/agreements.hpp"

#include <algorithm>

#include "pingpong/analysis/baseline.hpp"
#include "pingpong/analysis/headlines.hpp"

namespace pingpong {
namespace {

bool compare_the_same(const run_comparison& a, const run_comparison& b) {
    return same_setting(a.numerator(), b.numerator()) &&
           same_setting(a.denominator(), b.denominator());
}

}  // namespace

distinct_runs find_distinct_runs(std::span<const named_report> runs) {
    distinct_runs distinct;
    for (const named_report& run : runs) {
        const auto known = std::ranges::find_if(distinct.runs, [&run](const named_report* other) {
            return !run.report.run_id.empty() && other->report.run_id == run.report.run_id;
        });
        if (known == distinct.runs.end())
            distinct.runs.push_back(&run);
        else
            distinct.duplicates.push_back({*known, &run});
    }
    return distinct;
}

std::vector<std::vector<run_comparison>> group_comparisons(
    const std::vector<const named_report*>& runs) {
    std::vector<std::vector<run_comparison>> groups;
    for (const named_report* run : runs)
        for (const experiment_view& view : view_experiments(run->report))
            for (const comparison* comparison : primary_comparisons(view)) {
                const run_comparison found{run, comparison};
                const auto group = std::ranges::find_if(groups, [&found](const auto& each) {
                    return compare_the_same(each.front(), found);
                });
                if (group == groups.end())
                    groups.push_back({found});
                else
                    group->push_back(found);
            }
    return groups;
}

}  // namespace pingpong
