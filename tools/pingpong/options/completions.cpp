#include "pingpong/options/completions.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "pingpong/options/completed_values.hpp"

namespace pingpong::command {
namespace {

std::string long_option(const CLI::Option& option) {
    return "--" + option.get_lnames().front();
}

/// All spellings of an option, `-o` and `--output`.
std::vector<std::string> spellings(const CLI::Option& option) {
    std::vector<std::string> all;
    for (const std::string& name : option.get_snames())
        all.push_back("-" + name);
    all.push_back(long_option(option));
    return all;
}

std::vector<std::string> option_names(const CLI::App& command) {
    std::vector<std::string> names;
    for (const CLI::Option* option : grammar::options_of(command))
        for (std::string& name : spellings(*option))
            names.push_back(std::move(name));
    return names;
}

bool takes_reports(const CLI::App& command) {
    const std::string& name = command.get_name();
    return name == "report" || name == "compare" || name == "merge";
}

/// What bash does after the option of a command; empty for an option without a value.
std::string bash_case(const CLI::App& command, const CLI::Option& option) {
    const completed_values values = values_of(option);
    if (values.none)
        return {};
    std::string action = ":";  // anything
    if (values.files)
        action = "COMPREPLY=($(compgen -f -- \"$current\"))";
    else if (values.list)
        action = fmt::format("_pingpong_list \"{}\"", fmt::join(values.names, " "));
    else if (!values.names.empty())
        action = fmt::format("COMPREPLY=($(compgen -W \"{}\" -- \"$current\"))",
                             fmt::join(values.names, " "));
    std::vector<std::string> words;
    for (const std::string& spelling : spellings(option))
        words.push_back(command.get_name() + ' ' + spelling);
    return fmt::format("        '{}') {}; return ;;\n", fmt::join(words, "'|'"), action);
}

std::string zsh_value(const completed_values& values, const std::string& what) {
    if (values.none)
        return {};
    if (values.files)
        return fmt::format(":{}:_files", what);
    if (values.list)
        return fmt::format(":{}:_values -s , name {}", what, fmt::join(values.names, " "));
    return fmt::format(":{}:({})", what, fmt::join(values.names, " "));
}

std::string zsh_spec(const CLI::Option& option) {
    const std::string meaning = plain_summary(option.get_description());
    const std::string value = zsh_value(values_of(option), plain_summary(option.get_type_name()));
    std::string specs;
    for (const std::string& name : spellings(option))
        specs += fmt::format(" \\\n                '*{}{}[{}]{}'", name,
                             value.empty() || !name.starts_with("--") ? "" : "=", meaning, value);
    return specs;
}

std::string fish_line(const CLI::App& command, const CLI::Option& option) {
    const completed_values values = values_of(option);
    std::string line = fmt::format(
        "complete -c pingpong -n '__fish_seen_subcommand_from {}' -l {} -d '{}'",
        command.get_name(), option.get_lnames().front(), plain_summary(option.get_description()));
    for (const std::string& name : option.get_snames())
        line += " -s " + name;
    if (!values.none)
        line += values.files ? " -r -F" : " -x";
    if (values.list)
        line += fmt::format(" -a '(__fish_append , {})'", fmt::join(values.names, " "));
    else if (!values.names.empty())
        line += fmt::format(" -a '{}'", fmt::join(values.names, " "));
    return line + '\n';
}

template <class Each>
std::string for_each_command(const grammar& known, Each each) {
    std::string text;
    for (const std::string& name : known.command_names())
        text += each(*known.command_named(name));
    return text;
}

}  // namespace

std::string bash_completion(const grammar& known) {
    const std::string values = for_each_command(known, [](const CLI::App& command) {
        std::string cases;
        for (const CLI::Option* option : grammar::options_of(command))
            cases += bash_case(command, *option);
        return cases;
    });
    const std::string options = for_each_command(known, [](const CLI::App& command) {
        return fmt::format("        {}) words='{}' ;;\n", command.get_name(),
                           fmt::join(option_names(command), " "));
    });
    return fmt::format(R"(# Completion of pingpong for bash.

# Completes the last of several names with commas between them.
_pingpong_list() {{
    local before=
    if [[ $current == *,* ]]; then
        before=${{current%,*}},
    fi
    COMPREPLY=($(compgen -P "$before" -W "$1" -- "${{current##*,}}"))
    compopt -o nospace
}}

_pingpong() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} words=
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        COMPREPLY=($(compgen -W '{} --help --help-all --list-protocols --version' -- "$current"))
        return
    fi
    if [[ $current == = ]]; then
        current=
    elif [[ $before == = ]]; then
        before=${{COMP_WORDS[COMP_CWORD-2]}}
    fi
    case "${{COMP_WORDS[1]}} $before" in
{}    esac
    case ${{COMP_WORDS[1]}} in
{}    esac
    if [[ $current == -* ]]; then
        COMPREPLY=($(compgen -W "$words" -- "$current"))
    else
        COMPREPLY=($(compgen -f -- "$current"))
    fi
}}

complete -o filenames -F _pingpong pingpong
)",
                       fmt::join(known.command_names(), " "), values, options);
}

std::string zsh_completion(const grammar& known) {
    const std::string commands = for_each_command(known, [](const CLI::App& command) {
        return fmt::format("        '{}:{}'\n", command.get_name(),
                           plain_summary(command.get_description()));
    });
    const std::string cases = for_each_command(known, [](const CLI::App& command) {
        std::string text = fmt::format("        {})\n            _arguments", command.get_name());
        for (const CLI::Option* option : grammar::options_of(command))
            text += zsh_spec(*option);
        if (takes_reports(command))
            text += " \\\n                '*:report:_files -g \"*.json\"'";
        return text + " ;;\n";
    });
    return fmt::format(R"(#compdef pingpong
# Completion of pingpong for zsh.

_pingpong() {{
    local -a commands=(
{}    )
    if ((CURRENT == 2)); then
        _describe command commands
        _arguments '--help[Show help]' '--help-all[Show all options]' \
            '--list-protocols[Show the protocols]' '--version[Show the version]'
        return
    fi
    local command=$words[2]
    shift words
    ((CURRENT--))
    case $command in
{}    esac
}}

_pingpong "$@"
)",
                       commands, cases);
}

std::string fish_completion(const grammar& known) {
    std::string text = "# Completion of pingpong for fish.\n\n";
    const std::string names = fmt::format("{}", fmt::join(known.command_names(), " "));
    for (const char* flag : {"help", "help-all", "list-protocols", "version"})
        text += fmt::format("complete -c pingpong -n __fish_use_subcommand -l {}\n", flag);
    text += for_each_command(known, [](const CLI::App& command) {
        std::string lines =
            fmt::format("\ncomplete -c pingpong -n __fish_use_subcommand {}-a {} -d '{}'\n",
                        takes_reports(command) ? "" : "-f ", command.get_name(),
                        plain_summary(command.get_description()));
        for (const CLI::Option* option : grammar::options_of(command))
            lines += fish_line(command, *option);
        return lines;
    });
    return text;
}

}  // namespace pingpong::command
