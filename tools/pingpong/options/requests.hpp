/// \file
/// The options of `play`, `report`, `compare`, `merge`, `history` and `self-test`.
#ifndef PINGPONG_OPTIONS_REQUESTS_HPP
#define PINGPONG_OPTIONS_REQUESTS_HPP

#include <spdlog/common.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/options/gate_options.hpp"
#include "pingpong/options/option.hpp"
#include "pingpong/options/output_options.hpp"
#include "pingpong/protocols/protocol_table.hpp"
#include "pingpong/report/self_test.hpp"

namespace pingpong::command {

/// What `pingpong play` is asked for.
struct play_request {
    std::vector<std::uint64_t> counts;
    bool ends = false;  ///< -1 was among the arguments: nothing is asked at the prompt.

    play_request() = default;
};

/// What the environment tells `pingpong play`.
struct play_environment {
    std::string host;  ///< Numeric; of the variable `host`.
    spdlog::level::level_enum log_level = spdlog::level::info;  ///< Of the variable `log_level`.

    play_environment() = default;
};

/// What `pingpong report` is asked for.
struct report_request {
    std::vector<std::string>
        paths;  ///< Or names of runs. One: the report itself; several: what they say together.
    gate required;
    output_request outputs;
    display_options display;

    report_request() = default;
};

/// What `pingpong compare` is asked for.
struct compare_request {
    std::string old_path, new_path;  ///< Or names of runs.
    gate required;                   ///< Without its baseline, which is the report at `old_path`.
    output_request outputs;
    display_options display;

    compare_request() = default;
};

/// What `pingpong merge` is asked for.
struct merge_request {
    std::vector<std::string> paths;  ///< Or names of runs.
    output_request outputs;
    display_options display;

    merge_request() = default;
};

/// What `pingpong history` is asked for: it has no options of its own.
struct history_request {};

/// What `pingpong self-test` is asked for.
struct self_test_request {
    self_test_plan plan;                ///< All but the seed.
    std::optional<std::uint64_t> seed;  ///< nullopt: a random one.
    std::optional<std::uint64_t> runs;  ///< Complete runs; nullopt: as many as it takes.
    bool calibrates = false;            ///< Runs alone, whose spread is kept for later runs.
    std::chrono::nanoseconds max_time = std::chrono::minutes(5);  ///< Of those.
    bool shows_components = false;                                ///< Runs alone, of several kinds.
    format printed = format::table;                               ///< Or `json`.
    display_options display;

    self_test_request() = default;
};

// Each adds the options and arguments of a command; the request outlives the table.
void add_play_options(option_table& table, play_request& request);
void add_report_options(option_table& table, report_request& request,
                        const protocol_table& protocols);
void add_compare_options(option_table& table, compare_request& request);
void add_merge_options(option_table& table, merge_request& request);
void add_self_test_options(option_table& table, self_test_request& request,
                           const protocol_table& protocols);

/// A count from 1 to `max_number`, as the game takes it; nullopt for any other text.
std::optional<std::uint64_t> parse_count(std::string_view text) noexcept;

/// Why `text` is not what the game asks for.
std::string describe_wrong_count(std::string_view text);

/// \throws command_error  `wrong_usage`: a variable does not have a value of its kind.
play_environment read_play_environment();

/// \throws command_error  `wrong_usage`: assertions are about a single report.
void validate_report_request(const report_request& request);

/// \throws command_error  `wrong_usage`: there are fewer than two reports.
void validate_merge(const merge_request& request);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_REQUESTS_HPP
