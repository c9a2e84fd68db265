// $GITHUB_STEP_SUMMARY, as a workflow meets it.
#include <gtest/gtest.h>

#include "pingpong/reporter/json/json.hpp"
#include "support/child_process.hpp"
#include "support/reports/sample_report.hpp"
#include "support/temporary_folder.hpp"

namespace pingpong {
namespace {

/// The command in a folder of its own, where the summary is `summary.md`.
class workflow_step : public temporary_folder {
public:
    finished_command run(std::vector<std::string> words) const {
        return run_to("summary.md", std::move(words));
    }

    finished_command run_to(const std::string& summary, std::vector<std::string> words) const {
        return run_command({std::move(words), path(), {{"GITHUB_STEP_SUMMARY", summary}}});
    }
};

const std::vector<std::string> short_run{"run",      "--quiet", "--counts",    "40",
                                         "--rounds", "2",       "--protocols", "tcp,ws"};

std::size_t pages_in(const std::string& text) {
    std::size_t count = 0;
    for (std::size_t at = 0;
         (at = text.find("<summary>Environment and settings</summary>", at)) != std::string::npos;
         ++at)
        ++count;
    return count;
}

TEST(StepSummary, GetsThePageOfARunBelowWhatIsThere) {
    const workflow_step step;
    step.write("summary.md", "before\n");
    const auto ended = step.run(short_run);
    EXPECT_TRUE(came_to_its_end(ended)) << ended.errors;
    EXPECT_TRUE(step.read("summary.md").starts_with("before\n**"));
    step.run(short_run);
    EXPECT_EQ(pages_in(step.read("summary.md")), 2U);
}

TEST(StepSummary, GetsOnePageFromSeveralProcesses) {
    const workflow_step step;
    std::vector<std::string> words = short_run;
    words.insert(words.end(), {"--processes", "2"});
    const auto ended = step.run(words);
    EXPECT_TRUE(came_to_its_end(ended)) << ended.errors;
    EXPECT_EQ(pages_in(step.read("summary.md")), 1U);
}

TEST(StepSummary, GetsWhatChanged) {
    const workflow_step step;
    step.write("r.json", to_json(sample_report()));
    step.run({"compare", "r.json", "r.json"});
    EXPECT_TRUE(step.read("summary.md").starts_with("# What changed\n"));
}

TEST(StepSummary, IsNoPlaceForAReportShownAgain) {
    const workflow_step step;
    step.write("r.json", to_json(sample_report()));
    EXPECT_EQ(step.run({"report", "r.json"}).status, 0);
    EXPECT_EQ(step.size(), 1U);
}

TEST(StepSummary, ThatCannotBeWrittenIsToldBeforeAnythingIsMeasured) {
    const workflow_step step;
    const auto ended = step.run_to("absent/summary.md", short_run);
    EXPECT_EQ(ended.status, 5);
    EXPECT_EQ(ended.output, "");
    EXPECT_EQ(
        ended.errors,
        "pingpong: GITHUB_STEP_SUMMARY: 'absent/summary.md' cannot be written: No such file or "
        "directory\n");
}

TEST(StepSummary, ThatIsFullIsAnErrorOfTheRun) {
    const workflow_step step;
    step.write("r.json", to_json(sample_report()));
    const auto ended = step.run_to("/dev/full", {"compare", "r.json", "r.json"});
    EXPECT_EQ(ended.status, 5);
    EXPECT_EQ(ended.errors,
              "pingpong: GITHUB_STEP_SUMMARY: '/dev/full' cannot be written: No space left on "
              "device\n");
}

TEST(StepSummary, IsNotThereWhenTheVariableIsEmpty) {
    const workflow_step step;
    step.write("r.json", to_json(sample_report()));
    EXPECT_EQ(step.run_to("", {"report", "r.json"}).status, 0);
    EXPECT_TRUE(came_to_its_end(step.run_to("", short_run)));
    EXPECT_EQ(step.size(), 1U);
}

}  // namespace
}  // namespace pingpong
