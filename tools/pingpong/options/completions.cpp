#include "pingpong/options/completions.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace pingpong::command {
namespace {

/// A text on one line, without what shells could take for their own.
std::string plain_text(std::string_view text) {
    std::string plain;
    for (const char c : text) {
        if (c == '[')
            plain += '(';
        else if (c == ']')
            plain += ')';
        else if (c == '\n' || c == ':')
            plain += ' ';
        else if (std::string_view("\"'`$\\").find(c) == std::string_view::npos)
            plain += c;
    }
    return plain;
}

/// All spellings of an option, `-o` and `--output`.
std::vector<std::string> spellings(const option& declared) {
    std::vector<std::string> all;
    if (!declared.letter.empty())
        all.push_back(declared.letter);
    all.push_back(declared.name);
    return all;
}

std::vector<std::string> option_names(const option_table& command) {
    std::vector<std::string> names;
    for (const option& each : command.options())
        if (!each.is_argument())
            for (std::string& name : spellings(each))
                names.push_back(std::move(name));
    return names;
}

bool takes_files(const option_table& command) {
    return std::ranges::any_of(command.options(), [](const option& each) {
        return each.is_argument() && each.completes == completion::files;
    });
}

/// What bash does after the option of a command; empty for an option without a value.
std::string bash_case(const option_table& command, const option& declared) {
    if (declared.is_flag() || declared.is_argument())
        return {};
    std::string action = ":";  // anything
    if (declared.completes == completion::files)
        action = "COMPREPLY=($(compgen -f -- \"$current\"))";
    else if (declared.completes == completion::word_list)
        action = fmt::format("_pingpong_list \"{}\"", fmt::join(declared.words, " "));
    else if (declared.completes == completion::word)
        action = fmt::format("COMPREPLY=($(compgen -W \"{}\" -- \"$current\"))",
                             fmt::join(declared.words, " "));
    std::vector<std::string> patterns;
    for (const std::string& spelling : spellings(declared))
        patterns.push_back(command.command() + ' ' + spelling);
    return fmt::format("        '{}') {}; return ;;\n", fmt::join(patterns, "'|'"), action);
}

std::string zsh_value(const option& declared) {
    const std::string value = plain_text(declared.value_name);
    if (declared.is_flag())
        return {};
    if (declared.completes == completion::files)
        return fmt::format(":{}:_files", value);
    if (declared.completes == completion::word_list)
        return fmt::format(":{}:_values -s , name {}", value, fmt::join(declared.words, " "));
    return fmt::format(":{}:({})", value, fmt::join(declared.words, " "));
}

std::string zsh_spec(const option& declared) {
    const std::string value = zsh_value(declared);
    std::string specs;
    for (const std::string& name : spellings(declared))
        specs += fmt::format(" \\\n                '*{}{}[{}]{}'", name,
                             value.empty() || !name.starts_with("--") ? "" : "=",
                             plain_text(declared.description()), value);
    return specs;
}

std::string fish_line(const option_table& command, const option& declared) {
    std::string line =
        fmt::format("complete -c pingpong -n '__fish_seen_subcommand_from {}' -l {} -d '{}'",
                    command.command(), declared.bare_name(), plain_text(declared.description()));
    if (!declared.letter.empty())
        line += " -s " + declared.letter.substr(1);
    if (!declared.is_flag())
        line += declared.completes == completion::files ? " -r -F" : " -x";
    if (declared.completes == completion::word_list)
        line += fmt::format(" -a '(__fish_append , {})'", fmt::join(declared.words, " "));
    else if (declared.completes == completion::word)
        line += fmt::format(" -a '{}'", fmt::join(declared.words, " "));
    return line + '\n';
}

template <class Each>
std::string for_each_command(const command_set& commands, Each each) {
    std::string text;
    for (const option_table& command : commands.tables())
        text += each(command);
    return text;
}

}  // namespace

std::string bash_completion(const command_set& commands) {
    const std::string values = for_each_command(commands, [](const option_table& command) {
        std::string cases;
        for (const option& each : command.options())
            cases += bash_case(command, each);
        return cases;
    });
    const std::string options = for_each_command(commands, [](const option_table& command) {
        return fmt::format("        {}) words='{}' ;;\n", command.command(),
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
        COMPREPLY=($(compgen -W '{} {}' -- "$current"))
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
                       fmt::join(commands.names(), " "), fmt::join(commands.program().names(), " "),
                       values, options);
}

std::string zsh_completion(const command_set& commands) {
    const std::string lines = for_each_command(commands, [](const option_table& command) {
        return fmt::format("        '{}:{}'\n", command.command(), plain_text(command.summary()));
    });
    const std::string cases = for_each_command(commands, [](const option_table& command) {
        std::string text = fmt::format("        {})\n            _arguments", command.command());
        for (const option& each : command.options())
            if (!each.is_argument())
                text += zsh_spec(each);
        if (takes_files(command))
            text += " \\\n                '*:report:_files -g \"*.json\"'";
        return text + " ;;\n";
    });
    std::string program;
    for (const option& each : commands.program().options())
        program += fmt::format(" '{}[{}]'", each.name, plain_text(each.help));
    return fmt::format(R"(#compdef pingpong
# Completion of pingpong for zsh.

_pingpong() {{
    local -a commands=(
{}    )
    if ((CURRENT == 2)); then
        _describe command commands
        _arguments{}
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
                       lines, program, cases);
}

std::string fish_completion(const command_set& commands) {
    std::string text = "# Completion of pingpong for fish.\n\n";
    for (const option& each : commands.program().options())
        text += fmt::format("complete -c pingpong -n __fish_use_subcommand -l {} -d '{}'\n",
                            each.bare_name(), plain_text(each.help));
    text += for_each_command(commands, [](const option_table& command) {
        std::string lines = fmt::format(
            "\ncomplete -c pingpong -n __fish_use_subcommand {}-a {} -d '{}'\n",
            takes_files(command) ? "" : "-f ", command.command(), plain_text(command.summary()));
        for (const option& each : command.options())
            if (!each.is_argument())
                lines += fish_line(command, each);
        return lines;
    });
    return text;
}

}  // namespace pingpong::command
