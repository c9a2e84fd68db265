#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "pingpong/reporter/format.hpp"
#include "support/gated_report.hpp"
#include "support/sample_report.hpp"

namespace pingpong {
namespace {

/// Compares with a golden file, or rewrites it when PINGPONG_UPDATE_GOLDEN is set.
void expect_golden(const report& what, const std::string& name) {
    SCOPED_TRACE(name);
    const std::string path = std::string(PINGPONG_GOLDEN_DIR) + '/' + name;
    const std::string text = render(what, format_of(name).value());
    if (std::getenv("PINGPONG_UPDATE_GOLDEN") != nullptr)
        std::ofstream(path, std::ios::binary) << text;
    std::ifstream file(path, std::ios::binary);
    const std::string golden{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(text, golden) << "if the change is meant, set PINGPONG_UPDATE_GOLDEN and look at it";
}

TEST(Golden, EveryFormatIsAsItWas) {
    for (const std::string& suffix : format_suffixes())
        expect_golden(sample_report(), "report" + suffix);
}

TEST(Golden, WhatARunIsHeldToIsShownAsItWas) {
    for (const char* name : {"gated.md", "gated.prom", "gated.junit.xml"})
        expect_golden(gated_report(), name);
}

}  // namespace
}  // namespace pingpong
