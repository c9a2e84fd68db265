/// \file
/// Which ratios the headline figure shows, in which order and under which names.
#ifndef PINGPONG_REPORTER_HTML_CHARTS_FOREST_ROWS_HPP
#define PINGPONG_REPORTER_HTML_CHARTS_FOREST_ROWS_HPP

#include <string>
#include <vector>

#include "pingpong/reporter/html/drawing/protocol_look.hpp"
#include "pingpong/reporter/html/subject.hpp"

namespace pingpong::html {

/// A ratio in one experiment, or the reason why there is none; refers to the report.
struct forest_row {
    std::string setting;                ///< Which experiment.
    const comparison* shows = nullptr;  ///< nullptr: the two were not compared.
    std::string failed;                 ///< Which of them failed; empty: neither.

    /// The verdict in few words.
    std::string remark() const;
};

/// The ratio of two protocols in every experiment that has both.
struct forest_group {
    std::string title;  ///< Both names.
    look how;
    std::vector<forest_row> rows;  ///< At least one.
};

/// The ratio that the run was to answer, and those of the same two protocols without a library and
/// with its default settings.
std::vector<forest_group> groups_of_question(const subject& of);

/// All other ratios of medians but those by the floor, which the ladder shows; and contenders that
/// failed before they could be compared with anything.
std::vector<forest_group> other_groups(const subject& of);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_CHARTS_FOREST_ROWS_HPP
