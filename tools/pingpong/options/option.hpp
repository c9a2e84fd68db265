/// \file
/// An option, declared once: what is parsed, shown by the help and the manual, completed by shells,
/// read from the environment and from a file, and passed on to child processes is made from this.
#ifndef PINGPONG_OPTIONS_OPTION_HPP
#define PINGPONG_OPTIONS_OPTION_HPP

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pingpong/options/values.hpp"

namespace pingpong::command {

/// What a shell can complete a value with.
enum class completion {
    none,      ///< Nothing is known of it.
    files,     ///< A path.
    word,      ///< One of `option::words`.
    word_list  ///< Several of `option::words`, with commas between them.
};

/// An option of a command, or one of its positional arguments.
struct option {
    std::string name;          ///< `--counts`; of an argument its name in capitals.
    std::string letter;        ///< `-o`; empty: it has no short form.
    std::string value_name;    ///< What stands for the value, its unit for a number; empty: a flag.
    std::string group;         ///< The heading that it stands under.
    std::string help;          ///< One sentence without a full stop.
    std::string default_text;  ///< The default as a user would write it; empty: none is shown.
    bool in_brief_help = true;      ///< Otherwise only `--help-all` shows it.
    bool repeats = false;           ///< May be given several times; a value each.
    bool required = false;          ///< Arguments only.
    bool preset = false;            ///< Sets what other options override, so it is assigned first.
    bool passed_to_shares = false;  ///< Passed to the processes that share a run.
    std::string serve_name;   ///< What `serve` calls it in a process of its own; empty: not passed.
    bool shows_help = false;  ///< The parser handles it: `--help`, `--help-all`.
    completion completes = completion::none;
    std::vector<std::string> words;      ///< See `completion`.
    std::vector<std::string> opposites;  ///< Options that cannot stand beside it.
    std::vector<std::string> needs;      ///< It has no effect without one of these options.

    /// Parses a value and stores it; of a flag, is called with an empty text when it is given.
    ///
    /// \throws command_error  `wrong_usage`, naming the option.
    std::function<void(std::string_view text)> assign;

    option() = default;

    bool is_flag() const noexcept { return value_name.empty(); }
    bool is_argument() const noexcept { return !name.starts_with("--"); }

    /// `counts` of `--counts`: its name in a file.
    std::string bare_name() const { return name.substr(2); }

    /// Its name in the environment: `PINGPONG_MAX_TIME` of `--max-time`.
    std::string environment_name() const;

    /// The help with the default in brackets behind it.
    std::string description() const;

    // What a declaration may say besides; each returns the option.
    option& hide_in_brief_help();
    option& pass_to_shares();
    option& pass_to_serve(std::string_view name_of_serve);
    option& set_letter(std::string_view short_form);
    option& set_value_name(std::string_view placeholder);
    option& set_default(std::string_view text);
    option& complete_files();
    option& complete_words(std::vector<std::string> known, completion kind = completion::word);
    option& exclude(std::string_view other);
    option& require_one_of(std::vector<std::string> others);
};

/// A value given to an option, and where it is from.
struct given_option {
    const option* declared = nullptr;  ///< Never null; of a table that outlives this.
    std::string text;                  ///< Empty for a flag.
    std::string source;  ///< A variable of the environment, or a path; empty: the command line.

    given_option() = default;
    given_option(const option& option_given, std::string value, std::string origin)
        : declared(&option_given), text(std::move(value)), source(std::move(origin)) {}

    /// The same as a word of the command line, under its own or another name.
    std::string argument() const { return argument_as(declared->name); }
    std::string argument_as(std::string_view name) const;
};

/// The options of a command, in the order of its help. Options refer to the request that they are
/// stored in, so that a table is neither copied nor moved.
class option_table {
public:
    /// \param command  Its name.
    /// \param summary  What it does, in one line without a full stop.
    /// \param closing  Text at the end of its help; may be empty.
    option_table(std::string command, std::string summary, std::string closing = {});

    option_table(const option_table&) = delete;
    option_table& operator=(const option_table&) = delete;

    const std::string& command() const noexcept { return command_; }
    const std::string& summary() const noexcept { return summary_; }
    const std::string& closing() const noexcept { return closing_; }
    const std::deque<option>& options() const noexcept { return options_; }

    /// nullptr: there is none of that name.
    const option* find(std::string_view name) const noexcept;

    /// The word of a command line that gives one of its options a value; see
    /// `given_option::argument`.
    ///
    /// \param text  Empty for a flag.
    /// \throws std::logic_error  There is no option of that name.
    std::string argument(std::string_view name, std::string text = {}) const;

    /// The names of all options, without those of arguments.
    std::vector<std::string> names() const;

    /// The heading that the next options stand under.
    void begin_group(std::string heading) { group_ = std::move(heading); }

    /// Adds an option that takes a value of this type; see `value_type`. What `target` holds now is
    /// its default.
    ///
    /// \param target  Outlives the table.
    template <value_type Type, class Target>
    option& add(std::string_view name, Target& target, const Type& type, std::string_view help) {
        option& made = add_action(
            name, type.unit(),
            [this_name = std::string(name), &target, type](std::string_view text) {
                target = convert<Target>(parse_value(type, this_name, text));
            },
            help);
        made.default_text = format_default(type, target);
        made.words = type.words();
        if (!made.words.empty())
            made.completes = completion::word;
        return made;
    }

    /// Adds an option that takes a list of such values, separated by commas, none of them twice.
    template <value_type Type, class Item>
    option& add_list(std::string_view name, std::vector<Item>& target, const Type& type,
                     std::string_view help, std::string_view hint = {}) {
        option& made = add_action(
            name, type.unit() + ",...",
            [this_name = std::string(name), &target, type, hint](std::string_view text) {
                const auto values = parse_list(type, this_name, text, hint);
                target.assign(values.begin(), values.end());
            },
            help);
        for (const Item& item : target)
            made.default_text +=
                (made.default_text.empty() ? "" : ",") + format_default(type, item);
        return made;
    }

    /// Adds an option without a value.
    option& add_flag(std::string_view name, bool& target, std::string_view help);

    /// Adds an option without a value that sets what others override.
    option& add_preset(std::string_view name, std::function<void()> set, std::string_view help);

    /// Adds an option that does with its value what `assign` does.
    ///
    /// \param value_name  Empty: a flag.
    option& add_action(std::string_view name, std::string_view value_name,
                       std::function<void(std::string_view)> assign, std::string_view help);

    /// Adds an option that takes a value each time it is given.
    option& add_repeated(std::string_view name, std::string_view value_name,
                         std::function<void(std::string_view)> assign, std::string_view help);

    /// Adds an argument that has to be given once.
    option& add_argument(std::string_view name, std::string& target, std::string_view help);

    /// Adds an argument that takes all remaining words.
    option& add_arguments(std::string_view name, std::function<void(std::string_view)> assign,
                          std::string_view help);

private:
    template <class Target, class Value>
    static Target convert(Value value) {
        if constexpr (std::is_arithmetic_v<Target> && std::is_arithmetic_v<Value>)
            return static_cast<Target>(value);
        else
            return Target(std::move(value));
    }

    template <class Type, class Target>
    static std::string format_default(const Type& type, const Target& value) {
        if constexpr (requires { type.format(value); })
            return type.format(value);
        else
            return {};
    }

    std::string command_, summary_, closing_, group_;
    std::deque<option> options_;
};

/// Adds `--seed`.
///
/// \param target  nullopt: a random one; outlives the table.
option& add_seed_option(option_table& table, std::optional<std::uint64_t>& target);

/// Whether an option of that name is among them.
bool is_given(const std::vector<given_option>& given, std::string_view name);

/// Checks that no two of the options exclude each other, and that each has an effect.
///
/// \throws command_error  `wrong_usage`, naming the option.
void reject_incompatible_options(const std::vector<given_option>& given);

/// Stores the values where the options were declared to: first the presets, then the others, in
/// the order given.
///
/// \throws command_error  `wrong_usage`, naming the option.
void assign_values(const std::vector<given_option>& given);

/// The arguments by which a process that shares the run gets the same options.
std::vector<std::string> shared_arguments(const std::vector<given_option>& given);

/// The arguments by which `serve` gets the options of the servers.
std::vector<std::string> serve_arguments(const std::vector<given_option>& given);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_OPTION_HPP
