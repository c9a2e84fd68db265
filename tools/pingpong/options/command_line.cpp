#include "pingpong/options/command_line.hpp"

#include <algorithm>

#include "pingpong/command_error.hpp"
#include "pingpong/options/did_you_mean.hpp"
#include "pingpong/options/grammar.hpp"
#include "pingpong/options/numbers.hpp"
#include "pingpong/options/protocol_list.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

/// The error with what to do about it; CLI11's own messages may have several lines.
command_error wrong(std::string why, const std::string& command = {}) {
    std::ranges::replace(why, '\n', ' ');
    why += why.ends_with('?') ? " See pingpong " : "; see pingpong ";
    return command_error(exit_status::wrong_usage,
                         why + command + (command.empty() ? "" : " ") + "--help");
}

/// An option without the value that is written to its right.
std::string name_in(const std::string& word) {
    return word.substr(0, word.find('='));
}

/// The error of a first word that makes no sense.
command_error wrong_first(const std::string& word, const grammar& known) {
    if (word.starts_with('-'))
        return wrong(in_quotes(word) + " is an unknown option" +
                     did_you_mean(word, {"--help", "--help-all", "--list-protocols", "--version"}));
    const std::vector<std::string> names = known.command_names();
    const std::string meant = did_you_mean(word, names);
    return wrong(in_quotes(word) + " is no command" +
                 (meant.empty() ? "; expected " + in_list(names) : meant));
}

/// CLI11 would take the next word for a value that is empty.
void check_for_empty_values(const CLI::App& command, const std::vector<std::string>& words) {
    for (const std::string& word : words) {
        if (word == "--")
            return;
        const std::string name = name_in(word);
        if (word.starts_with("--") && word == name + '=' && command.get_option_no_throw(name))
            throw wrong(command.get_name() + ": " + in_quotes(word) + " has an empty value",
                        command.get_name());
    }
}

/// The error of the first word, in the order written, that the command has no use for.
command_error unexpected(const grammar& known, const CLI::App& command) {
    auto words = known.app.remaining(true);
    std::erase(words, "--");
    const std::string& first = words.front();
    const std::string& name = command.get_name();
    if (!first.starts_with('-'))
        return wrong(name + ": " + in_quotes(first) + " is not expected", name);
    std::vector<std::string> options;
    for (const CLI::Option* option : grammar::options_of(command))
        options.push_back("--" + option->get_lnames().front());
    return wrong(name + ": " + in_quotes(name_in(first)) + " is not an option of " + name +
                     did_you_mean(name_in(first), options),
                 name);
}

/// Parses, or throws what CLI11 has for it.
void parse(grammar& known, std::vector<std::string> words) {
    std::ranges::reverse(words);  // as CLI11 wants them
    known.app.parse(std::move(words));
}

/// Parses once more, with what the environment and a file have for the options that are not there.
parsed_line with_settings(const grammar& once, const CLI::App& command,
                          std::vector<std::string> words) {
    parsed_line line;
    line.settings = settings_of(command, once.config);
    std::vector<std::string> more;
    for (const setting& one : line.settings)
        more.push_back(one.word());
    words.insert(words.begin() + 1, more.begin(), more.end());
    grammar again;
    parse(again, std::move(words));
    forget_settings(once.app);
    line.request = again.given();
    return line;
}

parsed_line understand(grammar& known, const std::vector<std::string>& words) {
    const CLI::App* command = known.command_named(words.front());
    try {
        parse(known, words);
        if (known.list_protocols)
            return information{protocol_list()};
        return with_settings(known, *command, words);
    } catch (const CLI::CallForVersion& asked) {
        return information{asked.what() + std::string("\n")};
    } catch (const CLI::CallForHelp&) {
        return information{known.app.help()};
    } catch (const CLI::CallForAllHelp&) {
        return information{known.app.help("", CLI::AppFormatMode::All)};
    } catch (const CLI::ExtrasError&) {
        throw unexpected(known, *command);
    } catch (const CLI::ParseError& error) {
        throw wrong(error.what(), words.front());
    }
}

}  // namespace

parsed_line parse_command_line(std::vector<std::string> words) {
    if (!words.empty() && begins_like_a_number(words.front()))
        words.insert(words.begin(), "play");
    const std::string first = words.empty() ? "" : words.front();
    grammar known;
    if (const CLI::App* command = known.command_named(first))
        check_for_empty_values(*command, words);
    else if (!first.starts_with('-') || !known.app.get_option_no_throw(first))
        throw wrong_first(first, known);
    return understand(known, words);
}

std::string usage_text() {
    return grammar().app.help();
}

}  // namespace pingpong::command
