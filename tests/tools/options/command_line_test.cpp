// The command as a process: every wrong call gets one clear line and a status, and nothing else.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/child_process.hpp"
#include "support/temporary_folder.hpp"

namespace pingpong {
namespace {

struct wrong_call {
    std::vector<std::string> arguments;
    int status;
    std::string says;  ///< A part of the line.
};

void expect_one_line_for_each(const std::vector<wrong_call>& calls) {
    const temporary_folder folder;
    for (const wrong_call& call : calls) {
        SCOPED_TRACE(::testing::PrintToString(call.arguments));
        const auto ended = run_command({call.arguments, folder.path()});
        EXPECT_EQ(ended.status, call.status) << ended.errors;
        EXPECT_EQ(ended.output, "");
        EXPECT_TRUE(ended.errors.starts_with("pingpong: ")) << ended.errors;
        EXPECT_EQ(std::ranges::count(ended.errors, '\n'), 1) << ended.errors;
        EXPECT_NE(ended.errors.find(call.says), std::string::npos) << ended.errors;
        EXPECT_EQ(folder.size(), 0U);
    }
}

TEST(CommandLine, SaysWhyACountIsWrong) {
    expect_one_line_for_each({
        {{"run", "--counts", "1e3"}, 2, "'1e3' is not a whole number from 1 to 9007199254740991"},
        {{"run", "--counts", "1000,,5000"}, 2, "'' in '1000,,5000'"},
        {{"run", "--counts", ""}, 2, "--counts: expected at least one count"},
        {{"run", "--counts", " "}, 2, "' '"},
        {{"run", "--counts", "1000, 5000"}, 2, "' 5000'"},
        {{"run", "--counts", "0"}, 2, "'0'"},
        {{"run", "--counts", "-1"}, 2, "'-1'"},
        {{"run", "--counts", "1.5"}, 2, "'1.5'"},
        {{"run", "--counts", "18446744073709551616"}, 2, "is not a whole number"},
        {{"run", "--counts", "9007199254740991"}, 2, "all exchanges"},
        {{"run", "--counts", "1\x1b[2J"}, 2, "1\xEF\xBF\xBD[2J"},
        {{"4", "x", "-1"}, 2, "'x' is not a whole number"},
        {{"4", "1e3"}, 2, "-1 to end the game"},
        {{"0"}, 2, "'0'"},
        {{"-2"}, 2, "'-2'"},
        {{"play", ""}, 2, "''"},
    });
}

TEST(CommandLine, SaysWhyAnOptionIsWrong) {
    expect_one_line_for_each({
        {{"walk"},
         2,
         "'walk' is not a command; expected run, probe, play, serve, report, compare, merge, "
         "history, self-test or help"},
        {{"rnu"}, 2, "'rnu' is not a command; did you mean run? See pingpong --help"},
        {{"--verison"}, 2, "'--verison' is an unknown option; did you mean --version?"},
        {{"--quiet", "run"}, 2, "'--quiet' is an unknown option"},
        {{"-x\x1b[2J"}, 2, "'-x\xEF\xBF\xBD[2J' is an unknown option"},
        {{"run", "--counts"}, 2, "--counts: the value is missing; see pingpong run --help"},
        {{"run", "--counts", "1000", "--counts=2000"},
         2,
         "--counts: given twice; list the values: --counts 1000,2000; see pingpong run --help"},
        {{"run", "--seed", "1", "--seed", "2", "--seed", "3"},
         2,
         "--seed: given 3 times; expected it once"},
        {{"run", "--protocols", "htp-close"}, 2, "did you mean http-close?"},
        {{"run", "--protocols", "ws,tcp,ws"}, 2, "--protocols: ws is given twice in 'ws,tcp,ws'"},
        {{"run", "--protocols", ""}, 2, "--protocols: expected at least one protocol"},
        {{"run", "--tcp", "127.0.0.1:1"},
         2,
         "does not begin with tcp://; expected tcp://HOST:PORT\n"},
        {{"run", "--payload", "0"}, 2, "--payload: '0'"},
        {{"run", "--payload", "17M"}, 2, "--max-message"},
        {{"run", "--deadline", "5d"}, 2, "such as 5, 5s, 500ms or 10m"},
        {{"run", "--precision", "0"}, 2, "--precision: '0' is not a percentage from 0.01 to 100"},
        {{"run", "--margin", "x%"}, 2, "--margin: 'x%' is not a percentage"},
        {{"run", "--quick", "--thorough"}, 2, "--quick: not together with --thorough"},
        {{"run", "--payload", "5,5"}, 2, "--payload: 5 is given twice in '5,5'"},
        {{"run", "--counts", "1000,20,1000"}, 2, "--counts: 1000 is given twice"},
        {{"run", "--connections", "8,8"}, 2, "--connections: 8 is given twice in '8,8'"},
        {{"run", "--payload", "5,,7"}, 2, "--payload: '' in '5,,7' is not a number of bytes"},
        {{"run", "--connections", "1,9999"},
         2,
         "--connections: '9999' in '1,9999' is not a whole number"},
        {{"run", "--seed", "9007199254740992"}, 2, "--seed"},
        {{"run", "--rounds", "0"}, 2, "--rounds"},
        {{"run", "--connections", "0"},
         2,
         "--connections: '0' is not a whole number from 1 to 4096"},
        {{"run", "--connections", "4097"}, 2, "from 1 to 4096"},
        {{"run", "--connections", ""}, 2, "--connections"},
        {{"run", "--counts", "100,63", "--connections", "64"},
         2,
         "--connections: 64 connections need as many exchanges, and --counts has 63"},
        {{"run", "--counts", "100000", "--connections", "4096", "--warmup", "2442"},
         2,
         "--warmup: 2442 exchanges on each of 4096 connections"},
        {{"run", "--host", ""}, 2, "--host"},
        {{"run", "--ws-port", "65536"}, 2, "--ws-port"},
        {{"run", "--protocols", "tcp", "--ws-port", "1"}, 2, "no ws server is needed"},
        {{"run", "--ws", "http://127.0.0.1/"}, 2, "does not begin with ws://"},
        {{"run", "--protocols", "tcp", "--http", "http://127.0.0.1/"}, 2, "--http"},
        {{"run", "--format", "xml"}, 2, "expected json, md, csv"},
        {{"run", "-o", "r.jsn"}, 2, "or - with --format; did you mean .json?"},
        {{"serve", "--unix", ""}, 2, "--unix"},
        {{"report"}, 2, "REPORT"},
    });
}

TEST(CommandLine, NamesTheFirstWordThatIsUnexpected) {
    expect_one_line_for_each({
        {{"run", "--count", "5"},
         2,
         "run: '--count' is not an option of run; did you mean --counts? See pingpong run --help"},
        {{"run", "--count=5", "x"}, 2, "run: '--count' is not an option of run"},
        {{"run", "--quiet", "-x", "--seed", "1"},
         2,
         "run: '-x' is not an option of run; see pingpong run --help"},
        {{"run", "more", "--loud"}, 2, "run: 'more' is not expected; see pingpong run --help"},
        {{"run", "--", "more"}, 2, "run: 'more' is not expected"},
        {{"run", "--seed", "1", "play", "3"}, 2, "'play' is not expected"},
        {{"run", "--version"}, 2, "'--version' is not an option of run"},
        {{"run", "more\x1b[2J"}, 2, "'more\xEF\xBF\xBD[2J'"},
        {{"4", "--loud"}, 2, "play: '--loud' is not an option of play"},
        {{"compare", "a.json", "b.json", "c.json", "--loud"},
         2,
         "compare: 'c.json' is not expected"},
    });
}

TEST(CommandLine, DoesNotTakeTheNextWordForAnEmptyValue) {
    expect_one_line_for_each({
        {{"run", "--counts=", "--quiet"},
         2,
         "run: '--counts=' has an empty value; see pingpong run --help"},
        {{"run", "--counts="}, 2, "'--counts=' has an empty value"},
        {{"run", "--quiet="}, 2, "'--quiet=' has an empty value"},
        {{"run", "--output=", "r.json"}, 2, "'--output=' has an empty value"},
        {{"serve", "--unix=", "--echo"}, 2, "serve: '--unix=' has an empty value"},
        {{"run", "--count=", "5"}, 2, "'--count' is not an option of run"},
    });
}

TEST(CommandLine, SaysWhatTheSystemRefuses) {
    expect_one_line_for_each({
        {{"run", "-o", "absent/r.json"}, 5, "'absent/r.json' cannot be written"},
        {{"run", "-o", "/proc/r.json"}, 5, "'/proc/r.json' cannot be written"},
        {{"run", "--host", "absent..invalid"}, 5, "'absent..invalid' cannot be found"},
        {{"serve", "--host", "192.0.2.1"}, 5, "cannot listen on 192.0.2.1"},
        {{"report", "absent.json"}, 5, "'absent.json' cannot be read"},
        {{"report", "/"}, 5, "'/' cannot be read"},
    });
}

TEST(CommandLine, SaysWhichHostIsNotFound) {
    const auto ended = run_command({{"run", "--ws", "ws://absent..invalid/", "--protocols", "ws"}});
    EXPECT_EQ(ended.status, 5);
    EXPECT_NE(ended.errors.find("ws: ws://absent..invalid:80/: resolve: Host not found"),
              std::string::npos)
        << ended.errors;
}

TEST(Help, IsThereForEveryCommand) {
    for (const char* command : {"run", "play", "serve", "report"}) {
        const auto ended = run_command({{command, "--help"}});
        EXPECT_EQ(ended.status, 0);
        EXPECT_NE(ended.output.find(std::string("Usage: pingpong ") + command), std::string::npos)
            << ended.output;
        EXPECT_EQ(ended.errors, "");
    }
}

TEST(Help, OfACommandIsThatOfItsOption) {
    for (const std::string command : {"run", "history", "help"})
        EXPECT_EQ(run_command({{"help", command}}).output,
                  run_command({{command, "--help"}}).output);
    const auto all = run_command({{"help"}});
    EXPECT_EQ(all.status, 0);
    EXPECT_EQ(all.output, run_command({{"--help"}}).output);
}

TEST(Help, OfNoCommandIsAnError) {
    expect_one_line_for_each({
        {{"help", "nonsense"}, 2, "'nonsense' is not a command; expected run, probe"},
        {{"help", "rnu"}, 2, "'rnu' is not a command; did you mean run? See pingpong --help"},
        {{"help", "run", "play"}, 2, "help: 'play' is not expected; see pingpong help --help"},
        {{"help", "--loud"}, 2, "help: '--loud' is not an option of help"},
    });
}

TEST(Help, TellsOfWhatNoOptionShows) {
    const std::string play = run_command({{"play", "--help"}}).output;
    for (const char* part : {"report.md", "host ", "log_level "})
        EXPECT_NE(play.find(part), std::string::npos) << play;
    const std::string run = run_command({{"run", "--help-all"}}).output;
    for (const char* part : {"pingpong serve --echo", "/echo", "sends or receives nothing"})
        EXPECT_NE(run.find(part), std::string::npos) << run;
}

TEST(Help, FitsATerminal) {
    for (const char* command :
         {"run", "play", "serve", "report", "compare", "merge", "history", "help"}) {
        const std::string text = run_command({{command, "--help-all"}}).output;
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            EXPECT_LE(end - begin, 80U) << text.substr(begin, end - begin);
            begin = end + 1;
        }
    }
}

TEST(Help, LeavesWhatIsSeldomNeededToHelpAll) {
    const std::string brief = run_command({{"run", "--help"}}).output;
    const std::string whole = run_command({{"run", "--help-all"}}).output;
    EXPECT_EQ(brief.find("--warmup"), std::string::npos);
    EXPECT_NE(whole.find("--warmup"), std::string::npos);
    EXPECT_EQ(brief.find("Servers in this process"), std::string::npos) << "a heading of nothing";
    const std::string all = run_command({{"--help-all"}}).output;
    for (const char* option : {"--warmup", "--trials", "--echo"})
        EXPECT_NE(all.find(option), std::string::npos);
}

TEST(Protocols, AreListedWithTheirMeaning) {
    const auto ended = run_command({{"--list-protocols"}});
    EXPECT_EQ(ended.status, 0);
    for (const char* part : {"http-keepalive  HTTP POST on a kept connection", "ws-lean", "unix"})
        EXPECT_NE(ended.output.find(part), std::string::npos) << ended.output;
}

void expect_parts(const std::string& text, const std::vector<std::string>& parts) {
    for (const std::string& part : parts)
        EXPECT_NE(text.find(part), std::string::npos) << part << '\n' << text;
}

TEST(DryRun, TellsThePlanAndKeepsNothing) {
    const temporary_folder folder;
    const auto ended = run_command({{"run", "--dry-run", "--counts", "1000,5000", "--payload", "1K",
                                     "--rate", "100", "--protocols", "ws,tcp", "-o", "r.json"},
                                    folder.path()});
    EXPECT_EQ(ended.status, 0) << ended.errors;
    expect_parts(ended.output, {"1. 1000 exchanges of each protocol, 1024 bytes each way",
                                "2. 5000 exchanges", "a repetition takes 20 seconds",
                                "\n     Contenders: ws, tcp", "or after 30 seconds", "r.json"});
    EXPECT_EQ(folder.size(), 0U);
}

TEST(DryRun, TellsHowLongItTakes) {
    const auto at_rate = run_command({{"run", "--dry-run", "--counts", "1000", "--rate", "1000",
                                       "--protocols", "ws,tcp", "--rounds", "1"}});
    expect_parts(at_rate.output, {"Takes about 2 seconds at these rates."});
    const auto local_run = run_command({{"run", "--dry-run", "--counts", "1000"}});
    expect_parts(local_run.output, {"Takes about ", "estimated from a short trial."});
}

TEST(DryRun, SaysThatAServiceDoesNotAnswer) {
    const auto ended = run_command(
        {{"run", "--dry-run", "--ws", "ws://127.0.0.1:1/", "--http", "http://127.0.0.1:1/",
          "--protocols", "ws,http-keepalive", "--counts", "10"}});
    EXPECT_EQ(ended.status, 0) << ended.errors;
    EXPECT_EQ(ended.errors, "");
    expect_parts(ended.output, {"Duration unknown, since no service gives a reply that is",
                                "Connection refused"});
}

TEST(DryRun, FindsOutWhatARunWouldRefuse) {
    const auto named =
        run_command({{"run", "--dry-run", "--counts", "100", "--host", "localhost"}});
    EXPECT_EQ(named.status, 0) << named.errors;
    expect_parts(named.output, {"estimated from a short trial."});
    const std::vector<std::string> absent{"run", "--counts", "100", "--host", "nowhere.invalid"};
    auto dry = absent;
    dry.emplace_back("--dry-run");
    const auto refused = run_command({dry}), run = run_command({absent});
    EXPECT_NE(refused.status, 0);
    EXPECT_EQ(refused.status, run.status);
    EXPECT_EQ(refused.errors, run.errors);
}

TEST(DryRun, NamesWhatIsAskedForBesides) {
    const auto ended =
        run_command({{"run", "--dry-run", "--counts", "50", "--assert",
                      "ws/http-close.median < 0.9", "--rounds", "10", "--processes", "2"}});
    EXPECT_EQ(ended.status, 0) << ended.errors;
    expect_parts(ended.output, {"Asserts: ws/http-close.median < 0.9.",
                                "2 processes, one after the other, 5 rounds each"});
}

TEST(DryRun, TellsHowManyProcessesPlayAndWhenTheyEnd) {
    const auto text_of = [](std::vector<std::string> words) {
        words.insert(words.begin(), {"run", "--dry-run", "--counts", "50", "--rate", "100"});
        std::string text = run_command({words}).output;
        for (std::size_t at = 0; (at = text.find("\n  ", at)) != std::string::npos;)
            text.replace(at, 3, " ");
        return text;
    };
    expect_parts(text_of({}),
                 {"At least 12 processes, one after the other, 0.833 seconds each.",
                  "Stops when ws / http-keepalive is known to +-2 % in every experiment (after at "
                  "least 12 processes), or after 30 seconds (the process in progress finishes)."});
    expect_parts(text_of({"--processes", "3"}),
                 {"3 processes, one after the other, 10 seconds each.",
                  "Stops after the last process, or after 30 seconds (the process in progress "
                  "finishes)."});
    const std::string alone = text_of({"--in-process"});
    expect_parts(alone,
                 {"Stops when ws / http-keepalive is known to +-2 % (after at least 10 rounds and "
                  "10 repetitions), or after 30 seconds (the repetition in progress finishes)."});
    EXPECT_EQ(alone.find("processes"), std::string::npos) << alone;
}

TEST(Help, IsWhatOneGetsForSayingNothing) {
    const auto ended = run_command({{}});
    EXPECT_EQ(ended.status, 2);
    EXPECT_EQ(ended.output, "");
    EXPECT_NE(ended.errors.find("Usage: pingpong"), std::string::npos);
}

TEST(Version, NamesProgramCommitCompilerAndBoost) {
    const auto ended = run_command({{"--version"}});
    EXPECT_EQ(ended.status, 0);
    EXPECT_EQ(run_command({{"-V"}}).output, ended.output);
    for (const char* part : {"pingpong ", "commit ", "compiler ", "Boost "})
        EXPECT_NE(ended.output.find(part), std::string::npos) << ended.output;
}

}  // namespace
}  // namespace pingpong
