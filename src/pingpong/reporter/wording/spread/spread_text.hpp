/// \file
/// How a run was spread over machines and ranks, and whether the machines agree, in words.
#ifndef PINGPONG_REPORTER_WORDING_SPREAD_SPREAD_TEXT_HPP
#define PINGPONG_REPORTER_WORDING_SPREAD_SPREAD_TEXT_HPP

#include <string>

#include "pingpong/report/report.hpp"
#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong {

/// How a run was spread, without a full stop: "Replicated on 4 machines", "3 processes of one
/// machine", "Load from 4 ranks", "Experiments dealt out to 3 ranks". Empty: it was not.
std::string format_spread(const report& report);

/// Whether a finding holds on each machine, as the end of a sentence: "holds on 3 of 4 machines; on
/// host-c it is the other way round". Empty: it is of one machine, or withheld.
///
/// A machine agrees with a finding that one is faster when the interval of its own rounds lies on
/// the same side of 1, and is not within the margin unless the finding may be.
std::string format_machine_agreement(const report& report, const comparison& comparison,
                                     escaper escape);

/// Both as a sentence after others: " Replicated on 4 machines: holds on all of them." Empty: the
/// run was not spread.
std::string format_spread_sentence(const report& report, const comparison& comparison,
                                   escaper escape);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_SPREAD_SPREAD_TEXT_HPP
