#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "pingpong/reporter/format.hpp"
#include "support/sample_report.hpp"

namespace pingpong {
namespace {

/// Compares with a golden file, or rewrites it when PINGPONG_UPDATE_GOLDEN is set.
void expect_golden(format how, const std::string& name) {
    const std::string path = std::string(PINGPONG_GOLDEN_DIR) + '/' + name;
    const std::string text = render(sample_report(), how);
    if (std::getenv("PINGPONG_UPDATE_GOLDEN") != nullptr)
        std::ofstream(path, std::ios::binary) << text;
    std::ifstream file(path, std::ios::binary);
    const std::string golden{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(text, golden) << "if the change is meant, set PINGPONG_UPDATE_GOLDEN and look at it";
}

TEST(Golden, JsonIsAsItWas) {
    expect_golden(format::json, "report.json");
}

TEST(Golden, MarkdownIsAsItWas) {
    expect_golden(format::markdown, "report.md");
}

TEST(Golden, CsvIsAsItWas) {
    expect_golden(format::csv, "report.csv");
}

TEST(Golden, TableIsAsItWas) {
    expect_golden(format::table, "report.txt");
}

}  // namespace
}  // namespace pingpong
