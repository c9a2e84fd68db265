/// \file
/// What is remembered of a run beside its report: enough to list it and to learn from it, so that
/// neither has to read the reports, which are long.
#ifndef PINGPONG_FILES_RUN_ENTRY_HPP
#define PINGPONG_FILES_RUN_ENTRY_HPP

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "pingpong/analysis/self_test_outcome.hpp"
#include "pingpong/report/report.hpp"

namespace pingpong::command {

/// What is remembered of a run beside its report.
struct run_entry {
    std::string run_id;                             ///< As in the report.
    std::chrono::system_clock::time_point start{};  ///< Wall clock, to the microsecond.
    std::string answer;                             ///< E.g. "WebSocket 4.4 % slower [2.8, 5.9]".
    std::string setting;           ///< Of the answer: "5000 exchanges", "16 KiB (1/9)".
    std::optional<past_run> past;  ///< For later runs; nullopt: there is nothing to learn.

    run_entry() = default;
    /// \param report  Analyzed.
    explicit run_entry(const report& report);
};

/// The entry as JSON.
std::string to_json(const run_entry& entry);

/// Reads what `to_json` wrote; nullopt: it is nothing of the kind.
std::optional<run_entry> parse_run_entry(std::string_view text);

}  // namespace pingpong::command

#endif  // PINGPONG_FILES_RUN_ENTRY_HPP
