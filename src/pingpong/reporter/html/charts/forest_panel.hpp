/// \file
/// Ratios with their intervals, one below the other on one axis: a forest plot.
#ifndef PINGPONG_REPORTER_HTML_CHARTS_FOREST_PANEL_HPP
#define PINGPONG_REPORTER_HTML_CHARTS_FOREST_PANEL_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/reporter/html/drawing/drawing.hpp"
#include "pingpong/statistics/estimate.hpp"

namespace pingpong::html {

/// A ratio, or the reason why there is none.
struct forest_mark {
    std::string label;              ///< The setting or the run that it is the ratio of.
    std::optional<estimate> ratio;  ///< nullopt: there is none.
    std::string figures;            ///< The ratio in words.
    std::string remark;             ///< The verdict in few words.
    std::string failed;             ///< Which contender failed; empty: none.
    bool withheld = false;          ///< No finding may rest on it.
    attributes data;                ///< Which figures of a report it shows.
};

/// Ratios of the same two, below a title.
struct forest_block {
    std::string title;
    protocol_look look;
    std::vector<forest_mark> marks;  ///< At least one.
    std::string numerator = {};      ///< Whose time is divided; empty: there is no ratio.
    std::string denominator = {};    ///< Whose time it is divided by.
};

/// What all ratios of a panel have in common.
struct forest_axis {
    std::string title;     ///< What is divided by what.
    std::string below;     ///< What a ratio below 1 means, e.g. "WebSocket faster".
    std::string above;     ///< What a ratio above 1 means.
    double margin = 0.03;  ///< Ratios from 1 / (1 + margin) to 1 + margin count as equal.
};

/// The axis of ratios whose blocks are all of the same two contenders, in their names; otherwise in
/// general words.
forest_axis time_ratio_axis(const std::vector<forest_block>& blocks, double margin);

/// A panel shows at most that many ratios, so that it fits on a screen.
inline constexpr std::size_t max_forest_marks = 30;

/// With more ratios than this, each takes a single line of a panel.
inline constexpr std::size_t max_tall_marks = 6;

/// Whether blocks have more ratios than a panel shows.
bool has_hidden_marks(const std::vector<forest_block>& blocks);

/// The panel for a wide page, or for a narrow one; of too many ratios the first.
///
/// \param id, title  As of `drawing::svg`.
markup forest_panel(page_width page, const std::vector<forest_block>& blocks,
                    const forest_axis& axis, std::string_view id, std::string_view title);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_CHARTS_FOREST_PANEL_HPP
