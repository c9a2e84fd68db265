/// \file
/// Places for labels that would otherwise cover each other.
#ifndef PINGPONG_REPORTER_HTML_CHARTS_LABEL_PLACES_HPP
#define PINGPONG_REPORTER_HTML_CHARTS_LABEL_PLACES_HPP

#include <vector>

namespace pingpong::html {

/// Places in the same order as those that are wanted, at least `gap` from each other, and as near
/// to them as one pass allows.
///
/// \param low, high  They lie between these as far as there is room; beyond `high` where not.
std::vector<double> apart(const std::vector<double>& wanted, double gap, double low, double high);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_CHARTS_LABEL_PLACES_HPP
