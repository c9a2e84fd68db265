/// \file
/// `pingpong run`: its options, and the plan that they make.
#ifndef PINGPONG_OPTIONS_RUN_OPTIONS_HPP
#define PINGPONG_OPTIONS_RUN_OPTIONS_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pingpong/options/contenders.hpp"
#include "pingpong/options/exchange/exchange_options.hpp"
#include "pingpong/options/gate_options.hpp"
#include "pingpong/options/network/address_options.hpp"
#include "pingpong/options/option.hpp"
#include "pingpong/options/output_options.hpp"
#include "pingpong/options/values.hpp"
#include "pingpong/scheduler/plan.hpp"

namespace pingpong::command {

/// What `pingpong run` is asked for.
struct run_request {
    std::vector<std::uint64_t> counts{1000, 5000, 10000};
    bool counts_given = false;  ///< Else they are fitted to services that are slow.
    warm_up_amount warm_up{plan().warm_up_exchanges};
    bool warm_up_given = false;           ///< The same of the warm-up.
    std::vector<payload_sizes> payloads;  ///< Empty: the exchange below.
    exchange_choice exchange;
    std::vector<std::uint64_t> connections{1};
    contender_choice contenders;
    address_choice addresses;
    std::optional<double> rate_per_s;        ///< nullopt: closed loops.
    std::optional<std::uint64_t> seed;       ///< nullopt: a random one.
    std::optional<std::uint64_t> processes;  ///< That share the run; nullopt: as many as it takes.
    bool in_process = false;                 ///< This process plays alone.
    pingpong::spread spread = pingpong::spread::none;  ///< Over ranks of MPI, if there are any.
    std::uint64_t runs = 1;                            ///< Into which the processes are divided.
    std::string restart;  ///< A shell command between runs, which restarts servers; empty: none.
    std::string history;  ///< A folder of reports of earlier runs; empty: those remembered.
    plan settings;  ///< All but the experiments and the seed; the address is as the user wrote it.
    gate required;
    output_request outputs;
    display_options display;
    bool keeps = true;     ///< The report is remembered as the last one.
    std::string saved_as;  ///< The name that it is saved under; empty: none.
    bool dry_run = false;  ///< Nothing is measured; what would be is printed.

    /// The arguments by which the processes that share the run get the same options.
    std::vector<std::string> shared_arguments;

    /// The arguments by which `serve` gets the options of the servers.
    std::vector<std::string> serve_arguments;

    run_request() = default;
};

/// Adds the options of `run`.
///
/// \param request  Outlives the table.
void add_run_options(option_table& table, run_request& request, const protocol_table& protocols);

/// The plan that is asked for.
///
/// \throws command_error  `wrong_usage`, naming the option: options that do not go together, or
///                        would have no effect; see also `validate_gate`.
plan make_plan(const run_request& request);

/// \throws command_error  `wrong_usage`: the plan has more exchanges than can be counted.
void validate_total(const plan& plan);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_RUN_OPTIONS_HPP
