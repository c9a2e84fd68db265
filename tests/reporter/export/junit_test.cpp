#include "pingpong/reporter/export/junit.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "support/reports/hostile_report.hpp"
#include "support/reports/sample_report.hpp"

namespace pingpong {
namespace {

/// A report of one assertion with that result.
report asserted(assertion_result result) {
    report run_report;
    run_report.assertions.push_back({"ws.p99_us < \"60\"", result, {}});
    return run_report;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

TEST(Junit, SaysThatNothingWasAsserted) {
    const std::string text = to_junit(sample_report());
    EXPECT_TRUE(has(text, R"(tests="0" failures="0" errors="0" skipped="0" time="1.235")"));
    EXPECT_TRUE(has(text, "<system-out>Nothing was asserted of this run"));
    EXPECT_FALSE(has(text, "<testcase"));
}

TEST(Junit, HasACaseForAnAssertion) {
    const std::string text = to_junit(asserted(assertion_result::pass));
    EXPECT_TRUE(has(text, R"(tests="1" failures="0" errors="0" skipped="0")"));
    EXPECT_TRUE(has(text, R"(name="ws.p99_us &lt; &quot;60&quot;")"));
    EXPECT_FALSE(has(text, "<failure"));
}

TEST(Junit, CallsAFailedAssertionAFailure) {
    const std::string text = to_junit(asserted(assertion_result::fail));
    EXPECT_TRUE(has(text, R"(failures="1" errors="0" skipped="0")"));
    EXPECT_TRUE(has(text, R"(<failure type="fail")"));
}

TEST(Junit, LetsNothingInconclusivePass) {
    report run_report = asserted(assertion_result::inconclusive);
    EXPECT_TRUE(has(to_junit(run_report), R"(<failure type="inconclusive")"));
    run_report.inconclusive_allowed = true;
    EXPECT_TRUE(has(to_junit(run_report), R"(failures="0" errors="0" skipped="1")"));
}

TEST(Junit, CallsAnInvalidMeasurementAnError) {
    report run_report = asserted(assertion_result::inconclusive);
    run_report.inconclusive_allowed = true;
    run_report.diagnostics.push_back({diagnostic_kind::sanitized_build, std::nullopt, {}});
    const std::string text = to_junit(run_report);
    EXPECT_TRUE(has(text, R"(tests="2" failures="0" errors="2" skipped="0")"));
    EXPECT_TRUE(has(text, R"(name="the measurement is valid")"));
    EXPECT_TRUE(has(
        text,
        R"(<error type="sanitized" message="Built with sanitizers: measure with a release build)"));
    run_report.assertions.clear();
    EXPECT_TRUE(has(to_junit(run_report), R"(tests="1" failures="0" errors="1" skipped="0")"));
}

/// A report of one change since an older run.
report changed(change_kind kind) {
    report run_report;
    run_report.baseline.emplace();
    change& change = run_report.baseline->changes.emplace_back();
    change.protocol = "ws";
    change.reference = "tcp";
    change.count = 1000;
    change.kind = kind;
    return run_report;
}

TEST(Junit, HasACaseForAChange) {
    const std::string text = to_junit(changed(change_kind::regression));
    EXPECT_TRUE(has(text, R"(name="ws / tcp at 1000 exchanges")"));
    EXPECT_TRUE(has(text, R"(<failure type="regression")"));
    EXPECT_TRUE(has(to_junit(changed(change_kind::inconclusive)), "type=\"inconclusive\""));
    for (const change_kind fine : {change_kind::within, change_kind::improvement})
        EXPECT_TRUE(
            has(to_junit(changed(fine)), R"(tests="1" failures="0" errors="0" skipped="0")"));
}

TEST(Junit, LetsABaselineOfNothingNotPass) {
    const std::string text = to_junit(changed(change_kind::not_compared));
    EXPECT_TRUE(has(text, R"(tests="2" failures="1" errors="0" skipped="1")"));
    EXPECT_TRUE(has(text, R"(name="something was compared")"));
}

TEST(Junit, HasNoCharacterThatXmlDoesNot) {
    report run_report = asserted(assertion_result::fail);
    run_report.run_id = hostile_text;
    run_report.assertions[0].text = hostile_text + "]]>\uFFFE\uFFFF";
    const std::string text = to_junit(run_report);
    EXPECT_EQ(text.find_first_of("\x1b\x07\r"), std::string::npos);
    EXPECT_FALSE(has(text, "<script"));
    EXPECT_FALSE(has(text, "]]>"));
    EXPECT_FALSE(has(text, "\uFFFE"));
    EXPECT_FALSE(has(text, "\uFFFF"));
}

}  // namespace
}  // namespace pingpong
