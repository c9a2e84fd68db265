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
enum class spacing { linear, logarithmic };

/// An interval of values that takes in one after the other.
class range {
public:
    /// Takes in a value; what is not finite is left out.
    void take(double value) noexcept;
    void take(const std::optional<double>& value) noexcept;

    bool empty() const noexcept { return !low_; }
    double low() const { return low_.value(); }
    double high() const { return high_.value(); }

private:
    std::optional<double> low_, high_;
};

/// A map from values to places in user units of an SVG, where y grows downwards.
class scale {
public:
    /// \param low, high  The values at the ends; where they are equal, they are moved apart. For a
    ///                   logarithmic scale values below 1e-9 count as that.
    /// \param from, to   Their places.
    scale(spacing how, double low, double high, double from, double to);

    /// The same with a little room beyond both ends of what was taken in; not empty.
    static scale around(spacing how, const range& values, double from, double to);

    double operator()(double value) const noexcept;

    /// Whether a value lies on the axis.
    bool holds(double value) const noexcept { return value >= low_ && value <= high_; }

    spacing how() const noexcept { return how_; }
    double low() const noexcept { return low_; }
    double high() const noexcept { return high_; }
    double from() const noexcept { return from_; }
    double to() const noexcept { return to_; }

private:
    spacing how_;
    double low_, high_, from_, to_;
};

/// Round values on the axis, at most so many: 1, 2 or 5 times a power of ten, or multiples of such
/// a one where that leaves fewer than three.
///
/// \param most  >= 2.
std::vector<double> ticks_of(const scale& axis, std::size_t most);

/// A tick in few characters: "0.95", "200", "20k", "1M".
std::string tick_words(double value);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_DRAWING_SCALE_HPP
