/// \file
/// The commands there are, with their options: what is parsed, helped with, completed and described
/// in the manual all comes from here.
#ifndef PINGPONG_OPTIONS_GRAMMAR_HPP
#define PINGPONG_OPTIONS_GRAMMAR_HPP

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/options/command_line.hpp"
#include "pingpong/options/help_formatter.hpp"

namespace pingpong::command {

/// The whole of CLI11's view of this program, and where it puts the words. Neither copied nor
/// moved: options refer to their words.
class grammar {
public:
    grammar();

    grammar(const grammar&) = delete;
    grammar& operator=(const grammar&) = delete;

    /// nullptr: there is none of that name.
    const CLI::App* command_named(std::string_view name) const;

    /// The names of all commands.
    std::vector<std::string> command_names() const;

    /// The words of the command that was given.
    request_words given() const;

    /// The options of a command that have a name, in the order of its help.
    static std::vector<const CLI::Option*> options_of(const CLI::App& command);

    CLI::App app{"Does WebSocket beat HTTP for your exchange, by how much, why, and how sure?",
                 "pingpong"};
    run_words run;
    play_words play;
    serve_words serve;
    report_words report;
    compare_words compare;
    merge_words merge;
    self_test_words self_test;
    bool list_protocols = false;
    std::optional<std::string> config;  ///< The file, of whichever command was given.

private:
    std::shared_ptr<help_formatter> help_ = std::make_shared<help_formatter>();
};

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_GRAMMAR_HPP
