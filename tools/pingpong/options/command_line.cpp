#include "pingpong/options/command_line.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "pingpong/command_error.hpp"
#include "pingpong/probes/environment.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

std::string version_text() {
    const generator_info made = describe_generator();
    return fmt::format(
        "{} {}\n"
        "commit    {}\n"
        "compiler  {} ({} {})\n"
        "Boost     {}",
        made.name, made.version, made.commit, made.compiler, made.build_type,
        made.cxx_flags.empty() ? "without flags" : made.cxx_flags, made.boost_version);
}

/// The words in lines that fit beside the names of options.
std::string wrap_help(const std::string& words) {
    constexpr std::size_t width = 49;
    std::string lines, line;
    for (std::size_t begin = 0; begin < words.size();) {
        const std::size_t end = std::min(words.find(' ', begin), words.size());
        const std::string word = words.substr(begin, end - begin);
        begin = end + 1;
        if (!line.empty() && line.size() + 1 + word.size() > width) {
            lines += line + '\n';
            line.clear();
        }
        line += (line.empty() ? "" : " ") + word;
    }
    return lines + line;
}

/// Leaves out of `--help` what only `--help-all` shows.
class help_formatter : public CLI::Formatter {
public:
    /// \param declared  Shown by `--help-all` only.
    void hide(const CLI::Option* declared) { hidden_.insert(declared); }

    std::string make_help(const CLI::App* app, std::string name,
                          CLI::AppFormatMode mode) const override {
        full_ = mode != CLI::AppFormatMode::Normal;
        std::string text = CLI::Formatter::make_help(app, std::move(name), mode);
        // Where headings were left out.
        for (auto gap = text.find("\n\n\n"); gap != std::string::npos;
             gap = text.find("\n\n\n", gap))
            text.erase(gap, 1);
        return text;
    }

    std::string make_group(std::string group, bool is_positional,
                           std::vector<const CLI::Option*> options) const override {
        if (!full_)
            std::erase_if(options,
                          [this](const CLI::Option* each) { return hidden_.contains(each); });
        return options.empty()
                   ? ""
                   : CLI::Formatter::make_group(std::move(group), is_positional, options);
    }

private:
    std::set<const CLI::Option*> hidden_;
    mutable bool full_ = false;  // CLI11 does not tell make_group which help it is for
};

/// CLI11's view of the commands; it parses words and prints the help.
class parser {
public:
    explicit parser(const command_set& commands) {
        app_.formatter(help_);
        for (const option& each : commands.program().options())
            declare_program_option(each);
        app_.require_subcommand(0, 1);
        for (const option_table& table : commands.tables()) {
            CLI::App& command = *app_.add_subcommand(table.command(), table.summary());
            command.footer(table.closing());
            for (const option& each : table.options())
                declare(command, each);
        }
        app_.footer(commands.program().closing());
    }

    CLI::App& app() noexcept { return app_; }

    /// What was given to the options of a table, in the order of the table.
    std::vector<given_option> given_to(const option_table& table) const {
        std::vector<given_option> given;
        for (const option& each : table.options()) {
            const auto found = parsed_.find(&each);
            if (found == parsed_.end() || found->second->count() == 0)
                continue;
            if (!each.is_flag())
                for (const std::string& text : found->second->results())
                    given.emplace_back(each, text, "");
            else if (found->second->as<bool>())
                given.emplace_back(each, "", "");
        }
        return given;
    }

private:
    static std::string names_of(const option& declared) {
        return declared.letter.empty() ? declared.name : declared.letter + ',' + declared.name;
    }

    void declare_program_option(const option& declared) {
        if (declared.name == "--version")
            app_.set_version_flag(names_of(declared), version_text(), declared.help);
        else
            declare(app_, declared);
    }

    void declare(CLI::App& command, const option& declared) {
        const std::string names = names_of(declared);
        const std::string help = wrap_help(declared.description());
        CLI::Option* made = nullptr;
        if (declared.name == "--help")
            made = command.set_help_flag(names, help);
        else if (declared.name == "--help-all")
            made = command.set_help_all_flag(names, help);
        else if (declared.is_flag())
            made = command.add_flag(names)->description(help);
        else
            made = command.add_option(names, CLI::callback_t(), help);
        if (!declared.group.empty() && !declared.is_argument())
            made->group(declared.group);
        if (!declared.is_flag())
            take_values(*made, declared);
        if (!declared.in_brief_help)
            help_->hide(made);
        parsed_[&declared] = made;
    }

    static void take_values(CLI::Option& made, const option& declared) {
        made.type_name(declared.is_argument() ? "" : declared.value_name);
        made.required(declared.required);
        if (declared.repeats && declared.is_argument())
            made.expected(CLI::detail::expected_max_vector_size);
        else if (declared.repeats)
            made.expected(1)
                ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
                ->allow_extra_args(false);
    }

    CLI::App app_{"Does WebSocket beat HTTP for your exchange, by how much, why, and how sure?",
                  "pingpong"};
    std::shared_ptr<help_formatter> help_ = std::make_shared<help_formatter>();
    std::map<const option*, CLI::Option*> parsed_;
};

/// The error with what to do about it; CLI11's own messages may have several lines.
command_error wrong_line(std::string why, const std::string& command = {}) {
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
command_error wrong_first(const std::string& word, const command_set& commands) {
    if (word.starts_with('-'))
        return wrong_line(in_quotes(word) + " is an unknown option" +
                          suggest(word, commands.program().names()));
    const std::string suggestion = suggest(word, commands.names());
    return wrong_line(
        in_quotes(word) + " is not a command" +
        (suggestion.empty() ? "; expected " + join_with_or(commands.names()) : suggestion));
}

bool has_option(const option_table& table, std::string_view name) {
    return std::ranges::any_of(table.options(), [name](const option& each) {
        return each.name == name || (!each.letter.empty() && each.letter == name);
    });
}

/// `run --help` for `help run`, `--help` for `help`.
std::vector<std::string> to_help_option(std::vector<std::string> words,
                                        const command_set& commands) {
    if (words.size() == 1)
        return {"--help"};
    if (words[1].starts_with('-'))
        return words;
    if (!commands.find(words[1]))
        throw wrong_first(words[1], commands);
    if (words.size() > 2)
        throw wrong_line("help: " + in_quotes(words[2]) + " is not expected", "help");
    return {words[1], "--help"};
}

/// CLI11 would take the next word for a value that is empty.
void reject_empty_values(const option_table& table, const std::vector<std::string>& words) {
    for (const std::string& word : words) {
        if (word == "--")
            return;
        const std::string name = name_in(word);
        if (word.starts_with("--") && word == name + '=' && table.find(name))
            throw wrong_line(table.command() + ": " + in_quotes(word) + " has an empty value",
                             table.command());
    }
}

/// The error of the first word, in the order written, that the command has no use for.
command_error unexpected(const CLI::App& app, const option_table& table) {
    auto words = app.remaining(true);
    std::erase(words, "--");
    const std::string& first = words.front();
    const std::string& name = table.command();
    if (!first.starts_with('-'))
        return wrong_line(name + ": " + in_quotes(first) + " is not expected", name);
    return wrong_line(name + ": " + in_quotes(name_in(first)) + " is not an option of " + name +
                          suggest(name_in(first), table.names()),
                      name);
}

/// The values that a command line gives to an option.
std::vector<std::string> values_given(const std::string& name,
                                      const std::vector<std::string>& words) {
    std::vector<std::string> values;
    for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
        if (words[i] == name && i + 1 < words.size())
            values.push_back(words[++i]);
        else if (words[i].starts_with(name + '='))
            values.push_back(words[i].substr(name.size() + 1));
    }
    return values;
}

/// CLI11's error about how often an option or its value is there, in our words.
std::string describe_mismatch(const std::string& error, const option_table* table,
                              const std::vector<std::string>& words) {
    const std::string name = error.substr(0, error.find(':'));
    if (error.ends_with("missing"))
        return name + ": the value is missing";
    const std::vector<std::string> values = values_given(name, words);
    const std::string times =
        values.size() == 2 ? "given twice" : fmt::format("given {} times", values.size());
    const option* const declared = table ? table->find(name) : nullptr;
    if (!declared || !declared->value_name.ends_with(",..."))
        return fmt::format("{}: {}; expected it once", name, times);
    return fmt::format("{}: {}; list the values: {} {}", name, times, name, fmt::join(values, ","));
}

/// What a command's line asks for, with its settings.
parsed_line take_request(command_set& commands, const option_table& table,
                         std::vector<given_option> given) {
    // First, since the values of other options may be in its file.
    std::erase_if(given, [](const given_option& each) {
        const bool is_config = each.declared->name == "--config";
        if (is_config)
            each.declared->assign(each.text);
        return is_config;
    });
    const auto settings = read_settings(commands.tables(), table, given, commands.config());
    forget_settings(commands.tables());
    given.insert(given.end(), settings.begin(), settings.end());
    parsed_line line;
    for (const given_option& each : settings)
        line.settings.emplace_back(each);
    try {
        line.request = commands.take(table.command(), given);
    } catch (const command_error& error) {
        throw command_error(error.status, append_source(error.what(), line.settings));
    }
    return line;
}

/// Text that was asked for.
parsed_line inform(std::string text) {
    parsed_line line;
    line.request = information{std::move(text)};
    return line;
}

parsed_line parse_words(command_set& commands, const protocol_table& protocols,
                        const std::vector<std::string>& words) {
    parser parsed(commands);
    const option_table* const table = commands.find(words.front());
    try {
        parsed.app().parse(std::vector<std::string>(words.rbegin(), words.rend()));
        if (!table)
            return inform(list_protocols(protocols));
        return take_request(commands, *table, parsed.given_to(*table));
    } catch (const CLI::CallForVersion& version) {
        return inform(version.what() + std::string("\n"));
    } catch (const CLI::CallForHelp&) {
        return inform(parsed.app().help());
    } catch (const CLI::CallForAllHelp&) {
        return inform(parsed.app().help("", CLI::AppFormatMode::All));
    } catch (const CLI::ExtrasError&) {
        if (!table)
            throw wrong_first(words[1], commands);
        throw unexpected(parsed.app(), *table);
    } catch (const CLI::ArgumentMismatch& error) {
        throw wrong_line(describe_mismatch(error.what(), table, words), words.front());
    } catch (const CLI::ParseError& error) {
        throw wrong_line(error.what(), words.front());
    }
}

}  // namespace

command_set::command_set(const protocol_table& protocols)
    : program_("", "", "Numbers without a command start the game: pingpong 4 80 100 -1") {
    program_.begin_group("Options");
    program_.add_action("--help", {}, {}, "Print this help").set_letter("-h").shows_help = true;
    program_.add_action("--help-all", {}, {}, "Show all options of all commands").shows_help = true;
    program_.add_action("--list-protocols", {}, {}, "List the protocols");
    program_.add_action("--version", {}, {}, "Show version and build").set_letter("-V");

    add_run_options(add("run", "Compare protocols; every option has a default"), run_, protocols);
    add_probe_options(add("probe", "Show one exchange over each protocol, step by step"), probe_,
                      protocols);
    add_play_options(
        add("play", "Play the original game: WebSocket, then HTTP",
            "The table is printed at the end, and written to report.md after each count.\n\n"
            "Environment:\n"
            "  host                        Where its servers listen [127.0.0.1]\n"
            "  log_level                   DEBUG, INFO, WARNING, ERROR or CRITICAL [INFO]"),
        play_);
    add_serve_options(add("serve", "Run only the servers"), serve_, protocols);
    add_report_options(add("report", "Show reports again, in any format"), report_, protocols);
    add_compare_options(add("compare", "Show what changed between two reports"), compare_);
    add_merge_options(add("merge", "Merge reports of several runs of the same plan"), merge_);
    add("history", "List remembered runs",
        "A word of letters, digits, - and _ alone, as well as last and last~1 (the one\n"
        "before it), is the name of a run wherever a report is read. Anything else, such\n"
        "as run.json or ./run, is a file.\n\n"
        "The last 50 runs and all saved ones are in $XDG_STATE_HOME/pingpong, by default\n"
        "~/.local/state/pingpong.");
    add_self_test_options(
        add("self-test", "Check whether results on this machine can be trusted",
            "Exit status:\n"
            "  0  intervals claim no more false differences than they promise, and the delay\n"
            "     is found in more than 90 % of trials\n"
            "  3  not shown; more trials are needed\n"
            "  4  intervals claim too many false differences, or runs contradict each other"),
        self_test_, protocols);
    std::vector<std::string> commands = names();
    add("help", "Show the help of a command")
        .add_arguments(
            "COMMAND", [](std::string_view) {}, "The command; the list of commands without one")
        .complete_words(std::move(commands));
}

option_table& command_set::add(std::string name, std::string summary, std::string closing) {
    option_table& table =
        tables_.emplace_back(std::move(name), std::move(summary), std::move(closing));
    table.begin_group("Options");
    table.add_action("--help", {}, {}, "Print this help").set_letter("-h").shows_help = true;
    table.add_action("--help-all", {}, {}, "Also show rarely used options").shows_help = true;
    table
        .add_action(
            "--config", "FILE", [this](std::string_view path) { config_ = path; },
            "File of options, as NAME = VALUE lines; environment variables PINGPONG_NAME take "
            "precedence")
        .complete_files();
    return table;
}

const option_table* command_set::find(std::string_view name) const noexcept {
    const auto found = std::ranges::find(tables_, name, &option_table::command);
    return found == tables_.end() ? nullptr : &*found;
}

std::vector<std::string> command_set::names() const {
    std::vector<std::string> names;
    for (const option_table& each : tables_)
        names.push_back(each.command());
    return names;
}

any_request command_set::take(std::string_view name, const std::vector<given_option>& given) {
    reject_incompatible_options(given);
    assign_values(given);
    if (name == "run") {
        run_.shared_arguments = shared_arguments(given);
        run_.counts_given = is_given(given, "--counts");
        run_.warm_up_given = is_given(given, "--warmup");
        run_.serve_arguments = serve_arguments(given);
        return run_;
    }
    if (name == "probe")
        return probe_;
    if (name == "play")
        return play_;
    if (name == "serve")
        return serve_;
    if (name == "report")
        return report_;
    if (name == "compare")
        return compare_;
    if (name == "merge")
        return merge_;
    if (name == "history")
        return history_;
    if (name == "help")
        return information{usage_text(run_.settings.protocols)};
    return self_test_;
}

parsed_line parse_command_line(std::vector<std::string> words, const protocol_table& protocols) {
    if (!words.empty() && begins_like_a_number(words.front()))
        words.insert(words.begin(), "play");
    const std::string first = words.empty() ? "" : words.front();
    command_set commands(protocols);
    if (first == "help")
        words = to_help_option(std::move(words), commands);
    else if (const option_table* const table = commands.find(first))
        reject_empty_values(*table, words);
    else if (!has_option(commands.program(), first))
        throw wrong_first(first, commands);
    return parse_words(commands, protocols, words);
}

std::string usage_text(const protocol_table& protocols) {
    return parser(command_set(protocols)).app().help();
}

std::string version_number() {
    return describe_generator().version;
}

}  // namespace pingpong::command
