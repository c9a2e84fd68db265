/// \file
/// The command line: the commands with their options, and what is asked for.
#ifndef PINGPONG_OPTIONS_COMMAND_LINE_HPP
#define PINGPONG_OPTIONS_COMMAND_LINE_HPP

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "pingpong/options/exchange/probe_options.hpp"
#include "pingpong/options/option.hpp"
#include "pingpong/options/requests.hpp"
#include "pingpong/options/run_options.hpp"
#include "pingpong/options/server_options.hpp"
#include "pingpong/options/settings.hpp"
#include "pingpong/protocols/protocol_table.hpp"

namespace pingpong::command {

/// Text that is asked for.
struct information {
    std::string text;
};

/// What a command line asks for.
using any_request = std::variant<information, run_request, probe_request, play_request,
                                 serve_request, report_request, compare_request, merge_request,
                                 history_request, self_test_request>;

/// All commands, their options, and the requests that these are stored in.
class command_set {
public:
    explicit command_set(const protocol_table& protocols);

    command_set(const command_set&) = delete;
    command_set& operator=(const command_set&) = delete;

    /// In the order of the help.
    const std::deque<option_table>& tables() const noexcept { return tables_; }

    /// nullptr: there is no command of that name.
    const option_table* find(std::string_view name) const noexcept;

    /// The names of all commands.
    std::vector<std::string> names() const;

    /// The options of the program without a command, such as `--version`.
    const option_table& program() const noexcept { return program_; }

    /// The file of `--config`, of whichever command it was given to.
    const std::optional<std::string>& config() const noexcept { return config_; }

    /// Stores the options given to a command of that name, and returns its request.
    ///
    /// \throws command_error  `wrong_usage`: a value is wrong, or two options do not go together.
    any_request take(std::string_view name, const std::vector<given_option>& given);

private:
    option_table& add(std::string name, std::string summary, std::string closing = {});

    std::deque<option_table> tables_;
    option_table program_;
    run_request run_;
    probe_request probe_;
    play_request play_;
    serve_request serve_;
    report_request report_;
    compare_request compare_;
    merge_request merge_;
    history_request history_;
    self_test_request self_test_;
    std::optional<std::string> config_;
};

/// A command line that was understood.
struct parsed_line {
    any_request request;
    std::vector<setting> settings;  ///< Options that are not from the command line.

    parsed_line() = default;
};

/// Takes the command line apart, and adds the settings of the environment and of `--config`, which
/// are taken out of the environment. Numbers without a command are those of `play`.
///
/// \param words  Without the program's name.
/// \throws command_error  `wrong_usage`: an unknown command or option, a value that is wrong or
///                        missing, options that do not go together; as of `read_settings`. The line
///                        names the variable or the file that a wrong value is from.
parsed_line parse_command_line(std::vector<std::string> words, const protocol_table& protocols);

/// The commands there are, each with what it does.
std::string usage_text(const protocol_table& protocols);

/// The version of this program alone.
std::string version_number();

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_COMMAND_LINE_HPP
