// `pingpong merge` as a process.
#include <gtest/gtest.h>

#include <algorithm>

#include "pingpong/reporter/json/json.hpp"
#include "support/child_process.hpp"
#include "support/temporary_folder.hpp"

namespace pingpong {
namespace {

/// Measures into a file, in two processes.
void measure_into(const temporary_folder& folder, const std::string& file,
                  const std::string& counts) {
    const auto ended = run_command({{"run", "--counts", counts, "--protocols", "ws,tcp", "--rounds",
                                     "2", "--quiet", "-o", file},
                                    folder.path()});
    ASSERT_TRUE(came_to_its_end(ended)) << ended.errors;
}

TEST(MergeCommand, MakesOneReportOfSeveral) {
    const temporary_folder folder;
    measure_into(folder, "a.json", "20");
    measure_into(folder, "b.json", "20");
    const auto ended =
        run_command({{"merge", "b.json", "a.json", "-o", "all.json"}, folder.path()});
    EXPECT_EQ(ended.status, 0) << ended.errors;
    EXPECT_EQ(ended.output, "");
    EXPECT_EQ(ended.errors, "Written: all.json\n");
    const auto all = from_json(folder.read("all.json"));
    ASSERT_TRUE(all.value) << all.error;
    EXPECT_EQ(all.value->config.processes, 4U);
    EXPECT_EQ(all.value->command_line.at(1), "merge");
    EXPECT_EQ(all.value->blocks.back().process, 3U);
    ASSERT_EQ(all.value->processes.size(), 4U);
    EXPECT_EQ(all.value->processes[1].run, 0U);
    EXPECT_EQ(all.value->processes[2].run, 1U);
    measure_into(folder, "c.json", "20");
    const auto again = run_command({{"merge", "all.json", "c.json"}, folder.path()});
    EXPECT_EQ(again.status, 0) << again.errors;
    EXPECT_NE(again.output.find("6 processes"), std::string::npos) << again.output;
}

TEST(MergeCommand, MergesReportsOfTwoMachines) {
    const temporary_folder folder;
    for (const std::string name : {"a", "b"}) {
        measure_into(folder, name + ".json", "20");
        auto part = from_json(folder.read(name + ".json"));
        ASSERT_TRUE(part.value) << part.error;
        EXPECT_TRUE(part.value->environment.host);
        part.value->environment.host = part.value->environment.cpu_model = "host-" + name;
        folder.write(name + ".json", to_json(*part.value));
    }
    const auto ended =
        run_command({{"merge", "a.json", "b.json", "-o", "all.json"}, folder.path()});
    EXPECT_EQ(ended.status, 0) << ended.errors;
    const auto all = from_json(folder.read("all.json"));
    ASSERT_TRUE(all.value) << all.error;
    ASSERT_EQ(all.value->machines.size(), 2U);
    EXPECT_EQ(all.value->machines[1].host, "host-b");
    EXPECT_EQ(all.value->processes[3].machine, 1U);
    const auto shown = run_command({{"report", "all.json"}, folder.path()});
    EXPECT_NE(shown.output.find("Replicated on 2 machines"), std::string::npos) << shown.output;
}

TEST(MergeCommand, CountsNoRunTwice) {
    const temporary_folder folder;
    measure_into(folder, "a.json", "20");
    measure_into(folder, "b.json", "20");
    ASSERT_EQ(run_command({{"merge", "a.json", "b.json", "-o", "all.json"}, folder.path()}).status,
              0);
    for (const char* other : {"a.json", "b.json", "all.json"}) {
        const auto ended = run_command({{"merge", "all.json", other}, folder.path()});
        EXPECT_EQ(ended.status, 2);
        EXPECT_EQ(ended.errors, "pingpong: merge: the same run appears in more than one report\n");
    }
}

TEST(MergeCommand, NamesWhatTwoReportsDifferIn) {
    const temporary_folder folder;
    measure_into(folder, "a.json", "20");
    measure_into(folder, "b.json", "30");
    const auto ended = run_command({{"merge", "a.json", "b.json"}, folder.path()});
    EXPECT_EQ(ended.status, 2);
    EXPECT_EQ(ended.errors, "pingpong: merge: reports differ in cells[0].count: 20 and 30\n");
}

TEST(MergeCommand, SaysWhyItCannotBe) {
    const temporary_folder folder;
    const auto alone = run_command({{"merge", "a.json"}, folder.path()});
    EXPECT_EQ(alone.status, 2);
    EXPECT_NE(alone.errors.find("expected two reports or more"), std::string::npos);
    const auto missing = run_command({{"merge", "a.json", "b.json"}, folder.path()});
    EXPECT_EQ(missing.status, 5);
    EXPECT_NE(missing.errors.find("'a.json' cannot be read"), std::string::npos);
    EXPECT_EQ(std::ranges::count(missing.errors, '\n'), 1);
}

}  // namespace
}  // namespace pingpong
