/// \file
/// How one contender's round trips compare with another's, round by round.
#ifndef PINGPONG_STATISTICS_COMPARISON_HPP
#define PINGPONG_STATISTICS_COMPARISON_HPP

#include <cstddef>
#include <optional>
#include <span>

namespace pingpong {

/// The typical block median and rate of one contender in one round.
struct round_median {
    std::size_t round = 0;
    double log_median_ns = 0;  ///< Mean of the logarithms of the medians of its blocks.
    double median_ns = 0;      ///< Mean of the medians of its blocks.
    double log_rate = 0;       ///< Mean of the logarithms of the exchanges per ns of its blocks.
};

/// A contender against another, over the rounds that both played.
struct paired_ratio {
    std::size_t rounds = 0;
    double ratio = 0;          ///< exp of the mean difference of the log medians: > 0.
    double difference_ns = 0;  ///< Mean difference of the medians; negative: the first was faster.

    /// exp of the mean difference of the log rates; nullopt: not known, in an old report.
    std::optional<double> rate_ratio;
};

/// Compares two contenders whose rounds keep coming.
class running_comparison {
public:
    /// Takes in the rounds from where it stopped.
    ///
    /// \param a, b  All rounds so far, ascending; later calls may only have more at the end.
    void extend(std::span<const round_median> a, std::span<const round_median> b) noexcept;

    /// As `compare` of all rounds so far.
    std::optional<paired_ratio> so_far() const noexcept;

private:
    std::size_t next_a_ = 0;
    std::size_t next_b_ = 0;
    std::size_t rounds_ = 0;
    double log_sum_ = 0;
    double difference_sum_ = 0;
    double log_rate_sum_ = 0;
};

/// Compares within each round and then averages, so that what changes from round to round cancels.
///
/// \param a, b  Ascending by round; a round that only one of them played does not count.
/// \return      nullopt when they share no round.
/// \par Source  Paired log-ratio of block medians; the round is the unit of analysis, never the
///              exchange.
std::optional<paired_ratio> compare(std::span<const round_median> a,
                                    std::span<const round_median> b) noexcept;

}  // namespace pingpong

#endif  // PINGPONG_STATISTICS_COMPARISON_HPP
