/// \file
/// Totals, averages, percentiles and single figures of each contender.
#ifndef PINGPONG_ANALYSIS_SUMMARIES_HPP
#define PINGPONG_ANALYSIS_SUMMARIES_HPP

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "pingpong/report/assertion.hpp"
#include "pingpong/report/report.hpp"
#include "pingpong/statistics/percentile.hpp"

namespace pingpong {

/// A percentile, and the count of exchanges from which ten or more of them lie beyond it.
struct named_percentile {
    std::string_view key;         ///< Its name in JSON, with the unit.
    double rank;                  ///< Percent.
    std::uint64_t min_exchanges;  ///< With fewer it is not reported.
};

inline constexpr named_percentile p50{"p50_ns", 50, 20};              ///< See `named_percentile`.
inline constexpr named_percentile p90{"p90_ns", 90, 100};             ///< See `named_percentile`.
inline constexpr named_percentile p99{"p99_ns", 99, 1000};            ///< See `named_percentile`.
inline constexpr named_percentile p999{"p999_ns", 99.9, 10'000};      ///< See `named_percentile`.
inline constexpr named_percentile p9999{"p9999_ns", 99.99, 100'000};  ///< See `named_percentile`.

/// The percentiles that reports have, in ascending order.
inline constexpr std::array named_percentiles{p50, p90, p99, p999, p9999};

/// The percentile from the histogram, at most the exact maximum; nullopt when fewer than ten
/// exchanges lie beyond it.
std::optional<round_trip> supported_percentile(const cell_summary& summary,
                                               const named_percentile& percentile);

/// A row whose `end` is `start` + `duration`, all in whole microseconds.
original_row make_original_row(std::string server, std::uint64_t count,
                               std::chrono::system_clock::time_point start,
                               std::chrono::nanoseconds duration);

/// Adds up the trials and blocks of a growing report, each of them once, so that an update takes no
/// longer as the run grows.
class totals {
public:
    /// Fills in `summaries` (but for the histograms, which are recorded as the blocks are played)
    /// and `original_rows`.
    ///
    /// \param report  The same report in every call, with the same cells; trials and blocks that
    ///                  were there in the call before are as they were then.
    void update(report& report);

private:
    /// The totals of a cell.
    struct sums {
        std::uint64_t count = 0;  ///< Exchanges of a whole trial.
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

    void take(const trial& trial, std::size_t index);
    void take(const block& block);
    static void fill_in(cell_summary& summary, const sums& from);
    const trial* typical_trial(const report& report, std::size_t experiment,
                               const protocol_role& role) const;
    void add_original_rows(report& report, std::size_t experiment) const;

    std::vector<sums> cells_;
    std::size_t trials_ = 0;  ///< Already added.
    std::size_t blocks_ = 0;  ///< Already added.
};

/// Adds up a complete report and analyzes it; may be called again.
void add_up(report& report);

/// One figure of a cell: in microseconds, or per second for `throughput`. Needs `costs`.
///
/// The interval is a t-interval over rounds, whose neighbours are merged until they are
/// independent; for geometric means, on the logarithms. That of `set_up` is the one in `costs`. The
/// confidence is `config.question.confidence`.
///
/// \return  nullopt when nothing was measured, or the contender has no such figure.
std::optional<estimate> figure_of_contender(const report& report, std::size_t cell,
                                            asserted_figure figure);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_SUMMARIES_HPP
