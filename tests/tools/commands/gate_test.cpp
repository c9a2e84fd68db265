#include "pingpong/commands/gate.hpp"

#include <gtest/gtest.h>

#include "pingpong/command_error.hpp"

namespace pingpong::command {
namespace {

std::string error_of(const gate_words& words) {
    try {
        gate_of(words);
    } catch (const command_error& error) {
        EXPECT_EQ(error.status, exit_status::wrong_usage);
        return error.what();
    }
    return "no error";
}

report checked_report(assertion_result result, severity warned) {
    report made;
    made.assertions.emplace_back().result = result;
    diagnostic& found = made.diagnostics.emplace_back();
    found.kind = warned == severity::invalid   ? diagnostic_kind::overloaded
                 : warned == severity::warning ? diagnostic_kind::contended
                                               : diagnostic_kind::imprecise;
    return made;
}

gate gate_with_assertion() {
    gate_words words;
    words.assertions = {"ws.median_us < 1"};
    return gate_of(words);
}

TEST(Gate, AsksNothingByDefault) {
    EXPECT_EQ(status_of(gate(), checked_report(assertion_result::fail, severity::invalid)),
              exit_status::done);
}

TEST(Gate, HasAStatusForEachResult) {
    const gate asked = gate_with_assertion();
    const auto status = [&asked](assertion_result result) {
        return status_of(asked, checked_report(result, severity::warning));
    };
    EXPECT_EQ(status(assertion_result::pass), exit_status::done);
    EXPECT_EQ(status(assertion_result::fail), exit_status::failed);
    EXPECT_EQ(status(assertion_result::inconclusive), exit_status::inconclusive);
}

TEST(Gate, AllowsTheInconclusiveButNoFailure) {
    gate asked = gate_with_assertion();
    asked.allow_inconclusive = true;
    const auto status = [&asked](assertion_result result) {
        return status_of(asked, checked_report(result, severity::note));
    };
    EXPECT_EQ(status(assertion_result::inconclusive), exit_status::done);
    EXPECT_EQ(status(assertion_result::fail), exit_status::failed);
}

TEST(Gate, TellsOfAnInvalidMeasurementFirst) {
    EXPECT_EQ(
        status_of(gate_with_assertion(), checked_report(assertion_result::fail, severity::invalid)),
        exit_status::invalid_measurement);
}

TEST(Gate, TellsThatAMeasurementIsInvalidWhateverIsAsked) {
    EXPECT_EQ(validity_of(checked_report(assertion_result::pass, severity::warning)),
              exit_status::done);
    EXPECT_EQ(validity_of(checked_report(assertion_result::pass, severity::invalid)),
              exit_status::invalid_measurement);
}

TEST(Gate, NamesWhatIsWrongInAnAssertion) {
    gate_words words;
    words.assertions = {"ws.median_us < 1", "wss.median_us < 1"};
    EXPECT_EQ(error_of(words),
              "--assert: 'wss.median_us < 1': column 1: 'wss' is no protocol; did you mean ws?");
}

TEST(Gate, TakesNoMoreAssertionsThanAReportHas) {
    gate_words words;
    words.assertions.assign(101, "ws.median_us < 1");
    EXPECT_EQ(error_of(words), "--assert: given more than 100 times");
}

TEST(Gate, RefusesWhatWouldHaveNoEffect) {
    gate_words words;
    words.rules.threshold = "5%";
    EXPECT_EQ(error_of(words), "--threshold: has no effect without --baseline");
    words = {};
    words.rules.between_runs = "1";
    EXPECT_EQ(error_of(words), "--between-runs: has no effect without --baseline");
    words = {};
    words.rules.allow_inconclusive = true;
    EXPECT_EQ(error_of(words),
              "--allow-inconclusive: has no effect without --assert or "
              "--baseline");
}

TEST(Gate, ReadsPercentages) {
    rules_words words;
    EXPECT_EQ(rules_of(words).threshold, 0.05);
    EXPECT_EQ(rules_of(words).between_runs, 0.01);
    words.threshold = "20%";
    words.between_runs = "0";
    EXPECT_DOUBLE_EQ(rules_of(words).threshold, 0.2);
    EXPECT_EQ(rules_of(words).between_runs, 0);
    words.threshold = "0";
    EXPECT_THROW(rules_of(words), command_error);
}

TEST(Gate, LooksThatAllPlay) {
    const plan what({experiment(10, {"ws", "tcp"})});
    EXPECT_NO_THROW(check_that_all_play(gate_with_assertion().assertions, what));
    gate_words words;
    words.assertions = {"ws/http-keepalive.median < 1"};
    EXPECT_THROW(check_that_all_play(gate_of(words).assertions, what), command_error);
}

TEST(ExitStatus, PutsWhatKeptFromMeasuringFirst) {
    using enum exit_status;
    EXPECT_EQ(worse(interrupted, io_failed), interrupted);
    EXPECT_EQ(worse(invalid_measurement, io_failed), io_failed);
    EXPECT_EQ(worse(failed, invalid_measurement), invalid_measurement);
    EXPECT_EQ(worse(failed, inconclusive), failed);
    EXPECT_EQ(worse(done, inconclusive), inconclusive);
    EXPECT_EQ(worse(done, done), done);
}

}  // namespace
}  // namespace pingpong::command
