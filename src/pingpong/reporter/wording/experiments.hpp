/// \file
/// Sentences about experiments, their contenders and their comparisons.
///
/// Every text in a report that came from elsewhere is escaped for the format it is shown in.
#ifndef PINGPONG_REPORTER_WORDING_EXPERIMENTS_HPP
#define PINGPONG_REPORTER_WORDING_EXPERIMENTS_HPP

#include <cstdint>
#include <string>
#include <vector>

#include "pingpong/analysis/report_views.hpp"
#include "pingpong/report/report.hpp"
#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong {

/// A contender as a person would call it, e.g. "HTTP keep-alive": by its protocol's display name
/// unless it has a label of its own.
std::string format_contender(const cell& cell, escaper escape);

/// The heading of ratios to the floor of an experiment, e.g. "to tcp".
std::string format_floor_heading(const experiment_view& view, escaper escape);

/// What an experiment asks for, e.g. "1000 exchanges, 4 -> 5 bytes" or the same and ", 64
/// connections".
std::string format_experiment(const experiment_view& view);

/// An experiment or the place of a change in a few words: "1000 exchanges", and whatever of payload
/// and connections is not the usual, as in "1000 exchanges, echo of 4096 bytes, 64 connections".
std::string format_setting(std::uint64_t count, std::uint64_t connections, bool echo,
                           std::uint64_t payload_bytes);

/// What tells each experiment of a report from the others, in a few words: "1000 exchanges" where
/// the counts differ, "16 KiB", "8 connections" or "200/s", or several of them, as in "1000
/// exchanges, 16 KiB". Where nothing differs, as in a single experiment, its count of exchanges.
///
/// \return  By the index of the experiment; empty text for an index that no cell has.
std::vector<std::string> format_distinctions(const report& report);

/// How often it was played, e.g. "2 repetitions, 10 rounds".
std::string format_extent(const experiment_view& view);

/// The exchanges of a contender: "1000", "1000 x 2" repetitions, "FAILED", or "300/1000" when it
/// was interrupted; the sum, where processes played parts of repetitions.
std::string format_exchanges(const contender_view& contender);

/// Each failure of each contender with its step, its cause and how far it came; one line for all
/// trials that failed in the same way, as they do in every process.
std::vector<std::string> format_failed_trials(const experiment_view& view, escaper escape);

/// One line for each contender whose server was another process: its processor time is not counted.
std::vector<std::string> format_remote_servers(const experiment_view& view, escaper escape);

/// The verdict on a comparison for a table, e.g. "faster (exploratory)".
std::string format_verdict(const comparison& comparison);

/// The finding and the difference, e.g. "WebSocket is 12 % faster than HTTP keep-alive [10, 14].
/// -1.9 us [-2.1, -1.7] per exchange."; with several connections "per round trip", and "1.14 times
/// as many exchanges per second." What is exploratory ends on that word.
std::string format_comparison(const report& report, const comparison& comparison, escaper escape);

/// E.g. "From HTTP keep-alive to WebSocket: +1.10 us per exchange, of which -0.20 us is the
/// protocol (lean HTTP to lean WebSocket) and +1.30 us the library (1.17 = 0.97 x 1.21)".
std::string format_library_share(const library_share& share, escaper escape);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_EXPERIMENTS_HPP
