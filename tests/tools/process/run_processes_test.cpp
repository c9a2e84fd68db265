// `pingpong run` in processes of its own, as a process.
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <set>

#include "pingpong/command_error.hpp"
#include "pingpong/options/command_line.hpp"
#include "pingpong/process/affinity.hpp"
#include "pingpong/process/run_processes.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "support/child_process.hpp"
#include "support/temporary_folder.hpp"

namespace pingpong {
namespace {

report read(const std::string& text) {
    const auto parsed = from_json(text);
    EXPECT_TRUE(parsed.value) << parsed.error;
    return parsed.value.value_or(report());
}

template <class Action>
std::string error_line(command::exit_status expected, Action action) {
    try {
        action();
    } catch (const command::command_error& error) {
        EXPECT_EQ(error.status, expected);
        return error.what();
    }
    return "no error";
}

TEST(RunForReport, ReadsWhatAnotherProcessMeasured) {
    const auto part = command::run_for_report({PINGPONG_COMMAND, "run", "--counts", "20",
                                               "--rounds", "2", "--protocols", "tcp,ws", "--seed",
                                               "7", "--quiet", "--format", "json"});
    EXPECT_FALSE(part.interrupted);
    EXPECT_EQ(part.report.config.seed, 7U);
    EXPECT_EQ(part.report.cells.size(), 2U);
}

TEST(RunForReport, SaysThatThereIsNone) {
    EXPECT_EQ(error_line(command::exit_status::wrong_usage,
                         [] { command::run_for_report({"/bin/false"}); }),
              "'/bin/false' printed no report and ended with status 1: there is nothing in it");
}

TEST(RunForReport, IsInterruptedWhenItsProgramIs) {
    EXPECT_EQ(error_line(command::exit_status::interrupted,
                         [] {
                             command::run_for_report({"/bin/sh", "-c",
                                                      "trap 'exit 3' INT; kill -INT $PPID; "
                                                      "while :; do sleep 0.01; done"});
                         }),
              "interrupted");
}

/// A short run of so many processes, each with one round.
std::vector<std::string> short_processes(const std::string& processes) {
    return {"run",     "--counts", "20", "--protocols", "tcp,ws", "--rounds",
            processes, "--seed",   "5",  "--format",    "json"};
}

TEST(RunProcesses, MergesWhatEachMeasured) {
    const temporary_folder folder;
    const auto ended = run_command(
        {{"run", "--counts", "20", "--protocols", "ws,tcp", "--processes", "3", "--rounds", "30",
          "--seed", "5", "--precision", "0.01%", "--quiet", "-o", "all.json"},
         folder.path()});
    EXPECT_TRUE(came_to_its_end(ended)) << ended.errors;
    EXPECT_EQ(ended.errors, "");
    EXPECT_NE(ended.output.find("3 processes"), std::string::npos) << ended.output;
    const report whole = read(folder.read("all.json"));
    EXPECT_EQ(whole.config.processes, 3U);
    EXPECT_EQ(whole.config.seed, 5U);
    EXPECT_EQ(whole.command_line.at(2), "--counts");
    EXPECT_EQ(whole.summaries.at(0).exchanges, 3U * 10 * 20);
    EXPECT_EQ(whole.blocks.back().process, 2U);
    ASSERT_FALSE(whole.comparisons.empty());
    EXPECT_EQ(whole.comparisons.front().processes, 3U);
}

TEST(RunProcesses, DescribesTheWholeRunAndNotItsParts) {
    std::vector<std::string> words = short_processes("12");
    words.insert(words.end(), {"--precision", "0.7%", "--max-time", "9s"});
    const auto ended = run_command({words});
    ASSERT_TRUE(came_to_its_end(ended)) << ended.errors;
    const report whole = read(ended.output);
    EXPECT_EQ(whole.config.processes, 12U);
    EXPECT_EQ(whole.processes.size(), 12U);
    EXPECT_EQ(whole.config.seed, 5U);
    EXPECT_DOUBLE_EQ(whole.config.stop.precision, 0.007);
    EXPECT_EQ(whole.config.stop.max_rounds, 12U);
    EXPECT_EQ(whole.config.stop.max_time, std::chrono::seconds(9));
    EXPECT_GT(whole.config.components.run_sd, 0) << "a part claims nothing for reruns";
    EXPECT_EQ(whole.environment.affinity, command::usable_processors());
    EXPECT_EQ(whole.command_line.at(1), "run");
    EXPECT_EQ(whole.stopping.at(0).rounds, 12U);
    EXPECT_EQ(whole.comparisons.at(0).processes, 12U);
    EXPECT_TRUE(whole.clock) << "of the first process";
}

TEST(RunProcesses, TakeTurnsOnTheProcessors) {
    const auto ended = run_command({short_processes("12")});
    ASSERT_TRUE(came_to_its_end(ended)) << ended.errors;
    const report whole = read(ended.output);
    const auto usable = command::usable_processors();
    const std::set<std::optional<std::uint64_t>> all(usable.begin(), usable.end());
    ASSERT_EQ(whole.processes.size(), 12U);
    for (std::size_t first = 0; first + all.size() <= 12; first += all.size()) {
        std::set<std::optional<std::uint64_t>> turn;
        for (std::size_t i = first; i < first + all.size(); ++i)
            turn.insert(whole.processes[i].processor);
        EXPECT_EQ(turn, all) << "from process " << first;
    }
}

TEST(RunProcesses, PrintNothingButTheResult) {
    std::vector<std::string> words = short_processes("6");
    words.emplace_back("--verbose");
    const auto ended = run_command({words});
    EXPECT_TRUE(came_to_its_end(ended)) << ended.errors;
    EXPECT_TRUE(ended.output.starts_with("{")) << ended.output;
    EXPECT_EQ(read(ended.output).processes.size(), 6U);
    words.back() = "--quiet";
    EXPECT_EQ(run_command({words}).errors, "");
}

TEST(RunProcesses, PlayEachExperimentOnceHoweverShortTheTime) {
    const auto ended =
        run_command({{"run", "--counts", "20,1000", "--protocols", "tcp,ws", "--processes", "2",
                      "--max-time", "40ms", "--format", "json"}});
    ASSERT_TRUE(came_to_its_end(ended)) << ended.errors;
    const report whole = read(ended.output);
    ASSERT_EQ(whole.cells.size(), 4U);
    for (const cell_summary& summary : whole.summaries)
        EXPECT_GE(summary.exchanges, whole.cells[summary.cell].count);
}

TEST(RunProcesses, AreNotInvalidForWhatOneOfThemIs) {
    report part;
    part.diagnostics = {{diagnostic_kind::overloaded, 0, processor_contention()}};
    EXPECT_EQ(command::status_of_failures(part), command::exit_status::done);
    part.trials.emplace_back().failure = "read: wrong reply";
    EXPECT_EQ(command::status_of_failures(part), command::exit_status::io_failed);
}

/// Whether the report, as a run printed it in JSON, and its errors say that it was interrupted.
void expect_interrupted(const child_process& run) {
    EXPECT_TRUE(read(run.output()).interrupted);
    // A finding is derived anew when a report is read.
    EXPECT_NE(run.output().find("\"code\": \"interrupted\""), std::string::npos);
    EXPECT_NE(run.errors().find("pingpong: interrupted: partial report"), std::string::npos)
        << run.errors();
}

// Also between two processes.
TEST(RunProcesses, KeepWhatWasMeasuredWheneverASignalComes) {
    for (unsigned number = 2; number < 10; ++number) {
        child_process run(
            {{"run", "--counts", "20", "--protocols", "tcp,ws", "--processes", "1000", "--rounds",
              "1000", "--max-time", "10m", "--verbose", "--format", "json"}});
        ASSERT_TRUE(run.await_errors("Process " + std::to_string(number) + "/")) << run.errors();
        run.signal(number % 2 == 0 ? 2 : 15);
        EXPECT_EQ(run.wait(), 130) << run.errors();
        const report whole = read(run.output());
        EXPECT_GE(whole.config.processes, number - 1);
        EXPECT_LT(whole.config.processes, 1000U);
        expect_interrupted(run);
    }
}

/// A server that accepts a connection and is silent from then on.
class silent_server {
public:
    std::string url() const {
        return "tcp://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port());
    }

    void accept() { client_ = acceptor_.accept(); }

private:
    boost::asio::io_context context_;
    boost::asio::ip::tcp::acceptor acceptor_{context_,
                                             {boost::asio::ip::address_v4::loopback(), 0}};
    boost::asio::ip::tcp::socket client_{context_};
};

TEST(RunProcesses, EndTheOneThatPlaysWhenInterrupted) {
    silent_server server;
    const temporary_folder folder;
    child_process run({{"run", "--counts", "20", "--protocols", "tcp", "--tcp", server.url(),
                        "--deadline", "10m", "--format", "json", "-o", "r.json"},
                       folder.path()});
    server.accept();
    run.signal(2);
    EXPECT_EQ(run.wait(), 130);
    const report whole = read(run.output());
    EXPECT_EQ(whole.config.processes, 1U);
    EXPECT_EQ(whole.trials.size(), 1U);
    expect_interrupted(run);
    EXPECT_TRUE(read(folder.read("r.json")).interrupted);
}

/// Four processes in two runs, with that command between these; in JSON.
std::vector<std::string> two_runs(const std::string& restart) {
    std::vector<std::string> words = short_processes("4");
    words.insert(words.end(), {"--processes", "4", "--runs", "2", "--restart", restart});
    return words;
}

TEST(RunProcesses, AreDividedIntoRunsByRestarts) {
    const temporary_folder folder;
    const auto ended = run_command({two_runs("echo restarted; echo again >> told"), folder.path()});
    EXPECT_TRUE(came_to_its_end(ended)) << ended.errors;
    const report whole = read(ended.output);
    ASSERT_EQ(whole.processes.size(), 4U);
    for (std::size_t i = 0; i < 4; ++i)
        EXPECT_EQ(whole.processes[i].run, i / 2) << i;
    EXPECT_EQ(folder.read("told"), "again\n") << "once, between the two";
}

TEST(RunProcesses, KeepWhatWasMeasuredWhenARestartFails) {
    const auto ended = run_command({two_runs("exit 7")});
    EXPECT_EQ(ended.status, 5) << ended.errors;
    EXPECT_NE(ended.errors.find("pingpong: --restart: 'exit 7' ended with status 7\n"),
              std::string::npos)
        << ended.errors;
    EXPECT_EQ(read(ended.output).config.processes, 2U);
}

TEST(RunProcesses, AreInterruptedDuringARestart) {
    child_process run(
        {two_runs("kill -INT $PPID; i=0; while [ $i -lt 2000 ]; do sleep 0.01; "
                  "i=$((i+1)); done")});
    EXPECT_EQ(run.wait(), 130) << run.errors();
    EXPECT_EQ(read(run.output()).config.processes, 2U);
    expect_interrupted(run);
}

TEST(RunProcesses, TellOfAFailureOnceHoweverManyFail) {
    // Nobody listens on port 1 of this machine, or this test would not pass anywhere.
    const auto ended =
        run_command({{"run", "--counts", "20", "--protocols", "ws,http-keepalive,tcp", "--tcp",
                      "tcp://127.0.0.1:1", "--rounds", "6", "--format", "json"}});
    EXPECT_EQ(ended.status, 5) << ended.errors;
    const std::string failure = "pingpong: tcp: connect: Connection refused";
    const std::size_t told = ended.errors.find(failure);
    ASSERT_NE(told, std::string::npos) << ended.errors;
    EXPECT_EQ(ended.errors.find(failure, told + 1), std::string::npos) << ended.errors;
    const report whole = read(ended.output);
    EXPECT_EQ(whole.config.processes, 6U);
    EXPECT_EQ(std::ranges::count_if(whole.trials,
                                    [](const trial& trial) { return trial.failure.has_value(); }),
              6);
}

TEST(RunProcesses, TellOfFailuresInAnyOfThem) {
    const auto ended =
        run_command({{"run", "--counts", "20", "--protocols", "ws,http-keepalive", "--ws",
                      "ws://127.0.0.1:1/", "--processes", "2", "--rounds", "2"}});
    EXPECT_EQ(ended.status, 5) << ended.errors;
    EXPECT_NE(ended.errors.find("ws: connect: Connection refused"), std::string::npos)
        << ended.errors;
}

TEST(RunProcesses, DoNotBeginWhenEveryServiceFails) {
    const auto ended = run_command({{"run", "--protocols", "ws,http-keepalive", "--ws",
                                     "ws://127.0.0.1:1/", "--http", "http://127.0.0.1:1/"}});
    EXPECT_EQ(ended.status, 5);
    EXPECT_EQ(ended.output, "");
    EXPECT_NE(ended.errors.find("ws://127.0.0.1:1/: connect: Connection refused"),
              std::string::npos)
        << ended.errors;
    EXPECT_NE(ended.errors.find("nothing was measured"), std::string::npos) << ended.errors;
}

/// The command line of the process with that number.
std::vector<std::string> share_line(std::vector<std::string> words, std::uint64_t number,
                                    std::chrono::nanoseconds time) {
    words.insert(words.begin(), "run");
    const auto line = command::parse_command_line(std::move(words), protocol_table());
    const auto& request = std::get<command::run_request>(line.request);
    const plan run_plan = command::make_plan(request);
    command::run_share share;
    share.number = number;
    share.processes = 4;
    share.processor = 1;
    return command::share_command_line(request, run_plan, command::make_schedule(request, run_plan),
                                       share, time);
}

bool has_word(const std::vector<std::string>& line, const std::string& word) {
    return std::ranges::find(line, word) != line.end();
}

TEST(ShareCommandLine, HasTheShareTheOptionsAndASeedOfItsOwn) {
    const auto line = share_line({"--processes=4", "--max-time=10s", "--rounds=9", "--seed=7",
                                  "--counts=40", "--output=x.json", "--verbose"},
                                 3, std::chrono::microseconds(2'500'999));
    ASSERT_GT(line.size(), 3U);
    EXPECT_EQ(line[0], "/proc/self/exe");
    EXPECT_EQ(line[1], "run-share");
    EXPECT_EQ(line[2], "3/4@1");
    for (const char* word : {"--counts=40", "--max-time=2500ms", "--rounds=3", "--seed=10"})
        EXPECT_TRUE(has_word(line, word)) << word;
    for (const std::string& word : line)
        for (const char* option : {"--processes", "--output", "-o"})
            EXPECT_FALSE(word.starts_with(option)) << word;
}

TEST(ShareCommandLine, HasALimitOfRoundsOnlyWhereTheRunHas) {
    for (const std::string& word : share_line({"--processes=2"}, 0, std::chrono::seconds(1)))
        EXPECT_FALSE(word.starts_with("--rounds")) << word;
}

TEST(ShareCommandLine, HasATimeThatIsOneHoweverShort) {
    EXPECT_TRUE(has_word(share_line({}, 0, std::chrono::nanoseconds(1)), "--max-time=1ms"));
}

TEST(ShareCommandLine, WarmsServicesUpInTheFirstProcessOfEachRun) {
    const auto word_of = [](std::vector<std::string> options, std::uint64_t number) {
        options.insert(options.end(), {"--processes=4"});
        for (const std::string& word : share_line(options, number, std::chrono::seconds(1)))
            if (word.starts_with("--warmup"))
                return word;
        return std::string();
    };
    EXPECT_EQ(word_of({"--warmup=5s"}, 0), "--warmup=5s");
    EXPECT_EQ(word_of({"--warmup=5s"}, 1), "--warmup=10");
    EXPECT_EQ(word_of({"--warmup=7"}, 1), "--warmup=7");
    EXPECT_EQ(word_of({"--warmup=5s", "--runs=2"}, 2), "--warmup=5s");
}

TEST(ShareCommandLine, KeepsPresets) {
    EXPECT_TRUE(has_word(share_line({"--thorough"}, 0, std::chrono::seconds(1)), "--thorough"));
}

TEST(RunProcesses, SaysWhyTheirNumberIsWrong) {
    for (const char* number : {"0", "1001", "x", ""}) {
        const auto ended = run_command({{"run", "--processes", number}});
        EXPECT_EQ(ended.status, 2);
        EXPECT_NE(ended.errors.find("--processes"), std::string::npos) << ended.errors;
        EXPECT_EQ(std::ranges::count(ended.errors, '\n'), 1) << ended.errors;
    }
}

}  // namespace
}  // namespace pingpong
