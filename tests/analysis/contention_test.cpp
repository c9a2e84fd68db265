#include "pingpong/analysis/contention.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstddef>

#include "pingpong/analysis/self_checks.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;

TEST(Contention, OfABlockIsItsDurationByTheProcessorTimeOfBothKinds) {
    block one;
    one.duration = 30us;
    one.usage.user = 4us;
    one.usage.system = 8us;
    EXPECT_EQ(wall_by_cpu(one), 2.5);
}

TEST(Contention, OfABlockTooShortForTheKernelIsUnknown) {
    block one;
    one.duration = 30us;
    EXPECT_FALSE(wall_by_cpu(one));
    one.duration = 0us;
    one.usage.user = 4us;
    EXPECT_FALSE(wall_by_cpu(one));
}

TEST(Contention, IsGaugedWhereNothingHasToWait) {
    report made;
    made.cells.resize(3);
    made.cells[1].remote = true;
    made.cells[2].rate_per_s = 1000;
    for (std::size_t cell = 0; cell < 3; ++cell) {
        block& one = made.blocks.emplace_back();
        one.cell = cell;
        one.duration = cell == 0 ? 30us : 300us;
        one.usage.user = 20us;
    }
    EXPECT_EQ(check_run(made).checks[0].contention_median, 1.5);
}

}  // namespace
}  // namespace pingpong
