/// \file
/// What the trials and blocks of a report add up to, contender by contender.
#ifndef PINGPONG_ANALYSIS_SUMMARIES_HPP
#define PINGPONG_ANALYSIS_SUMMARIES_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "pingpong/report/assertion.hpp"
#include "pingpong/report/report.hpp"
#include "pingpong/statistics/percentile.hpp"

namespace pingpong {

/// A row whose `end` is its `start` and `duration` added up, all in whole microseconds.
original_row make_original_row(std::string server, std::uint64_t count,
                               std::chrono::system_clock::time_point start,
                               std::chrono::nanoseconds duration);

/// Adds up the trials and blocks of a report that grows, each of them once: what was added up
/// before takes no more time, however long a run becomes.
class totals {
public:
    /// Fills in `summaries` (but for the histograms, which are recorded as the blocks are played)
    /// and `original_rows`.
    ///
    /// \param measured  The same report in every call, with the same cells; trials and blocks that
    ///                  were there in the call before are as they were then.
    void bring_up_to_date(report& measured);

private:
    /// Of a cell.
    struct sums {
        std::uint64_t trials = 0;
        std::uint64_t first_exchanges = 0;
        std::chrono::nanoseconds first_exchange{};
        running_median<std::pair<std::chrono::nanoseconds, std::size_t>> whole_trials;
        std::uint64_t exchanges = 0;
        std::chrono::nanoseconds blocks{};
        double round_trips_ns = 0;
        process_usage usage;
        traffic moved;
        std::optional<round_trip> max;
        running_median<double> medians;
    };

    void take(const trial& one, std::size_t index);
    void take(const block& one);
    static void fill_in(cell_summary& summary, const sums& from);
    const trial* typical_trial(const report& measured, std::size_t experiment,
                               const protocol_role& role) const;
    void add_original_rows(report& measured, std::size_t experiment) const;

    std::vector<sums> cells_;
    std::size_t trials_ = 0;  ///< Taken in.
    std::size_t blocks_ = 0;  ///< Taken in.
};

/// Adds up a report that is at hand as a whole and concludes from it; may be called again.
void add_up(report& measured);

/// A figure of a cell: in microseconds, or per second for `throughput`. Needs `costs`.
///
/// The interval is a t-interval over rounds, whose neighbours are merged until they are
/// independent; geometric means have theirs on the logarithms. That of `set_up` is the one of
/// `costs`. The confidence is `config.question.confidence`.
///
/// \return  nullopt when nothing was measured, or the protocol has no such figure.
std::optional<estimate> figure_of_contender(const report& measured, std::size_t cell,
                                            asserted_figure which);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_SUMMARIES_HPP
