/// \file
/// Complete runs, one after the other, that are compared with each other.
#ifndef PINGPONG_PROCESS_PLAY_SERIES_HPP
#define PINGPONG_PROCESS_PLAY_SERIES_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pingpong/protocols/protocol_table.hpp"
#include "pingpong/report/report.hpp"
#include "pingpong/report/self_test.hpp"

namespace pingpong::command {

/// How the runs of a series are played.
struct series_settings {
    std::string name;
    std::vector<std::string> options;        ///< Of `pingpong run`, besides what is compared.
    std::optional<std::uint64_t> processor;  ///< Of a run in one process; nullopt: any.
    bool in_one_process = false;             ///< A process of its own for each run.

    series_settings() = default;
};

/// Plays the runs of several series in turn.
class series_player {
public:
    /// \param seed  That of the first run; each has its own.
    series_player(const protocol_table& protocols, std::uint64_t seed);

    /// Plays one more run of a series.
    ///
    /// \return  False: it was interrupted, or the run failed; see `failure`.
    bool play(const series_settings& settings, rerun_series& series);

    bool interrupted() const noexcept { return interrupted_; }

    /// The failure of an exchange; empty: none.
    const std::string& failure() const noexcept { return failure_; }

    /// The last run; with no members before the first one.
    const report& last_report() const noexcept { return last_; }

private:
    protocol_table protocols_;
    std::uint64_t seed_;
    bool interrupted_ = false;
    std::string failure_;
    report last_;
};

}  // namespace pingpong::command

#endif  // PINGPONG_PROCESS_PLAY_SERIES_HPP
