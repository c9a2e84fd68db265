/// \file
/// Where values lie on an axis, and which of them are marked there.
#ifndef PINGPONG_REPORTER_HTML_DRAWING_SCALE_HPP
#define PINGPONG_REPORTER_HTML_DRAWING_SCALE_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace pingpong::html {

/// Whether equal distances are equal differences or equal ratios.
enum class axis_spacing { linear, logarithmic };

/// The interval that holds all values included so far.
class value_range {
public:
    /// Extends the interval to a value; an unknown one, and one that is not finite, is ignored.
    void include(double value) noexcept;
    void include(const std::optional<double>& value) noexcept;

    bool empty() const noexcept { return !low_; }
    double low() const { return low_.value(); }
    double high() const { return high_.value(); }

private:
    std::optional<double> low_, high_;
};

/// A map from values to coordinates in user units of an SVG, where y grows downwards.
class axis_scale {
public:
    /// \param low, high  The values at the ends; where they are equal, they are moved apart. For a
    ///                   logarithmic scale the minimum is 1e-9.
    /// \param from, to   Their coordinates.
    axis_scale(axis_spacing spacing, double low, double high, double from, double to);

    /// A scale with a little room beyond both ends of a range, which is not empty.
    static axis_scale around(axis_spacing spacing, const value_range& values, double from,
                             double to);

    double operator()(double value) const noexcept;

    /// Whether a value lies on the axis.
    bool holds(double value) const noexcept { return value >= low_ && value <= high_; }

    axis_spacing spacing() const noexcept { return spacing_; }
    double low() const noexcept { return low_; }
    double high() const noexcept { return high_; }
    double from() const noexcept { return from_; }
    double to() const noexcept { return to_; }

private:
    axis_spacing spacing_;
    double low_, high_, from_, to_;
};

/// Round values on the axis: 1, 2 or 5 times a power of ten, or multiples of such a value where
/// that leaves fewer than three.
///
/// \param max_count  >= 2.
std::vector<double> choose_ticks(const axis_scale& axis, std::size_t max_count);

/// A tick in few characters: "0.95", "200", "20k", "1M".
std::string format_tick(double value);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_DRAWING_SCALE_HPP
