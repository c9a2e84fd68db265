/// \file
/// The question of a run whose two contenders were never compared.
#ifndef PINGPONG_REPORTER_WORDING_UNANSWERED_HPP
#define PINGPONG_REPORTER_WORDING_UNANSWERED_HPP

#include <optional>
#include <vector>

#include "pingpong/reporter/wording/experiment_view.hpp"
#include "pingpong/reporter/wording/verdict_words.hpp"
#include "pingpong/reporter/wording/wording.hpp"

namespace pingpong {

/// The question of the run, and why it has no answer: which of its two contenders failed.
///
/// \return  nullopt: they were compared, or were not both to play.
std::optional<answer> unanswered_question(const report& what,
                                          const std::vector<experiment_view>& views, escaper safe);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_UNANSWERED_HPP
