#include "pingpong/report/question.hpp"

namespace pingpong {

stopping_rule stop_after(std::uint64_t rounds) {
    stopping_rule rule;
    rule.rounds_min = rounds;
    rule.rounds_max = rounds;
    rule.repetitions_min = 1;
    rule.max_time = std::chrono::nanoseconds::max();
    return rule;
}

}  // namespace pingpong
