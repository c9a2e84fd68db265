#include <csignal>
#include <exception>
#include <string>
#include <variant>
#include <vector>

#include "pingpong/command_error.hpp"
#include "pingpong/commands/commands.hpp"
#include "pingpong/options/command_line.hpp"
#include "pingpong/process/run_processes.hpp"
#include "pingpong/protocols/tls/tls_protocols.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

/// Executes a request.
class request_visitor {
public:
    /// \param command_line  For reports; outlives this.
    request_visitor(const std::vector<std::string>& command_line, const protocol_table& protocols)
        : command_line_(command_line), protocols_(protocols) {}

    exit_status operator()(const information& answer) const {
        print(answer.text);
        return exit_status::done;
    }
    exit_status operator()(const run_request& request) const {
        return execute_run(request, command_line_);
    }
    exit_status operator()(const probe_request& request) const { return execute_probe(request); }
    exit_status operator()(const play_request& request) const {
        return execute_play(request, protocols_);
    }
    exit_status operator()(const serve_request& request) const {
        return execute_serve(request, protocols_);
    }
    exit_status operator()(const report_request& request) const { return execute_report(request); }
    exit_status operator()(const compare_request& request) const {
        return execute_compare(request);
    }
    exit_status operator()(const merge_request& request) const {
        return execute_merge(request, command_line_);
    }
    exit_status operator()(const history_request&) const { return execute_history(); }
    exit_status operator()(const self_test_request& request) const {
        return execute_self_test(request, protocols_);
    }

private:
    const std::vector<std::string>& command_line_;
    protocol_table protocols_;
};

exit_status execute(const std::vector<std::string>& words) {
    const protocol_table protocols = all_protocols();
    if (words.size() == 1) {
        write_all(2, usage_text(protocols));
        return exit_status::wrong_usage;
    }
    if (words.size() > 2 && words[1] == share_command)
        return execute_share({words.begin() + 1, words.end()}, protocols);
    const parsed_line line = parse_command_line({words.begin() + 1, words.end()}, protocols);
    const auto command_line = insert_settings(words, line.settings);
    try {
        return std::visit(request_visitor(command_line, protocols), line.request);
    } catch (const command_error& error) {
        throw command_error(error.status, append_source(error.what(), line.settings));
    }
}

/// Every error ends here, as one line.
exit_status execute_or_print_error(const std::vector<std::string>& words) noexcept {
    try {
        return execute(words);
    } catch (...) {
        const command_error error = to_command_error(std::current_exception());
        print_error(error.what());
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
    return static_cast<int>(execute_or_print_error({arguments, arguments + argument_count}));
}
