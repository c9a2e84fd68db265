/// \file
/// The axis of a plot in plain text.
#ifndef PINGPONG_REPORTER_TEXT_PLOT_AXIS_HPP
#define PINGPONG_REPORTER_TEXT_PLOT_AXIS_HPP

#include <cstddef>
#include <string>
#include <vector>

namespace pingpong {

/// A place on an axis that has a label.
struct axis_tick {
    std::size_t cell = 0;
    std::string label;
};

/// Values along a line of cells of a terminal: in proportion, or to ratios where they spread by
/// more than a factor of 3.
class plot_axis {
public:
    /// \param lowest, highest  Of the values, `lowest` first.
    /// \param cells            At least 2.
    plot_axis(double lowest, double highest, std::size_t cells);

    bool logarithmic() const noexcept { return logarithmic_; }
    std::size_t cells() const noexcept { return cells_; }

    /// Where a value is, in [0, cells); values beyond the ends are at the ends.
    std::size_t cell_of(double value) const;

    /// Round values, from left to right, whose labels do not touch each other when each is in the
    /// middle above its tick, as far as the ends allow.
    ///
    /// \param unit  Labels are in multiples of it; > 0.
    std::vector<axis_tick> ticks(double unit) const;

private:
    double place_of(double value) const;

    double low_, high_;
    std::size_t cells_;
    bool logarithmic_;
};

/// The first cell of a tick's label on a line of so many cells.
std::size_t label_start(const axis_tick& tick, std::size_t cells);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_TEXT_PLOT_AXIS_HPP
