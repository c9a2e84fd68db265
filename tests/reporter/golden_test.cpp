#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "pingpong/reporter/format.hpp"
#include "support/reports/gated_report.hpp"
#include "support/reports/sample_report.hpp"

namespace pingpong {
namespace {

/// Compares with a golden file, or rewrites it when PINGPONG_UPDATE_GOLDEN is set.
void expect_golden(const std::string& text, const std::string& name) {
    SCOPED_TRACE(name);
    const std::string path = std::string(PINGPONG_GOLDEN_DIR) + '/' + name;
    if (std::getenv("PINGPONG_UPDATE_GOLDEN") != nullptr)
        std::ofstream(path, std::ios::binary) << text;
    std::ifstream file(path, std::ios::binary);
    const std::string golden{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(text, golden) << "if the change is meant, set PINGPONG_UPDATE_GOLDEN and look at it";
}

void expect_golden(const report& report, const std::string& name) {
    expect_golden(render(report, find_format_for_path(name).value()), name);
}

std::string suffix_of(format format) {
    return format == format::table ? ".txt" : '.' + std::string(name_of(format));
}

/// Two runs of the same plan; the second one had another processor.
std::vector<named_report> two_runs() {
    std::vector<named_report> runs{{"before.json", gated_report()}, {"after.json", gated_report()}};
    runs[0].report.run_id = "run-1";
    runs[1].report.run_id = "run-2";
    runs[1].report.environment.cpu_model = "Another CPU";
    return runs;
}

TEST(Golden, EveryFormatIsAsItWas) {
    for (const std::string& suffix : format_suffixes())
        expect_golden(sample_report(), "report" + suffix);
}

TEST(Golden, WhatARunIsHeldToIsShownAsItWas) {
    for (const char* name : {"gated.md", "gated.prom", "gated.junit.xml"})
        expect_golden(gated_report(), name);
}

TEST(Golden, SeveralRunsAreShownAsTheyWere) {
    for (const format how : overview_formats())
        expect_golden(render(two_runs(), how), "several" + suffix_of(how));
}

TEST(Golden, ChangesAreShownAsTheyWere) {
    const std::vector<named_report> sides = two_runs();
    for (const format how : change_formats())
        expect_golden(render(*sides[1].report.baseline, sides, how), "changes" + suffix_of(how));
}

}  // namespace
}  // namespace pingpong
