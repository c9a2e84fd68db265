#include "pingpong/options/settings.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <CLI/Config.hpp>
#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <map>

#include "pingpong/command_error.hpp"
#include "pingpong/options/did_you_mean.hpp"
#include "pingpong/options/grammar.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

constexpr std::string_view prefix = "PINGPONG_";

using values_by_option = std::map<std::string, std::vector<std::string>>;

std::string long_name(const CLI::Option& option) {
    return option.get_lnames().front();
}

bool can_be_set(const CLI::Option& option) {
    return option.get_configurable() && !option.get_lnames().empty();
}

bool takes_a_value(const CLI::Option& option) {
    return option.get_items_expected_max() > 0;
}

command_error wrong(const std::string& from, const std::string& why) {
    return command_error(exit_status::wrong_usage, from + ": " + why);
}

/// Whether an option without a value is given.
bool is_yes(const std::string& text, const std::string& from) {
    constexpr std::array yes{"1", "true", "yes", "on"};
    constexpr std::array no{"0", "false", "no", "off"};
    std::string lower = text;
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return std::tolower(c); });
    if (std::ranges::find(yes, lower) != yes.end())
        return true;
    if (std::ranges::find(no, lower) == no.end())
        throw wrong(from, in_quotes(text) + " is neither true nor false");
    return false;
}

std::string joined_by_commas(const std::vector<std::string>& values) {
    return fmt::format("{}", fmt::join(values, ","));
}

void add(std::vector<setting>& settings, const CLI::Option& option,
         const std::vector<std::string>& values, const std::string& from) {
    const std::string name = "--" + long_name(option);
    // As in a list of counts: CLI11 reads 1000,5000 as two values.
    const bool may_recur = option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll;
    for (const std::string& value :
         may_recur ? values : std::vector<std::string>{joined_by_commas(values)}) {
        if (!takes_a_value(option)) {
            if (is_yes(value, from + ": " + long_name(option)))
                settings.push_back({name, "", from});
        } else if (value.empty()) {
            throw wrong(from, long_name(option) + " has an empty value");
        } else {
            settings.push_back({name, value, from});
        }
    }
}

std::vector<CLI::ConfigItem> lines_of(const std::string& path) {
    std::ifstream file(path);
    if (!file || file.peek() == std::ifstream::traits_type::eof())
        throw command_error(exit_status::io_failed,
                            "--config: " + in_quotes(path) + " cannot be read, or is empty");
    try {
        return CLI::ConfigTOML().from_config(file);
    } catch (const CLI::Error& error) {
        throw wrong(path, error.what());
    }
}

/// A section that no command would ever read is one that was meant for another.
void check_section(const std::string& path, const std::string& section, const CLI::App& command) {
    std::vector<std::string> commands;
    for (const CLI::App* one : command.get_parent()->get_subcommands({}))
        commands.push_back(one->get_name());
    if (!section.empty() && std::ranges::find(commands, section) == commands.end())
        throw wrong(path, "[" + section + "] is no command" + did_you_mean(section, commands));
}

/// The values that a file has for options of the command.
values_by_option read_config(const CLI::App& command, const std::string& path) {
    std::vector<std::string> known;
    for (const CLI::Option* option : grammar::options_of(command))
        if (can_be_set(*option))
            known.push_back(long_name(*option));
    values_by_option values;
    for (const CLI::ConfigItem& line : lines_of(path)) {
        if (line.name == "++" || line.name == "--")
            continue;  // how CLI11 marks where a section begins and ends
        const std::string section = line.parents.empty() ? "" : line.parents.front();
        check_section(path, section, command);
        if (!section.empty() && section != command.get_name())
            continue;
        if (std::ranges::find(known, line.name) == known.end())
            throw wrong(path, in_quotes(line.name) + " is not an option of " + command.get_name() +
                                  did_you_mean(line.name, known));
        auto& all = values[line.name];
        all.insert(all.end(), line.inputs.begin(), line.inputs.end());
    }
    return values;
}

std::optional<std::string> variable(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value && *value ? std::optional<std::string>(value) : std::nullopt;
}

/// The names of all options of all commands, as they are in the environment.
std::vector<std::string> names_after_prefix(const CLI::App& program) {
    std::vector<std::string> names;
    for (const CLI::App* command : program.get_subcommands({}))
        for (const CLI::Option* option : grammar::options_of(*command))
            names.push_back(environment_name(*option).substr(prefix.size()));
    return names;
}

/// Whether the command line has what excludes the option: that comes first.
bool is_excluded(const CLI::App& command, const CLI::Option& option) {
    constexpr std::array opposites{std::array{"quick", "thorough"}, std::array{"quiet", "verbose"}};
    for (const auto& [one, other] : opposites)
        for (const auto& [its, opposite] : {std::pair(one, other), std::pair(other, one)})
            if (long_name(option) == its)
                if (const CLI::Option* given =
                        command.get_option_no_throw(std::string("--") + opposite))
                    return given->count() > 0;
    return false;
}

/// A variable that is named nearly as an option is: it was meant to be one. Others with our prefix
/// may be anybody's, as those that a container's platform makes of a service's name.
void check_for_misspelt_names(const CLI::App& program) {
    const std::vector<std::string> known = names_after_prefix(program);
    for (char** one = ::environ; one && *one; ++one) {
        const std::string_view entry(*one);
        if (!entry.starts_with(prefix) || entry.ends_with('='))
            continue;
        const std::string_view name = entry.substr(prefix.size(), entry.find('=') - prefix.size());
        const std::string* meant = nearest(name, known);
        if (meant && *meant != name)
            throw wrong(fmt::format("{}{}", prefix, name),
                        fmt::format("no option is named so; did you mean {}{}?", prefix, *meant));
    }
}

}  // namespace

std::string environment_name(const CLI::Option& option) {
    std::string name = std::string(prefix) + long_name(option);
    std::ranges::transform(name, name.begin(), [](unsigned char c) {
        return c == '-' ? '_' : static_cast<char>(std::toupper(c));
    });
    return name;
}

std::vector<setting> settings_of(const CLI::App& command, std::optional<std::string> config) {
    check_for_misspelt_names(*command.get_parent());
    if (!config)
        config = variable("PINGPONG_CONFIG");
    const values_by_option in_file = config ? read_config(command, *config) : values_by_option{};
    std::vector<setting> settings;
    for (const CLI::Option* option : grammar::options_of(command)) {
        if (!can_be_set(*option) || option->count() > 0 || is_excluded(command, *option))
            continue;
        const std::string name = environment_name(*option);
        const auto filed = in_file.find(long_name(*option));
        if (const auto value = variable(name))
            add(settings, *option, {*value}, name);
        else if (filed != in_file.end())
            add(settings, *option, filed->second, *config);
    }
    return settings;
}

std::vector<std::string> with_settings(const std::vector<std::string>& words,
                                       const std::vector<setting>& settings) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--config")
            ++i;  // and its value
        else if (!words[i].starts_with("--config="))
            all.push_back(words[i]);
        if (i == 1)
            for (const setting& one : settings)
                all.push_back(one.word());
    }
    return all;
}

void forget_settings(const CLI::App& program) {
    for (const CLI::App* command : program.get_subcommands({}))
        for (const CLI::Option* option : grammar::options_of(*command))
            ::unsetenv(environment_name(*option).c_str());
}

std::string with_origin(std::string line, const std::vector<setting>& settings) {
    for (const setting& one : settings)
        if (line.starts_with(one.option + ':'))
            return std::move(line) + " (" + one.from + ")";
    return line;
}

}  // namespace pingpong::command
