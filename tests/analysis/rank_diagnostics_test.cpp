// What a run on several ranks has to say of its ranks.
#include <gtest/gtest.h>

#include "pingpong/analysis/diagnose.hpp"
#include "pingpong/analysis/summaries.hpp"
#include "pingpong/reporter/wording/diagnostic_text.hpp"
#include "support/reports/process_report.hpp"

namespace pingpong {
namespace {

/// As many ranks, all allowed on those processors.
report ranks_on(std::size_t ranks, std::vector<std::uint64_t> processors) {
    report made = process_with(1, 12);
    made.config.ranks = ranks;
    made.config.processes = ranks;
    made.config.spread = spread::replicate;
    made.environment.host = "host-a";
    made.environment.cpus_online = 4;
    made.processes.resize(ranks);
    for (std::size_t i = 0; i < ranks; ++i) {
        made.processes[i].rank = i;
        made.processes[i].affinity = processors;
    }
    return made;
}

/// The text of the diagnostic of that kind; empty: it was not found.
std::string text_of(const report& report, diagnostic_kind kind) {
    for (const diagnostic& each : diagnose(report))
        if (each.kind == kind)
            return format_with_remedy(report, each);
    return {};
}

constexpr auto shared = diagnostic_kind::shared_processors;

TEST(RankDiagnostics, RanksThatOutnumberTheirProcessorsShareThem) {
    EXPECT_EQ(text_of(ranks_on(3, {0, 1}), shared),
              "3 ranks share 2 processors of host-a: use fewer ranks, or mpirun --map-by core "
              "--bind-to core");
    EXPECT_EQ(text_of(ranks_on(3, {0, 1, 2}), shared), "");
    EXPECT_EQ(text_of(ranks_on(1, {0}), shared), "");
}

TEST(RankDiagnostics, RanksBoundToTheSameProcessorShareIt) {
    report bound = ranks_on(3, {0, 1, 2, 3});
    bound.processes[0].affinity = bound.processes[1].affinity = std::vector<std::uint64_t>{2};
    EXPECT_NE(text_of(bound, shared), "");
    bound.processes[1].affinity = std::vector<std::uint64_t>{3};
    EXPECT_EQ(text_of(bound, shared), "");
}

TEST(RankDiagnostics, RanksOfAMachineWithMoreLoadThanProcessorsShareThem) {
    report loaded = ranks_on(2, {0, 1, 2, 3});
    loaded.environment.load1_end = 4.9;
    EXPECT_EQ(text_of(loaded, shared), "");
    loaded.environment.load1_end = 6.5;
    EXPECT_EQ(text_of(loaded, shared),
              "2 ranks share the processors of host-a with others, at a load of 6.5: use fewer "
              "ranks, or mpirun --map-by core --bind-to core");
}

TEST(RankDiagnostics, RanksOfDifferentMachinesShareNothing) {
    report made = ranks_on(2, {0});
    made.machines = {{"host-a", made.environment}, {"host-b", made.environment}};
    made.processes[1].machine = 1;
    EXPECT_EQ(text_of(made, shared), "");
    made.processes[1].machine = 0;
    EXPECT_NE(text_of(made, shared), "");
}

TEST(RankDiagnostics, ProcessesOneAfterTheOtherShareNothing) {
    report made = ranks_on(3, {0});
    for (process_facts& process : made.processes)
        process.rank.reset();
    EXPECT_EQ(text_of(made, shared), "");
}

TEST(RankDiagnostics, MissingRanksAreNamed) {
    report made = ranks_on(4, {0, 1, 2, 3});
    made.config.missing_ranks = {{2, "host-b", "killed by signal 9"}};
    EXPECT_EQ(text_of(made, diagnostic_kind::missing_ranks),
              "1 of 4 ranks is missing (rank 2 on host-b: killed by signal 9): find out why, then "
              "run again");
    made.config.missing_ranks.push_back({3, "", ""});
    EXPECT_EQ(text_of(made, diagnostic_kind::missing_ranks),
              "2 of 4 ranks are missing (rank 2 on host-b: killed by signal 9; rank 3): find out "
              "why, then run again");
    add_up(made);
    EXPECT_EQ(made.comparisons.front().verdict.certainty, certainty::tentative);
}

TEST(RankDiagnostics, VoidBlocksAreANoteUntilTheyAreMany) {
    report made = ranks_on(2, {0, 1});
    const std::size_t blocks = made.blocks.size();
    const auto found = [&made](std::uint64_t void_blocks) {
        made.config.void_blocks = void_blocks;
        for (const diagnostic& each : diagnose(made))
            if (each.kind == diagnostic_kind::void_blocks)
                return std::optional(each);
        return std::optional<diagnostic>();
    };
    EXPECT_FALSE(found(0));
    ASSERT_TRUE(found(1));
    EXPECT_EQ(found(1)->severity(), severity::note);
    EXPECT_EQ(format_diagnostic(made, *found(1)),
              "1 of " + std::to_string(blocks + 1) + " blocks void, as a rank was late");
    EXPECT_EQ(found(blocks)->severity(), severity::warning);
}

}  // namespace
}  // namespace pingpong
