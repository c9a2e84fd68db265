/// \file
/// The commands, one function each: what is done for a request.
#ifndef PINGPONG_COMMANDS_COMMANDS_HPP
#define PINGPONG_COMMANDS_COMMANDS_HPP

#include <functional>
#include <string>
#include <vector>

#include "pingpong/exit_status.hpp"
#include "pingpong/options/exchange/probe_options.hpp"
#include "pingpong/options/requests.hpp"
#include "pingpong/options/run_options.hpp"
#include "pingpong/options/server_options.hpp"
#include "pingpong/process/play_alone.hpp"
#include "pingpong/protocols/protocol_table.hpp"
#include "pingpong/scheduler/sampling/probe.hpp"

namespace pingpong::command {

/// Plays the plan of a request, and keeps the files up to date.
using run_player =
    std::function<finished_run(const run_request& request, const plan& plan, report_files& files)>;

/// `pingpong run-share`: plays a process's share of a run; see `share_command`.
///
/// \param words  `run-share`, the share, the options of `run`.
/// \throws command_error  As of `execute_run`.
exit_status execute_share(const std::vector<std::string>& words, const protocol_table& protocols);

/// A plan that was made from words of another process, and what servers in a process of their own
/// get.
struct shared_plan {
    pingpong::plan plan;
    std::vector<std::string> serve_arguments;

    shared_plan() = default;
};

/// The plan of a process that shares a run, ready to be played.
///
/// \param options  Of `run`.
/// \throws command_error  As of `execute_run`.
shared_plan make_shared_plan(std::vector<std::string> options, const protocol_table& protocols);

/// One exchange of a contender in an io_context of its own; see `probe`.
///
/// \throws command_error  `interrupted`: SIGINT or SIGTERM came meanwhile.
probed_exchange probe_here(const plan& plan, std::size_t contender, std::size_t recorded_bytes);

/// `pingpong probe`: shows one exchange over each protocol, or sends lines of standard input.
///
/// \return  `io_failed` when one of them fails.
/// \throws command_error  Nothing can be probed.
exit_status execute_probe(const probe_request& request);

/// `pingpong run`: measures, and writes and prints the report.
///
/// \param command_line  For the report.
/// \param play          How the plan is played; empty: in processes, or in this one alone.
/// \throws command_error  Before anything is measured, when it could not be or could not be
///                        written; after it, when it could not be printed.
exit_status execute_run(const run_request& request, const std::vector<std::string>& command_line,
                        const run_player& play = {});

/// `pingpong play`: the original game, its prompt, its table and its report.md. Plays the counts
/// that are arguments, then those that are typed at the prompt.
///
/// \param protocols  Has one for WebSocket and one for HTTP on a new connection each time.
/// \throws command_error  Before anything is played, when it could not be.
exit_status execute_play(const play_request& request, const protocol_table& protocols);

/// `pingpong serve`: the servers alone, for clients elsewhere, until SIGINT or SIGTERM.
///
/// \param protocols  Whose services are served; has those that the request names.
/// \throws command_error  One of the servers cannot listen.
exit_status execute_serve(const serve_request& request, const protocol_table& protocols);

/// `pingpong report`: writes a report in other forms, or several reports on one page.
///
/// \return  The status of the assertions, if there are any.
/// \throws command_error  `io_failed`: a file cannot be read, or the result not be written or
///                        printed; `wrong_usage`: a file is no report.
exit_status execute_report(const report_request& request);

/// `pingpong compare`: writes what changed between two reports, and what each of them says.
///
/// \return  `failed` when a regression is proven, `inconclusive`, or `invalid_measurement` when one
///          of the runs is.
/// \throws command_error  As of `read_report`, `page_outputs` and `step_summary`.
exit_status execute_compare(compare_request request);

/// `pingpong merge`: writes the reports of several processes as one.
///
/// \param command_line  For that report.
/// \throws command_error  `io_failed`: one cannot be read, or the result not be printed;
///                        `wrong_usage`: one is none, or two are not of the same plan.
exit_status execute_merge(const merge_request& request,
                          const std::vector<std::string>& command_line);

/// `pingpong history`: lists the runs that are remembered, one per line.
///
/// \throws command_error  `io_failed`: it cannot be printed.
exit_status execute_history();

/// `pingpong self-test`: tests the method on this machine and prints the result.
///
/// \param protocols  Has the protocol that the request names.
/// \return  `invalid_measurement` when false positives are proven, `inconclusive` when the trials
///          do not show both that there are none and that the delay is found.
/// \throws command_error  It cannot be done or not be printed.
exit_status execute_self_test(const self_test_request& request, const protocol_table& protocols);

}  // namespace pingpong::command

#endif  // PINGPONG_COMMANDS_COMMANDS_HPP
