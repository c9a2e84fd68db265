/// \file
/// `pingpong probe`: its options, and the plan that they make.
#ifndef PINGPONG_OPTIONS_EXCHANGE_PROBE_OPTIONS_HPP
#define PINGPONG_OPTIONS_EXCHANGE_PROBE_OPTIONS_HPP

#include <cstddef>

#include "pingpong/options/contenders.hpp"
#include "pingpong/options/exchange/exchange_options.hpp"
#include "pingpong/options/network/address_options.hpp"
#include "pingpong/options/option.hpp"
#include "pingpong/options/output_options.hpp"
#include "pingpong/scheduler/plan.hpp"

namespace pingpong::command {

/// What `pingpong probe` is asked for.
struct probe_request {
    contender_choice contenders;
    exchange_choice exchange;
    address_choice addresses;
    plan settings;  ///< Limits and deadline.
    std::size_t shown_bytes = 2048;
    bool reads_lines = false;  ///< Sends each line of standard input.
    display_options display;

    probe_request() = default;
};

/// Adds the options of `probe`.
///
/// \param request  Outlives the table.
void add_probe_options(option_table& table, probe_request& request,
                       const protocol_table& protocols);

/// A plan of one exchange of each contender: those of the URLs, or else WebSocket and HTTP in this
/// process.
///
/// \throws command_error  `wrong_usage`, naming the option.
plan make_probe_plan(const probe_request& request);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_EXCHANGE_PROBE_OPTIONS_HPP
