/// \file
/// Which ratios the first figure shows, in which order and under which names.
#ifndef PINGPONG_REPORTER_HTML_CHARTS_FOREST_ROWS_HPP
#define PINGPONG_REPORTER_HTML_CHARTS_FOREST_ROWS_HPP

#include <cstddef>
#include <string>
#include <vector>

#include "pingpong/reporter/html/drawing/protocol_look.hpp"
#include "pingpong/reporter/html/subject.hpp"

namespace pingpong::html {

/// A ratio in one experiment, or the reason why there is none; refers to the report.
struct forest_row {
    std::string setting;                               ///< Which experiment.
    const pingpong::comparison* comparison = nullptr;  ///< nullptr: the two were not compared.
    std::string failed;                                ///< Which of them failed; empty: neither.

    /// The verdict in few words.
    std::string format_remark() const;
};

/// The ratio of two contenders in every experiment that has both.
struct forest_group {
    std::string title;  ///< Both names.
    protocol_look look;
    std::vector<forest_row> rows;  ///< At least one.
    std::string numerator = {};    ///< The name of the first; empty: there is but one.
    std::string denominator = {};  ///< The name of the second.
};

/// The first figure shows at most that many ratios of several pairs; with more, those of the first
/// pair alone, so that the table below it stays on the first screen.
inline constexpr std::size_t max_question_rows = 4;

/// The ratio that the run was to answer, and those of the other implementations of the same two
/// protocols; without the latter where there are more than `max_question_rows`.
std::vector<forest_group> question_groups(const subject& subject);

/// All other ratios of medians except those to the floor, which the ladder shows, and those of
/// contenders that failed before they could be compared.
std::vector<forest_group> other_groups(const subject& subject);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_CHARTS_FOREST_ROWS_HPP
