/// \file
/// Names to the right of the lines they belong to, which take the place of a legend.
#ifndef PINGPONG_REPORTER_HTML_END_LABELS_HPP
#define PINGPONG_REPORTER_HTML_END_LABELS_HPP

#include <optional>
#include <string>
#include <vector>

#include "pingpong/reporter/html/drawing.hpp"

namespace pingpong::html {

/// A name, and where the line or the last mark that it names ends.
struct end_label {
    std::optional<point> at;  ///< nullopt: nothing is drawn of it; the name stands at the bottom.
    look how;
    std::string words;
};

/// Writes the names beyond `right`, one below the other, each with its mark and a thin line to
/// where it belongs.
void draw_end_labels(drawing& on, const std::vector<end_label>& labels, double right, double top,
                     double bottom);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_END_LABELS_HPP
