// An option is declared once; everything that knows of it asks its declaration.
#include "pingpong/options/option.hpp"

#include <gtest/gtest.h>

#include <set>

#include "pingpong/command_error.hpp"
#include "pingpong/options/command_line.hpp"
#include "pingpong/options/completions.hpp"
#include "pingpong/options/manual.hpp"

namespace pingpong::command {
namespace {

/// A table with an option of each kind.
struct sample {
    sample() {
        table.begin_group("What");
        table.add("--trials", trials, whole_number(1, 99), "Trials of each kind").pass_to_shares();
        table
            .add_preset(
                "--brief", [this] { trials = 2; }, "Two trials")
            .exclude("--loud");
        table.add_flag("--loud", loud, "Tell all").pass_to_serve("--noisy");
        table.add_flag("--louder", loud, "Tell more").require_one_of({"--loud", "--brief"});
    }

    std::vector<given_option> given(const std::vector<std::pair<std::string, std::string>>& words) {
        std::vector<given_option> all;
        for (const auto& [name, text] : words)
            all.emplace_back(*table.find(name), text, "");
        return all;
    }

    std::string error_of(const std::vector<std::pair<std::string, std::string>>& words) {
        try {
            reject_incompatible_options(given(words));
            assign_values(given(words));
        } catch (const command_error& error) {
            EXPECT_EQ(error.status, exit_status::wrong_usage);
            return error.what();
        }
        return "no error";
    }

    std::uint64_t trials = 30;
    bool loud = false;
    option_table table{"try", "Try it"};
};

TEST(Option, IsShownWithItsDefault) {
    const sample sample_options;
    EXPECT_EQ(sample_options.table.find("--trials")->description(), "Trials of each kind [30]");
    EXPECT_EQ(sample_options.table.find("--trials")->value_name, "N");
    EXPECT_EQ(sample_options.table.find("--trials")->environment_name(), "PINGPONG_TRIALS");
    EXPECT_EQ(sample_options.table.find("--loud")->description(), "Tell all");
}

TEST(Option, StoresItsValueAfterPresets) {
    sample sample_options;
    EXPECT_EQ(sample_options.error_of({{"--trials", "7"}, {"--brief", ""}}), "no error");
    EXPECT_EQ(sample_options.trials, 7U);
    EXPECT_EQ(sample_options.error_of({{"--brief", ""}}), "no error");
    EXPECT_EQ(sample_options.trials, 2U);
    EXPECT_EQ(sample_options.error_of({{"--trials", "100"}}),
              "--trials: '100' is not a whole number from 1 to 99");
}

TEST(Option, DoesNotGoTogetherWithItsOpposite) {
    sample sample_options;
    EXPECT_EQ(sample_options.error_of({{"--brief", ""}, {"--loud", ""}}),
              "--brief: not together with --loud; choose one of them");
    EXPECT_EQ(sample_options.error_of({{"--louder", ""}}),
              "--louder: has no effect without --loud or --brief");
}

TEST(Option, GoesToTheProcessesThatItIsDeclaredFor) {
    sample sample_options;
    const auto given = sample_options.given({{"--trials", "7"}, {"--loud", ""}});
    EXPECT_EQ(shared_arguments(given), std::vector<std::string>{"--trials=7"});
    EXPECT_EQ(serve_arguments(given), std::vector<std::string>{"--noisy"});
}

TEST(EveryOption, IsInTheManualAndInTheCompletions) {
    const command_set commands{protocol_table()};
    const std::string manual = manual_page("@COMMANDS@\n@OPTIONS@\n", commands);
    const std::string bash = bash_completion(commands), zsh = zsh_completion(commands),
                      fish = fish_completion(commands);
    for (const option_table& table : commands.tables())
        for (const std::string& name : table.names()) {
            std::string in_roff;
            for (const char c : name)
                in_roff += c == '-' ? std::string("\\-") : std::string(1, c);
            EXPECT_NE(manual.find("\\fB" + in_roff + "\\fR"), std::string::npos) << name;
            EXPECT_NE(bash.find(name), std::string::npos) << name;
            EXPECT_NE(zsh.find(name), std::string::npos) << name;
            EXPECT_NE(fish.find("-l " + name.substr(2) + ' '), std::string::npos) << name;
        }
}

TEST(EveryOption, IsDeclaredOnceInItsCommand) {
    const command_set commands{protocol_table()};
    for (const option_table& table : commands.tables()) {
        std::set<std::string> names;
        for (const std::string& name : table.names())
            EXPECT_TRUE(names.insert(name).second) << table.command() << ' ' << name;
    }
}

TEST(EveryOption, ThatAnotherOneNeedsOrExcludesExists) {
    const command_set commands{protocol_table()};
    for (const option_table& table : commands.tables())
        for (const option& each : table.options())
            for (const auto& others : {each.needs, each.opposites})
                for (const std::string& other : others)
                    EXPECT_TRUE(table.find(other)) << each.name << ' ' << other;
}

TEST(EveryOption, ThatServeGetsIsOneOfServe) {
    const command_set commands{protocol_table()};
    for (const option& each : commands.find("run")->options())
        EXPECT_TRUE(each.serve_name.empty() || commands.find("serve")->find(each.serve_name))
            << each.name;
}

TEST(EveryOption, OfAProtocolFollowsTheTable) {
    const command_set commands{protocol_table()};
    for (const char* name : {"--ws", "--http", "--tcp", "--unix", "--ws-port", "--http-port",
                             "--tcp-port", "--unix-path"})
        EXPECT_TRUE(commands.find("run")->find(name)) << name;
    EXPECT_EQ(commands.find("run")->find("--ws")->value_name, "ws://HOST:PORT/PATH");
    EXPECT_EQ(commands.find("run")->find("--ws")->help, "Server for ws, ws-lean and ws-default");
}

}  // namespace
}  // namespace pingpong::command
