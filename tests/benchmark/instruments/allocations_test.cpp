#include "instruments/allocations.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>

namespace pingpong::benchmark {
namespace {

void* volatile kept = nullptr;  // so that no allocation is optimised away

void keep_and_free(void* made) {
    kept = made;
    std::free(made);
}

TEST(Allocations, AreCountedWhoeverAsks) {
    const auto before = allocations();
    const auto aligned_before = aligned_allocations();
    keep_and_free(std::malloc(10));
    keep_and_free(std::calloc(2, 10));
    keep_and_free(std::aligned_alloc(64, 64));
    void* aligned = nullptr;
    EXPECT_EQ(posix_memalign(&aligned, 64, 10), 0);
    keep_and_free(aligned);
    const auto owned = std::make_unique<int>(7);
    kept = owned.get();
    EXPECT_EQ(allocations() - before, 5);
    EXPECT_EQ(aligned_allocations() - aligned_before, 1);
}

TEST(Allocations, ThatAreNotMadeAreNotCounted) {
    const auto before = allocations();
    void* aligned = nullptr;
    EXPECT_NE(posix_memalign(&aligned, 3, 10), 0);
    EXPECT_EQ(allocations(), before);
}

}  // namespace
}  // namespace pingpong::benchmark
