#include "pingpong/files/outputs.hpp"

#include <gtest/gtest.h>

#include "support/reports/sample_report.hpp"
#include "support/temporary_folder.hpp"

namespace pingpong::command {
namespace {

/// A file in every format there is.
std::vector<output_target> targets_in(const temporary_folder& folder) {
    std::vector<output_target> all;
    for (const std::string& suffix : format_suffixes())
        all.push_back({folder.path_of("r" + suffix), find_format_for_path("r" + suffix).value()});
    return all;
}

void expect_files(const temporary_folder& folder, const report& report) {
    for (const output_target& target : targets_in(folder))
        EXPECT_EQ(folder.read(target.path), render(report, target.format)) << target.path;
}

TEST(ReportFiles, AreRewrittenInEveryFormatAfterEachExperiment) {
    const temporary_folder folder;
    report_files files(targets_in(folder));
    report so_far = sample_report();
    so_far.interrupted = true;
    EXPECT_EQ(files.update(so_far, true), "");
    expect_files(folder, so_far);
    EXPECT_EQ(files.update(sample_report(), true), "");
    expect_files(folder, sample_report());
    report whole = sample_report();
    whole.run_id = "whole";
    EXPECT_TRUE(files.finish(whole));
    expect_files(folder, whole);
    EXPECT_EQ(folder.size(), format_suffixes().size()) << "nothing else is left";
}

}  // namespace
}  // namespace pingpong::command
