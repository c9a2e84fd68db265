/// \file
/// The sentences and figures that the terminal table and Markdown have in common.
///
/// Every protocol's name in them is put through `safe`, as the place where they are shown needs it.
#ifndef PINGPONG_REPORTER_WORDING_WORDING_HPP
#define PINGPONG_REPORTER_WORDING_WORDING_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/report/report.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/experiment_view.hpp"
#include "pingpong/reporter/wording/library_share.hpp"

namespace pingpong {

/// What stands where a figure is unknown.
inline constexpr std::string_view unknown_figure = "-";

/// "1 round", "2 rounds".
std::string counted(std::uint64_t count, std::string_view noun);

/// Whether its contenders have several connections, which makes throughput a second answer.
bool side_by_side(const experiment_view& view);

/// How long a run took, e.g. "10 s", "0.3 s".
std::string run_length_words(const report& what);

/// What an experiment asks for, e.g. "1000 exchanges, 4 -> 5 bytes" or the same and ", 64
/// connections".
std::string experiment_words(const experiment_view& view);

/// How often it was played, e.g. "2 repetitions, 10 rounds".
std::string extent_words(const experiment_view& view);

/// The ratio and the interval that may be claimed, e.g. "1.05x [1.03, 1.07]".
std::string ratio_words(const paired_comparison& figures);

/// E.g. "-1.9 us [-2.1, -1.7]"; below a heading that has it, without the unit.
std::string difference_words(const estimate& difference_ns, std::string_view unit = " us");

/// E.g. "ws takes 0.88x [0.86, 0.90] the time of http-keepalive (-1.9 us [-2.1, -1.7] per
/// exchange): faster"; with several connections "per round trip", and " and does 1.14x as many
/// exchanges per second". What is exploratory ends on that word.
std::string comparison_words(const report& what, const comparison& one, escaper safe);

/// E.g. "From http-keepalive to ws it is +1.10 us per exchange: -0.20 us by the protocol, as
/// between http-lean and ws-lean, and +1.30 us by the library (1.17x = 0.97x times 1.21x)".
std::string library_share_words(const library_share& share);

/// A warning in words: the experiment it is about, what is the matter, and the remedy.
struct worded_warning {
    severity weight = severity::warning;
    std::string text;
};

/// All warnings, the gravest first; a remedy is told once.
std::vector<worded_warning> worded_warnings(const report& what, escaper safe);

/// One line for each of them, headed by its weight.
std::vector<std::string> warning_words(const report& what, escaper safe);

/// One line for each trial that failed: step, cause and how far it came.
std::vector<std::string> failure_words(const experiment_view& view, escaper safe);

/// One line for each contender whose server was another process: its processor time is not counted.
std::vector<std::string> remote_words(const experiment_view& view, escaper safe);

/// The exchanges of a contender: "1000", "1000 x 2" repetitions, "FAILED", or "300/1000".
std::string exchanges_words(const contender_view& contender);

/// "Interrupted: ..." when the run was; else empty.
std::string interrupted_words(const report& what);

/// What the figures are, and what they do not claim.
std::string reading_words(const report& what);

/// A figure with so many decimals; `unknown_figure` for nullopt.
std::string figure(const std::optional<double>& value, int decimals);

/// Bytes sent and received per exchange; nullopt when either is unknown.
std::optional<double> bytes_per_exchange(const cell_summary& what);

/// Nanoseconds as microseconds, for `figure`.
std::optional<double> in_us(const std::optional<double>& ns);
std::optional<double> in_us(const std::optional<round_trip>& duration);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_WORDING_HPP
