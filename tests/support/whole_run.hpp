/// \file
/// Runs plans to their end, and finds things in their reports.
#ifndef PINGPONG_TESTS_WHOLE_RUN_HPP
#define PINGPONG_TESTS_WHOLE_RUN_HPP

#include <boost/asio/io_context.hpp>
#include <string_view>
#include <vector>

#include "pingpong/scheduler/observer.hpp"
#include "pingpong/scheduler/plan.hpp"

namespace pingpong {

/// The contenders of a run that names no protocols, with servers in this process.
std::vector<contender_spec> everybody();

/// The report of `plan`, run in `context` until the run ends. Other work of `context` goes on
/// meanwhile and may remain.
///
/// \par Errors  Throws what the run ended with; "did not finish" when it has not after a time that
///              only a hang can take.
report measure(boost::asio::io_context& context, plan plan, observer& observer);

/// The report of `plan`, run in an io_context of its own; fails the test when that has work left
/// afterwards. Nothing but the exchanges is measured.
report measure(plan plan, observer& observer);
report measure(plan plan);

/// The cell of a protocol in an experiment; throws when there is none.
std::size_t cell_of(const report& report, std::string_view protocol, std::size_t experiment = 0);

/// The blocks, and the trials, of a cell, in order of time.
std::vector<block> blocks_of(const report& report, std::size_t cell);
std::vector<trial> trials_of(const report& report, std::size_t cell);

/// Fails the test unless the report is consistent: trials, blocks and summaries add up, no two
/// blocks overlap, and every reversed visit mirrors the first.
void expect_consistent(const report& report);

/// Open file descriptors of this process.
std::size_t open_descriptors();

}  // namespace pingpong

#endif  // PINGPONG_TESTS_WHOLE_RUN_HPP
