#include "pingpong/commands/gate.hpp"

#include <gtest/gtest.h>

#include "pingpong/command_error.hpp"
#include "pingpong/options/command_line.hpp"
#include "support/reports/played_report.hpp"

namespace pingpong::command {
namespace {

/// A run's gate, made of arguments.
gate parse_gate(std::vector<std::string> words) {
    words.insert(words.begin(), "run");
    const auto line = parse_command_line(std::move(words), protocol_table());
    return std::get<run_request>(line.request).required;
}

std::string gate_error(std::vector<std::string> words) {
    try {
        parse_gate(std::move(words));
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
    return parse_gate({"--assert", "ws.median_us < 1"});
}

TEST(Gate, AsksNothingByDefault) {
    EXPECT_EQ(status_of(gate(), checked_report(assertion_result::fail, severity::invalid)),
              exit_status::done);
}

TEST(Gate, HasAStatusForEachResult) {
    const gate gate_options = gate_with_assertion();
    const auto status = [&gate_options](assertion_result result) {
        return status_of(gate_options, checked_report(result, severity::warning));
    };
    EXPECT_EQ(status(assertion_result::pass), exit_status::done);
    EXPECT_EQ(status(assertion_result::fail), exit_status::failed);
    EXPECT_EQ(status(assertion_result::inconclusive), exit_status::inconclusive);
}

TEST(Gate, AllowsTheInconclusiveButNoFailure) {
    gate gate_options = gate_with_assertion();
    gate_options.allow_inconclusive = true;
    const auto status = [&gate_options](assertion_result result) {
        return status_of(gate_options, checked_report(result, severity::note));
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
    EXPECT_EQ(
        gate_error({"--assert", "ws.median_us < 1", "--assert", "wsss.median_us < 1"}),
        "--assert: 'wsss.median_us < 1': column 1: unknown protocol 'wsss'; did you mean ws?");
}

TEST(Gate, TakesNoMoreAssertionsThanAReportHas) {
    const std::vector<std::string> words(101, "--assert=ws.median_us < 1");
    EXPECT_EQ(gate_error(words), "--assert: given more than 100 times");
}

TEST(Gate, RefusesWhatWouldHaveNoEffect) {
    EXPECT_EQ(gate_error({"--threshold=5%"}), "--threshold: has no effect without --baseline");
    EXPECT_EQ(gate_error({"--between-runs=1"}), "--between-runs: has no effect without --baseline");
    EXPECT_EQ(gate_error({"--allow-inconclusive"}),
              "--allow-inconclusive: has no effect without --assert or --baseline");
}

TEST(Gate, ReadsPercentages) {
    const auto rules = [](std::vector<std::string> words) {
        words.insert(words.begin(), {"compare", "old.json", "new.json"});
        const auto line = parse_command_line(std::move(words), protocol_table());
        return std::get<compare_request>(line.request).required.rules;
    };
    EXPECT_EQ(rules({}).threshold, 0.05);
    EXPECT_EQ(rules({}).between_runs, std::nullopt) << "as the reports say";
    EXPECT_DOUBLE_EQ(rules({"--threshold=20%"}).threshold, 0.2);
    EXPECT_EQ(rules({"--between-runs=0"}).between_runs, 0);
    EXPECT_THROW(rules({"--threshold=0"}), command_error);
}

TEST(Gate, RequiresThatAllPlay) {
    const plan run_plan({experiment(10, {"ws", "tcp"})});
    EXPECT_NO_THROW(validate_gate(gate_with_assertion(), run_plan));
    const gate required = parse_gate({"--assert", "ws/http-keepalive.median < 1"});
    EXPECT_THROW(validate_gate(required, run_plan), command_error);
}

TEST(Gate, RequiresThatTheOlderRunHasSomethingInCommon) {
    using namespace std::chrono_literals;
    gate required;
    required.baseline = played_report({{"tcp", 5us}, {"ws", 9us}, {"http-close", 20us}}, 10);
    for (cell& each : required.baseline->cells)
        each.payload_request_bytes = 4;  // "Ping"
    const cell& old_cell = required.baseline->cells.front();
    experiment same(old_cell.count, {"ws", "tcp"}, std::nullopt, old_cell.connections);
    const auto refused = [&required](const experiment& experiment) {
        try {
            validate_gate(required, plan({experiment}));
        } catch (const command_error& error) {
            EXPECT_EQ(error.status, exit_status::wrong_usage);
            EXPECT_TRUE(std::string(error.what()).starts_with("--baseline: the older run has "))
                << error.what();
            return true;
        }
        return false;
    };
    EXPECT_FALSE(refused(same));
    EXPECT_TRUE(refused(experiment(old_cell.count + 1, {"ws", "tcp"}))) << "another count";
    EXPECT_TRUE(refused(experiment(old_cell.count, {"unix", "tcp"}))) << "other protocols";
    EXPECT_TRUE(refused(experiment(old_cell.count, {"ws"}))) << "nothing to divide by";
    EXPECT_TRUE(refused(experiment(old_cell.count, {"ws", "http-close"}))) << "no raw TCP";
    EXPECT_TRUE(refused(experiment(old_cell.count, {"ws", "tcp"}, 64))) << "another payload";
    same.rate = 1000;
    EXPECT_TRUE(refused(same)) << "an open loop";
}

TEST(ExitStatus, PutsWhatKeptFromMeasuringFirst) {
    using enum exit_status;
    EXPECT_EQ(worse(interrupted, internal_error), internal_error);
    EXPECT_EQ(worse(interrupted, io_failed), interrupted);
    EXPECT_EQ(worse(invalid_measurement, io_failed), io_failed);
    EXPECT_EQ(worse(failed, invalid_measurement), invalid_measurement);
    EXPECT_EQ(worse(failed, inconclusive), failed);
    EXPECT_EQ(worse(done, inconclusive), inconclusive);
    EXPECT_EQ(worse(done, done), done);
}

}  // namespace
}  // namespace pingpong::command
