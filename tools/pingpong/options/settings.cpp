#include "pingpong/options/settings.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <map>

#include "pingpong/command_error.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

constexpr std::string_view prefix = "PINGPONG_";

/// The values of options by their bare names.
using values_by_name = std::map<std::string, std::vector<std::string>>;

bool can_be_set(const option& declared) {
    return !declared.is_argument() && !declared.shows_help && declared.name != "--config";
}

/// Whether the setting of a flag says that it is given.
bool parse_yes_or_no(const std::string& text, const std::string& source) {
    constexpr std::array yes{"1", "true", "yes", "on"};
    constexpr std::array no{"0", "false", "no", "off"};
    std::string lower = text;
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return std::tolower(c); });
    if (std::ranges::find(yes, lower) != yes.end())
        return true;
    if (std::ranges::find(no, lower) == no.end())
        throw usage_error(source, in_quotes(text) + " is neither true nor false");
    return false;
}

void add_setting(std::vector<given_option>& settings, const option& declared,
                 const std::vector<std::string>& values, const std::string& source) {
    // CLI11 reads 1000,5000 as two values.
    const std::string joined = fmt::format("{}", fmt::join(values, ","));
    for (const std::string& value : declared.repeats ? values : std::vector{joined}) {
        if (declared.is_flag()) {
            if (parse_yes_or_no(value, source + ": " + declared.bare_name()))
                settings.emplace_back(declared, "", source);
        } else if (value.empty()) {
            throw usage_error(source, declared.bare_name() + " has an empty value");
        } else {
            settings.emplace_back(declared, value, source);
        }
    }
}

std::vector<CLI::ConfigItem> read_lines(const std::string& path) {
    std::ifstream file(path);
    if (!file || file.peek() == std::ifstream::traits_type::eof())
        throw command_error(exit_status::io_failed,
                            "--config: " + in_quotes(path) + " cannot be read, or is empty");
    try {
        return CLI::ConfigTOML().from_config(file);
    } catch (const CLI::Error& error) {
        throw usage_error(path, error.what());
    }
}

/// A section that no command would ever read is one that was meant for another.
void validate_section(const std::string& path, const std::string& section,
                      const std::deque<option_table>& commands) {
    std::vector<std::string> names;
    for (const option_table& each : commands)
        names.push_back(each.command());
    if (!section.empty() && std::ranges::find(names, section) == names.end())
        throw usage_error(path, "[" + section + "] is not a command" + suggest(section, names));
}

/// The values that a file has for options of the command.
values_by_name read_config(const std::deque<option_table>& commands, const option_table& command,
                           const std::string& path) {
    std::vector<std::string> known;
    for (const option& each : command.options())
        if (can_be_set(each))
            known.push_back(each.bare_name());
    values_by_name values;
    for (const CLI::ConfigItem& line : read_lines(path)) {
        if (line.name == "++" || line.name == "--")
            continue;  // how CLI11 marks where a section begins and ends
        const std::string section = line.parents.empty() ? "" : line.parents.front();
        validate_section(path, section, commands);
        if (!section.empty() && section != command.command())
            continue;
        if (std::ranges::find(known, line.name) == known.end())
            throw usage_error(path, in_quotes(line.name) + " is not an option of " +
                                        command.command() + suggest(line.name, known));
        auto& all = values[line.name];
        all.insert(all.end(), line.inputs.begin(), line.inputs.end());
    }
    return values;
}

std::optional<std::string> environment_value(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value && *value ? std::optional<std::string>(value) : std::nullopt;
}

/// A variable that is named nearly as an option is: it was meant to be one. Others with our prefix
/// may be anybody's, as those that a container's platform makes of a service's name.
void reject_misspelt_variables(const std::deque<option_table>& commands) {
    std::vector<std::string> known;
    for (const option_table& command : commands)
        for (const option& each : command.options())
            if (!each.is_argument())
                known.push_back(each.environment_name().substr(prefix.size()));
    for (char** variables = ::environ; variables && *variables; ++variables) {
        const std::string_view entry(*variables);
        if (!entry.starts_with(prefix) || entry.ends_with('='))
            continue;
        const std::string_view name = entry.substr(prefix.size(), entry.find('=') - prefix.size());
        const std::string* const nearest = find_nearest(name, known);
        if (nearest && *nearest != name)
            throw usage_error(
                fmt::format("{}{}", prefix, name),
                fmt::format("there is no such option; did you mean {}{}?", prefix, *nearest));
    }
}

/// Whether the command line has the option, or one that excludes it: that comes first.
bool is_overridden(const option& declared, const std::vector<given_option>& given) {
    const auto has = [](const std::vector<std::string>& names, const std::string& name) {
        return std::ranges::find(names, name) != names.end();
    };
    return std::ranges::any_of(given, [&](const given_option& each) {
        return each.declared == &declared || has(each.declared->opposites, declared.name) ||
               has(declared.opposites, each.declared->name);
    });
}

}  // namespace

std::vector<given_option> read_settings(const std::deque<option_table>& commands,
                                        const option_table& command,
                                        const std::vector<given_option>& given,
                                        std::optional<std::string> config) {
    reject_misspelt_variables(commands);
    if (!config)
        config = environment_value("PINGPONG_CONFIG");
    const values_by_name filed =
        config ? read_config(commands, command, *config) : values_by_name{};
    std::vector<given_option> settings;
    for (const option& each : command.options()) {
        if (!can_be_set(each) || is_overridden(each, given))
            continue;
        const std::string name = each.environment_name();
        const auto line = filed.find(each.bare_name());
        if (const auto value = environment_value(name))
            add_setting(settings, each, {*value}, name);
        else if (line != filed.end())
            add_setting(settings, each, line->second, *config);
    }
    return settings;
}

std::vector<std::string> insert_settings(const std::vector<std::string>& words,
                                         const std::vector<setting>& settings) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--config")
            ++i;  // and its value
        else if (!words[i].starts_with("--config="))
            all.push_back(words[i]);
        if (i == 1)
            for (const setting& each : settings)
                all.push_back(each.argument);
    }
    return all;
}

void forget_settings(const std::deque<option_table>& commands) {
    for (const option_table& command : commands)
        for (const option& each : command.options())
            if (!each.is_argument())
                ::unsetenv(each.environment_name().c_str());
}

std::string append_source(std::string line, const std::vector<setting>& settings) {
    for (const setting& each : settings)
        if (line.starts_with(each.option + ':'))
            return std::move(line) + " (" + each.source + ")";
    return line;
}

}  // namespace pingpong::command
