#include "pingpong/analysis/null_ratios.hpp"

#include <cmath>

#include "pingpong/analysis/rounds_played.hpp"
#include "pingpong/statistics/students_t.hpp"

namespace pingpong {

std::vector<null_ratio> null_ratios_of(const report& measured) {
    const auto rounds = rounds_of(measured);
    std::vector<null_ratio> all;
    for (std::size_t i = 0; i < measured.cells.size(); ++i) {
        if (!mirrored(measured.cells[i]))
            continue;
        std::vector<double> differences;
        for (const round_figure& one : figures_of(rounds[i], statistic::median))
            differences.push_back(std::log(one.first / one.second));
        if (const auto mean = mean_of(differences, measured.config.question.confidence))
            all.push_back({i, exp_of(*mean)});
    }
    return all;
}

}  // namespace pingpong
