#include <gtest/gtest.h>
#include <malloc.h>

#include <algorithm>
#include <string>
#include <vector>

#include "pingpong/scheduler/observer.hpp"
#include "support/whole_run.hpp"

namespace pingpong {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool malloc_counts = false;    // a sanitizer's allocator knows nothing of mallinfo2
constexpr std::size_t many_times = 300;  // a sanitizer makes them ten times as slow
#else
constexpr bool malloc_counts = true;
constexpr std::size_t many_times = 1000;
#endif

/// Bytes that are allocated now.
std::size_t bytes_in_use() {
    const auto info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

/// Bytes that a report itself must hold, but for what does not depend on its length.
std::size_t bytes_of(const report& report) {
    std::size_t sum =
        report.trials.capacity() * sizeof(trial) + report.blocks.capacity() * sizeof(block);
    for (const cell_summary& each : report.summaries)
        if (const auto buckets = each.round_trips.buckets(); !buckets.empty())
            sum += (buckets.back().first + 1) * sizeof(std::uint64_t);
    return sum;
}

/// Every contender opens, exchanges twice and closes, so many times.
plan repeated(std::uint64_t times) {
    plan plan({experiment(2, everybody())});
    plan.stop = stop_after(times);
    plan.warm_up_exchanges = 0;
    return plan;
}

/// Takes stock after each repetition.
class stock_taker : public observer {
public:
    void finished(const run_progress&, const report& so_far) override {
        descriptors.push_back(open_descriptors());
        if (malloc_counts)
            bytes.push_back(bytes_in_use() - bytes_of(so_far));
    }

    std::vector<std::size_t> descriptors;
    std::vector<std::size_t> bytes;
};

// A session of the server may end a little later than its client, hence the few to spare.
TEST(Growth, IsNotSeenInAThousandRepetitions) {
    const std::size_t before = open_descriptors();
    stock_taker stock;
    const report report = measure(repeated(many_times), stock);
    for (const cell_summary& each : report.summaries)
        EXPECT_EQ(each.exchanges, 2 * many_times);
    EXPECT_EQ(report.trials.size(), 5 * many_times);
    for (const trial& each : report.trials)
        ASSERT_EQ(each.failure.value_or("none"), "none");
    ASSERT_EQ(stock.descriptors.size(), many_times);
    EXPECT_LE(std::ranges::max(stock.descriptors), stock.descriptors[10] + 10);
    EXPECT_EQ(open_descriptors(), before);
    if (malloc_counts) {
        EXPECT_LT(stock.bytes.back(), stock.bytes[100] + (1U << 20));
    }
}

TEST(Growth, LeavesNoMemoryBehind) {
    if (!malloc_counts)
        GTEST_SKIP() << "the leak check of the sanitizer does this better";
    const auto after = [](std::uint64_t times) {
        measure(repeated(times));
        return bytes_in_use();
    };
    after(50);  // what is allocated once, and what the allocator keeps at hand
    const std::size_t few = after(10);
    const std::size_t many = after(500);
    EXPECT_LT(many, few + (16U << 10));
}

TEST(Growth, IsNotSeenInFiveThousandConnections) {
    plan plan({experiment(5000, {"http-close"})});
    plan.stop = stop_after(1);
    plan.warm_up_exchanges = 0;
    const report report = measure(plan);
    expect_consistent(report);
    std::uint64_t connections = 0;
    for (const block& each : report.blocks)
        connections += each.traffic.connections;
    EXPECT_EQ(connections, 5000U);
    EXPECT_EQ(report.summaries[0].exchanges, 5000U);
    EXPECT_EQ(report.trials[0].failure.value_or("none"), "none");
}

}  // namespace
}  // namespace pingpong
