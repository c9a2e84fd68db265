#include <csignal>
#include <exception>
#include <string>
#include <variant>
#include <vector>

#include "pingpong/command_error.hpp"
#include "pingpong/commands/compare_command.hpp"
#include "pingpong/commands/merge_command.hpp"
#include "pingpong/commands/play_command.hpp"
#include "pingpong/commands/report_command.hpp"
#include "pingpong/commands/run_command.hpp"
#include "pingpong/commands/self_test_command.hpp"
#include "pingpong/commands/serve_command.hpp"
#include "pingpong/options/command_line.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

/// Does what is request for.
class performer {
public:
    /// \param command_line  As reports are to have it; outlives this.
    explicit performer(const std::vector<std::string>& command_line)
        : command_line_(command_line) {}

    exit_status operator()(const information& answer) const {
        print(answer.text);
        return exit_status::done;
    }
    exit_status operator()(const run_request& request) const {
        return perform(request, command_line_);
    }
    exit_status operator()(const merge_request& request) const {
        return perform(request, command_line_);
    }
    template <class Request>
    exit_status operator()(const Request& request) const {
        return perform(request);
    }

private:
    const std::vector<std::string>& command_line_;
};

exit_status perform_all(const std::vector<std::string>& words) {
    const protocol_table protocols;
    if (words.size() == 1) {
        write_all(2, usage_text(protocols));
        return exit_status::wrong_usage;
    }
    const parsed_line line = parse_command_line({words.begin() + 1, words.end()}, protocols);
    const auto command_line = insert_settings(words, line.settings);
    try {
        return std::visit(performer(command_line), line.request);
    } catch (const command_error& error) {
        throw command_error(error.status, append_source(error.what(), line.settings));
    }
}

/// Every error ends here, as one line.
exit_status perform_or_print_error(const std::vector<std::string>& words) noexcept {
    try {
        return perform_all(words);
    } catch (...) {
        const command_error error = to_command_error(std::current_exception());
        complain(error.what());
        return error.status;
    }
}

}  // namespace
}  // namespace pingpong::command

int main(int argument_count, char** arguments) {
    using namespace pingpong::command;
    fill_closed_standard_streams();
    // A reader that went away is an error of the write, and must not end a measurement.
    std::signal(SIGPIPE, SIG_IGN);
    return static_cast<int>(perform_or_print_error({arguments, arguments + argument_count}));
}
