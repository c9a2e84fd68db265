/// \file
/// How densely round trips lie along the axis of time.
#ifndef PINGPONG_REPORTER_HTML_CHARTS_DENSITY_CURVE_HPP
#define PINGPONG_REPORTER_HTML_CHARTS_DENSITY_CURVE_HPP

#include <cstddef>
#include <vector>

#include "pingpong/statistics/histogram.hpp"

namespace pingpong::html {

/// A point of a curve.
struct density_point {
    double ns = 0;       ///< The round trip.
    double density = 0;  ///< Over the logarithm of time, as a share of the highest point: 0 to 1.
};

/// The density of round trips over the logarithm of time, at evenly spaced points of it.
///
/// \param low_ns, high_ns  The first and the last point; 0 < low_ns < high_ns. Round trips beyond
///                         them count only as far as they reach into the curve.
/// \param point_count      >= 2.
/// \return                 Empty when nothing lies there.
/// \par Source             Silverman (1986), Density Estimation: a Gaussian kernel, with the
///                         bandwidth of his equation 3.31. It is never narrower than the distance
///                         of two points, nor than a bucket of the histogram.
std::vector<density_point> estimate_density(const histogram& round_trips, double low_ns,
                                            double high_ns, std::size_t point_count);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_CHARTS_DENSITY_CURVE_HPP
