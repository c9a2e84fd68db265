/// \file
/// `pingpong run`: words become a plan.
#ifndef PINGPONG_OPTIONS_RUN_OPTIONS_HPP
#define PINGPONG_OPTIONS_RUN_OPTIONS_HPP

#include <optional>
#include <string>
#include <vector>

#include "pingpong/commands/gate.hpp"
#include "pingpong/options/display_options.hpp"
#include "pingpong/options/report_outputs.hpp"
#include "pingpong/options/server_options.hpp"
#include "pingpong/scheduler/plan.hpp"

namespace pingpong::command {

/// The options as they were written; nullopt: not given.
struct run_words {
    std::string counts = "1000,5000,10000";
    std::optional<std::string> payload, protocols, connections, seed, warm_up, deadline;
    std::optional<std::string> rounds, precision, max_time, margin;
    std::optional<std::string> processes, rate;
    bool quick = false, thorough = false;
    std::optional<std::string> tcp_url, unix_url, ws_url, http_url;
    bool lean = false;
    bool sensitivity = false;
    server_words servers;
    gate_words what_must_hold;
    std::vector<std::string> outputs;
    std::optional<std::string> format;
    bool dry_run = false;
    bool verbose = false;
    display_words shown;
};

/// What to run, and what to do with the report.
struct run_options {
    plan what;  ///< Hosts and the address to listen on are as the user wrote them.
    gate what_must_hold;
    output_choice outputs;
    bool dry_run = false;  ///< Nothing is measured; what would be is printed.
    display_options shown;

    /// The command lines of the processes that share the run; empty: this one runs the plan.
    std::vector<std::vector<std::string>> shares;

    /// How the servers beside an open loop are to listen; nullopt: there is none.
    std::optional<server_words> beside;
};

/// \throws command_error  `wrong_usage`, naming the option.
run_options check(const run_words& words);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_RUN_OPTIONS_HPP
