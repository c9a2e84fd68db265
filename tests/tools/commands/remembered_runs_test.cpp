// Runs that are remembered, as their user meets them.
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "support/child_process.hpp"
#include "support/temporary_folder.hpp"

namespace pingpong {
namespace {

using words = std::vector<std::string>;

/// A user whose state folder is empty in the beginning.
class user : public temporary_folder {
public:
    finished_command call(const words& arguments) const {
        return run_command({arguments, path(), {{"XDG_STATE_HOME", path_of("state")}}});
    }

    finished_command play(const words& more = {}) const {
        words arguments{
            "run",      "--counts", "20",          "--protocols", "ws,http-keepalive,tcp",
            "--rounds", "4",        "--processes", "2",           "--quiet"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const auto ended = call(arguments);
        EXPECT_TRUE(came_to_its_end(ended)) << ended.errors;
        return ended;
    }

    std::size_t count_lines_of_history() const {
        const auto listed = call({"history"});
        EXPECT_EQ(listed.status, 0) << listed.errors;
        return static_cast<std::size_t>(std::ranges::count(listed.output, '\n'));
    }
};

TEST(RememberedRuns, AreReportedComparedAndMergedByName) {
    const user user;
    user.play();
    user.play({"--save", "main"});
    EXPECT_EQ(user.call({"report", "last", "-o", "run.html"}).status, 0);
    EXPECT_NE(user.read("run.html").find("<html"), std::string::npos);
    EXPECT_EQ(user.call({"merge", "last~1", "last", "-o", "both.json"}).status, 0);
    const auto compared = user.call({"compare", "last~1", "main"});
    EXPECT_NE(compared.output.find("                old "), std::string::npos) << compared.errors;
    EXPECT_EQ(user.call({"report", "main", "--format", "json"}).output,
              user.call({"report", "last", "--format", "json"}).output);
}

TEST(RememberedRuns, AreBaselines) {
    const user user;
    user.play({"--save", "main"});
    const auto gated =
        user.play({"--baseline", "main", "--allow-inconclusive", "--threshold", "900"});
    EXPECT_EQ(gated.errors, "");
    const auto unknown = user.call({"run", "--counts", "20", "--baseline", "man"});
    EXPECT_EQ(unknown.status, 2);
    EXPECT_EQ(unknown.errors,
              "pingpong: man: no run is saved under that name; did you mean main? See pingpong "
              "history\n");
}

TEST(RememberedRuns, AreListedInOneLineEach) {
    const user user;
    EXPECT_EQ(user.count_lines_of_history(), 0U);
    user.play();
    user.play({"--save", "main"});
    std::istringstream listed(user.call({"history"}).output);
    words names;
    for (std::string line; std::getline(listed, line);) {
        EXPECT_LE(line.size(), 80U) << line;
        EXPECT_NE(line.find("20 exchanges"), std::string::npos) << line;
        names.push_back(line.substr(0, line.find(' ')));
    }
    EXPECT_EQ(names, (words{"last", "main", "last~1"}));
}

TEST(RememberedRuns, AreNotThoseThatAreNotToBeKept) {
    const user user;
    user.play({"--no-keep"});
    user.call({"run", "--dry-run", "--counts", "20"});
    EXPECT_EQ(user.count_lines_of_history(), 0U);
    user.play({});
    EXPECT_EQ(user.count_lines_of_history(), 1U) << "the whole run, none of its processes";
}

TEST(RememberedRuns, AreNoErrorWhereNothingCanBeKept) {
    const temporary_folder folder;
    const words run{"run", "--counts",    "20", "--protocols", "ws,tcp", "--rounds",
                    "2",   "--processes", "2"};
    const auto silent = run_command({run, folder.path(), {{"XDG_STATE_HOME", "/dev/null"}}});
    EXPECT_TRUE(came_to_its_end(silent)) << silent.errors;
    EXPECT_EQ(silent.errors.find("remembered"), std::string::npos) << silent.errors;
    words verbose = run;
    verbose.emplace_back("--verbose");
    const auto told = run_command({verbose, folder.path(), {{"XDG_STATE_HOME", "/dev/null"}}});
    EXPECT_TRUE(came_to_its_end(told)) << told.errors;
    EXPECT_NE(told.errors.find("This run is not remembered: "), std::string::npos) << told.errors;
}

TEST(RememberedRuns, ThatCannotBeSavedAreNotBegun) {
    const auto ended = run_command({{"run", "--counts", "20", "--save", "main"}});
    EXPECT_EQ(ended.status, 5);
    EXPECT_EQ(ended.output, "");
    EXPECT_EQ(ended.errors,
              "pingpong: --save: '/dev/null/pingpong/saved' cannot be written: Not a directory\n");
    for (const std::string name : {"last", "last~1", "a/b", "a.json"}) {
        const auto refused = run_command({{"run", "--save", name}});
        EXPECT_EQ(refused.status, 2);
        EXPECT_NE(refused.errors.find("cannot be the name of a run"), std::string::npos);
    }
}

TEST(RememberedRuns, OfTheSamePlanTellHowMuchRunsDiffer) {
    const user user;
    const auto source_after = [&user](const words& more) {
        user.play(more);
        const std::string json = user.call({"report", "last", "--format", "json"}).output;
        return json.find("\"history\"") != std::string::npos;
    };
    EXPECT_FALSE(source_after({}));
    EXPECT_FALSE(source_after({}));
    EXPECT_FALSE(source_after({})) << "two runs are too few";
    EXPECT_TRUE(source_after({}));
    EXPECT_FALSE(source_after({"--warmup", "3"})) << "another plan";
    user.write("empty.txt", "");
    EXPECT_FALSE(source_after({"--history", user.path()})) << "a folder without reports";
}

TEST(RememberedRuns, AreLookedForByNameOnlyWhereTheWordCanBeNoFile) {
    const user user;
    user.play({"--save", "main", "-o", "main.json"});
    EXPECT_EQ(user.call({"report", "./main.json", "--format", "json"}).output,
              user.call({"report", "main", "--format", "json"}).output);
    const auto missing = user.call({"report", "./main"});
    EXPECT_EQ(missing.status, 5);
    EXPECT_NE(missing.errors.find("'./main' cannot be read"), std::string::npos);
}

}  // namespace
}  // namespace pingpong
