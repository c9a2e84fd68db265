// Assertions and older runs, as their user meets them: by the exit status.
#include <gtest/gtest.h>

#include <algorithm>

#include "pingpong/analysis/baseline.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "support/child_process.hpp"
#include "support/reports/played_report.hpp"
#include "support/temporary_folder.hpp"

namespace pingpong {
namespace {

using namespace std::chrono_literals;

/// A folder with reports in it.
class folder_of_reports : public temporary_folder {
public:
    folder_of_reports() {
        write("r.json", to_json(with_ws_at(9us)));
        write("slow.json", to_json(with_ws_at(12us)));
        report invalid;
        invalid.generator.build_type = "Sanitize";
        add_played_experiment(invalid, {{"tcp", 5us}, {"ws", 9us}, {"http-keepalive", 10us}}, 10);
        write("invalid.json", to_json(invalid));
        write("one.json", to_json(played_report({{"tcp", 5us}, {"ws", 9us}}, 1)));
    }

    finished_command run(std::vector<std::string> words) const {
        return run_command({std::move(words), path()});
    }

private:
    static report with_ws_at(std::chrono::nanoseconds ws) {
        return played_report({{"tcp", 5us}, {"ws", ws}, {"http-keepalive", 10us}});
    }
};

void expect_line(const finished_command& ended, std::string_view part) {
    EXPECT_NE(ended.output.find(part), std::string::npos) << part << '\n' << ended.output;
}

/// What a run with that report ends with, when nothing makes it invalid.
int unless_invalid(int expected, const report& report) {
    for (const diagnostic& diagnostic : report.diagnostics)
        if (diagnostic.severity() == severity::invalid)
            return 4;
    return expected;
}

TEST(AssertOfReport, HasTheStatusOfTheResult) {
    const folder_of_reports folder;
    const auto status = [&folder](const char* file, const char* text) {
        const auto ended = folder.run({"report", file, "--assert", text});
        // What does not hold is the only line on standard error.
        EXPECT_EQ(std::ranges::count(ended.errors, '\n'), ended.status == 0 ? 0 : 1)
            << ended.errors;
        EXPECT_EQ(ended.errors.find(text) != std::string::npos, ended.status != 0);
        return ended.status;
    };
    EXPECT_EQ(status("r.json", "ws/http-keepalive.median < 0.95"), 0);
    EXPECT_EQ(status("r.json", "ws/http-keepalive.median < 0.85"), 1);
    EXPECT_EQ(status("one.json", "ws.median_us < 100"), 3);
    EXPECT_EQ(status("r.json", "unix.median_us < 100"), 3);
    EXPECT_EQ(status("invalid.json", "ws.median_us < 100"), 4);
}

TEST(AssertOfReport, TellsEachAssertion) {
    const folder_of_reports folder;
    const auto ended = folder.run({"report", "r.json", "--assert", "ws.p99_us < 60", "--assert",
                                   "ws/tcp.median < 1", "-o", "-", "-o", "r.md"});
    EXPECT_EQ(ended.status, 1);
    expect_line(ended, "\nGates      1 of 2 pass\n");
    expect_line(ended, "FAIL ws/tcp.median < 1: ");
    EXPECT_NE(folder.read("r.md").find("| ws.p99\\_us &lt; 60 | pass |"), std::string::npos)
        << folder.read("r.md");
}

TEST(AssertOfReport, AllowsTheInconclusive) {
    const folder_of_reports folder;
    const auto ended = folder.run(
        {"report", "one.json", "--assert", "ws.median_us < 100", "--allow-inconclusive"});
    EXPECT_EQ(ended.status, 0);
    EXPECT_EQ(ended.errors, "");
    expect_line(ended, "\nGates      0 of 1 pass, 1 inconclusive\n");
}

TEST(AssertOfRun, IsCheckedOnWhatWasMeasured) {
    for (const auto& [text, status] :
         {std::pair("ws.median_us > 0.000001", 0), std::pair("ws/tcp.median < 0.000001", 1)}) {
        const auto ended = run_command({{"run", "--counts", "40", "--rounds", "4", "--protocols",
                                         "tcp,ws", "--assert", text, "--format", "json"}});
        const auto parsed = from_json(ended.output);
        ASSERT_TRUE(parsed.value) << parsed.error << ended.errors;
        ASSERT_EQ(parsed.value->assertions.size(), 1U);
        EXPECT_EQ(ended.status, unless_invalid(status, *parsed.value)) << ended.errors;
    }
}

TEST(AssertOfRun, IsRefusedBeforeAnythingIsMeasured) {
    const auto absent =
        run_command({{"run", "--protocols", "tcp,ws", "--assert", "ws/http-keepalive.median < 1"}});
    EXPECT_EQ(absent.status, 2);
    EXPECT_EQ(absent.errors,
              "pingpong: --assert: 'ws/http-keepalive.median < 1': http-keepalive "
              "does not play; name it in --protocols\n");
    const auto wrong = run_command({{"run", "--assert", "ws.p99 < 1"}});
    EXPECT_EQ(wrong.status, 2);
    EXPECT_TRUE(wrong.errors.starts_with("pingpong: --assert: 'ws.p99 < 1': column 4: expected "))
        << wrong.errors;
}

TEST(BaselineOfRun, WithNothingInCommonIsRefusedBeforeAnythingIsMeasured) {
    const folder_of_reports folder;
    const auto ended =
        folder.run({"run", "--baseline", "r.json", "--counts", "12345", "-o", "new.json"});
    EXPECT_EQ(ended.status, 2);
    EXPECT_EQ(ended.output, "");
    EXPECT_TRUE(ended.errors.starts_with(
        "pingpong: --baseline: the older run has nothing in common with this one; expected "))
        << ended.errors;
    EXPECT_EQ(std::ranges::count(ended.errors, '\n'), 1) << ended.errors;
}

TEST(RunCommand, SaysOnStandardErrorWhenItIsImprecise) {
    const std::vector<std::string> words{"run",  "--counts",    "40",     "--rounds",
                                         "2",    "--protocols", "tcp,ws", "--precision",
                                         "0.01", "--format",    "json"};
    const auto ended = run_command({words});
    const std::size_t start = ended.errors.find("\nPrecision +-");
    ASSERT_NE(start, std::string::npos) << ended.errors;
    EXPECT_EQ(ended.errors.find('\n', start + 1), ended.errors.size() - 1) << ended.errors;
    std::vector<std::string> quiet = words;
    quiet.emplace_back("--quiet");
    EXPECT_EQ(run_command({quiet}).errors, "");
}

TEST(CompareCommand, HasTheStatusOfTheResult) {
    const folder_of_reports folder;
    const auto status = [&folder](const char* before, const char* after) {
        const auto ended = folder.run({"compare", before, after});
        EXPECT_EQ(ended.errors, "");
        return ended.status;
    };
    EXPECT_EQ(status("r.json", "r.json"), 0);
    EXPECT_EQ(status("slow.json", "r.json"), 0);
    EXPECT_EQ(status("r.json", "slow.json"), 1);
    EXPECT_EQ(status("r.json", "one.json"), 3);
    EXPECT_EQ(status("r.json", "invalid.json"), 4);
    EXPECT_EQ(status("invalid.json", "r.json"), 4);
}

TEST(CompareCommand, IsToldWhatToTolerate) {
    const folder_of_reports folder;
    EXPECT_EQ(folder.run({"compare", "r.json", "slow.json", "--threshold", "50%"}).status, 0);
    EXPECT_EQ(folder.run({"compare", "r.json", "slow.json", "--between-runs", "30%"}).status, 3);
    EXPECT_EQ(folder.run({"compare", "r.json", "one.json", "--allow-inconclusive"}).status, 0);
}

TEST(CompareCommand, PrintsATableMarkdownOrJson) {
    const folder_of_reports folder;
    expect_line(folder.run({"compare", "r.json", "slow.json"}), "A regression beyond 5 % is");
    expect_line(folder.run({"compare", "r.json", "r.json", "--format", "md"}),
                "| WebSocket / HTTP keep-alive | 1000 exchanges |");
    const auto json = folder.run(
        {"compare", "r.json", "slow.json", "--format", "json", "-o", "c.md", "-o", "c.txt"});
    EXPECT_EQ(json.status, 1);
    EXPECT_EQ(json.errors, "Written: c.md, c.txt\n");
    expect_line(json, "\"schema\": \"pingpong.changes\"");
    EXPECT_NE(folder.read("c.md"), "");
    const auto csv = folder.run({"compare", "r.json", "slow.json", "--format", "csv"});
    EXPECT_EQ(csv.status, 2);
    EXPECT_EQ(
        csv.errors,
        "pingpong: --format: changes cannot be written as csv; expected table, md, html or json\n");
}

TEST(CompareCommand, ShowsBothSidesOnItsPages) {
    const folder_of_reports folder;
    folder.run({"compare", "r.json", "slow.json", "-o", "c.html", "-o", "c.md"});
    for (const std::string& page : {folder.read("c.html"), folder.read("c.md")}) {
        EXPECT_NE(page.find("old: r.json"), std::string::npos) << page;
        EXPECT_NE(page.find("new: slow.json"), std::string::npos) << page;
        EXPECT_NE(page.find("faster in 1 of"), std::string::npos) << page;
    }
}

TEST(CompareCommand, IsQuietAndColouredWhenAskedTo) {
    const folder_of_reports folder;
    const auto ended = folder.run({"compare", "r.json", "slow.json", "-o", "-", "-o", "c.md",
                                   "--quiet", "--color", "always"});
    EXPECT_EQ(ended.status, 1);
    EXPECT_EQ(ended.errors, "");
    EXPECT_NE(ended.output.find("\x1b["), std::string::npos);
    EXPECT_EQ(folder.read("c.md").find("\x1b["), std::string::npos);
    const auto wrong = folder.run({"compare", "r.json", "slow.json", "--color", "yes"});
    EXPECT_EQ(wrong.status, 2);
    EXPECT_EQ(wrong.errors, "pingpong: --color: 'yes' is not auto, always or never\n");
}

TEST(CompareCommand, RefusesWhatIsNoReport) {
    const folder_of_reports folder;
    folder.write("bad.json", "{}");
    const auto bad = folder.run({"compare", "bad.json", "r.json"});
    EXPECT_EQ(bad.status, 2);
    EXPECT_TRUE(bad.errors.starts_with("pingpong: 'bad.json': schema: ")) << bad.errors;
    EXPECT_EQ(folder.run({"compare", "r.json", "absent.json"}).status, 5);
    EXPECT_EQ(folder.run({"compare", "r.json"}).status, 2);
}

TEST(BaselineOfRun, IsComparedWithWhatWasMeasured) {
    const temporary_folder folder;
    const std::vector<std::string> words{"run",         "--counts", "40",       "--rounds", "4",
                                         "--protocols", "tcp,ws",   "--format", "json"};
    folder.write("old.json", run_command({words}).output);
    std::vector<std::string> again = words;
    again.insert(again.end(), {"--baseline", "old.json", "--threshold", "5%"});
    const auto ended = run_command({again, folder.path()});
    const auto old_run = from_json(folder.read("old.json"));
    const auto new_run = from_json(ended.output);
    ASSERT_TRUE(old_run.value && new_run.value) << ended.errors;
    ASSERT_TRUE(new_run.value->baseline);
    EXPECT_EQ(new_run.value->baseline->old_name, old_run.value->run_id);
    const change_kind found = overall(*new_run.value->baseline);
    const int status = found == change_kind::regression ? 1 : found == change_kind::within ? 0 : 3;
    EXPECT_EQ(ended.status, unless_invalid(unless_invalid(status, *new_run.value), *old_run.value));
}

TEST(BaselineOfRun, IsReadBeforeAnythingIsMeasured) {
    const auto ended = run_command({{"run", "--baseline", "/absent/old.json"}});
    EXPECT_EQ(ended.status, 5);
    EXPECT_EQ(ended.errors,
              "pingpong: '/absent/old.json' cannot be read: No such file or directory\n");
}

}  // namespace
}  // namespace pingpong
