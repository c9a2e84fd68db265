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

/// All that play without being asked for, as contenders with servers in this process.
std::vector<contender_spec> everybody();

/// The report of `what`, run in `context` until it is done; what else lives there goes on meanwhile
/// and is left as it is then.
///
/// \par Errors  Throws what the run ended with; "did not finish" when it has not after a time that
///              only a hang can take.
report measure(boost::asio::io_context& context, plan what, observer& who);

/// The report of `what`, run in an io_context of its own; fails the test when work is left over in
/// it. Nothing is measured beside the exchanges.
report measure(plan what, observer& who);
report measure(plan what);

/// The cell of a protocol in an experiment; throws when there is none.
std::size_t cell_of(const report& measured, std::string_view protocol, std::size_t experiment = 0);

/// What belongs to a cell, in the order it happened.
std::vector<block> blocks_of(const report& measured, std::size_t cell);
std::vector<trial> trials_of(const report& measured, std::size_t cell);

/// Fails the test unless what the report says in several places is the same: trials, blocks and
/// summaries add up, no two blocks overlap, and every reversed visit is the mirror of the first.
void expect_consistent(const report& measured);

/// Open file descriptors of this process.
std::size_t open_descriptors();

}  // namespace pingpong

#endif  // PINGPONG_TESTS_WHOLE_RUN_HPP
