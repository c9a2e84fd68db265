#include "pingpong/reporter/export/prometheus.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include "pingpong/reporter/export/exposition.hpp"
#include "support/reports/gated_report.hpp"
#include "support/reports/hostile_report.hpp"
#include "support/reports/sample_report.hpp"

namespace pingpong {
namespace {

/// Reads the text format as strictly as it is described; `error` is its first fault.
///
/// \par Source  Prometheus, "Exposition formats", text-based format.
class strict_reader {
public:
    explicit strict_reader(const std::string& text) {
        if (!text.ends_with('\n'))
            error = "does not end in a line feed";
        std::istringstream lines(text);
        for (std::string line; error.empty() && std::getline(lines, line);)
            if (const char* fault = line.starts_with('#') ? header(line) : sample(line))
                error = std::string(fault) + ": " + line;
        if (error.empty() && state_ != state::samples)
            error = "ends in a family without a sample";
    }

    std::string error;
    std::set<std::string> samples;  ///< Name and labels of each.

private:
    enum class state { samples, help, type };

    const char* header(const std::string& line) {
        static const std::regex help("# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) [^\\\\]+");
        static const std::regex type("# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) gauge");
        std::smatch match;
        if (std::regex_match(line, match, help)) {
            if (state_ != state::samples)
                return "help of a family before the samples of the last one";
            if (!families_.insert(match[1]).second)
                return "a family that was there before";
            family_ = match[1];
            state_ = state::help;
            return nullptr;
        }
        if (!std::regex_match(line, match, type) || match[1] != family_ || state_ != state::help)
            return "neither the help of a family nor, next, its type";
        state_ = state::type;
        return nullptr;
    }

    const char* sample(const std::string& line) {
        static const std::string label = R"re([a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\[\\"n])*")re";
        static const std::regex whole("(([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{" + label + "(," + label +
                                      ")*\\})?) [-+0-9.e]+");
        std::smatch match;
        if (!std::regex_match(line, match, whole))
            return "no sample";
        if (match[2] != family_ || state_ == state::help)
            return "a sample outside of its family";
        if (!samples.insert(match[1]).second)
            return "a sample that was there before";
        state_ = state::samples;
        return nullptr;
    }

    std::string family_;
    std::set<std::string> families_;
    state state_ = state::samples;
};

TEST(Exposition, EscapesWhatALabelMayNotHave) {
    exposition text;
    text.family("m", "Of a test.");
    text.sample({{"l", "a\\b\"c\nd\x1b"}}, 0.5);
    EXPECT_EQ(std::move(text).take(),
              "# HELP m Of a test.\n# TYPE m gauge\nm{l=\"a\\\\b\\\"c d\uFFFD\"} 0.5\n");
}

TEST(Exposition, LeavesOutTheUnknownAndFamiliesThatHaveNothingElse) {
    exposition text;
    text.family("m", "Of a test.");
    text.sample({}, std::nullopt);
    text.sample({}, std::numeric_limits<double>::infinity());
    text.family("n", "Of another.");
    text.sample({}, -0.0);
    EXPECT_EQ(std::move(text).take(), "# HELP n Of another.\n# TYPE n gauge\nn 0\n");
}

TEST(Exposition, HasNoTwoSamplesOfTheSameLabels) {
    exposition text;
    text.family("m", "Of a test.");
    text.sample({{"l", "a"}}, 1);
    text.sample({{"l", "a"}}, 2);
    const std::string written = std::move(text).take();
    EXPECT_TRUE(written.ends_with("m{l=\"a\"} 1\n")) << written;
}

TEST(Prometheus, KeepsToTheGrammar) {
    for (const report& tested : {sample_report(), gated_report(), hostile_report(), report()}) {
        const strict_reader read(to_prometheus(tested));
        EXPECT_EQ(read.error, "");
        EXPECT_GE(read.samples.size(), 7U);
    }
}

TEST(Prometheus, IsInBaseUnits) {
    const std::string text = to_prometheus(sample_report());
    const auto expect = [&text](const std::string& line) {
        EXPECT_NE(text.find('\n' + line + '\n'), std::string::npos) << line;
    };
    const std::string setting =
        R"(experiment="0",count="1000",connections="1",payload_bytes="4",mode="answer")";
    expect("pingpong_round_trip_seconds{" + setting +
           R"(,protocol="ws",percentile="50"} 1.4367e-05)");
    expect("pingpong_exchanges{" + setting + R"(,protocol="ws"} 2000)");
    expect("pingpong_run_duration_seconds 1.23456789");
    expect(R"(pingpong_warnings{severity="invalid"} 0)");
    const std::string pair =
        setting + R"(,numerator="ws",denominator="http-keepalive",statistic="median")";
    EXPECT_NE(text.find("pingpong_time_low_ratio{" + pair + "} 0.84"), std::string::npos);
    expect("pingpong_verdict_info{" + pair +
           R"(,verdict="faster",finding="faster",certainty="tentative",exploratory="false"} 1)");
}

TEST(Prometheus, MarksWhoFailed) {
    const std::string text = to_prometheus(sample_report());
    const auto failed = [&text](std::string_view protocol, char yes) {
        const std::string labels = R"(mode="answer",protocol=")" + std::string(protocol) + "\"} ";
        return text.find(labels + yes, text.find("# TYPE pingpong_contender_failed")) !=
               std::string::npos;
    };
    EXPECT_TRUE(failed("http-close", '1'));
    EXPECT_TRUE(failed("tcp", '0'));
}

TEST(Prometheus, TellsAssertionsAndChanges) {
    const strict_reader read(to_prometheus(gated_report()));
    const auto tells = [&read](const char* sample) { return read.samples.contains(sample); };
    EXPECT_TRUE(
        tells("pingpong_assertion_info{number=\"2\",assertion=\"ws.median_us < 1\","
              "result=\"fail\"}"));
    EXPECT_TRUE(
        tells("pingpong_change_info{protocol=\"ws\",reference=\"tcp\",count=\"1000\","
              "connections=\"1\",payload_bytes=\"0\",mode=\"answer\","
              "result=\"regression\"}"));
}

}  // namespace
}  // namespace pingpong
