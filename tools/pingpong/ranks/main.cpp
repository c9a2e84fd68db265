#include <boost/mpi/environment.hpp>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pingpong/command_error.hpp"
#include "pingpong/commands/commands.hpp"
#include "pingpong/options/command_line.hpp"
#include "pingpong/protocols/tls/tls_protocols.hpp"
#include "pingpong/ranks/run_on_ranks.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

/// Whether the words ask for a text, which needs no ranks.
bool asks_for_text(const std::vector<std::string>& words) {
    for (const std::string& word : words)
        if (word == "--help" || word == "--help-all" || word == "--version" || word == "-V")
            return true;
    return false;
}

ended_rank execute(const std::vector<std::string>& words) {
    const rank_group ranks;
    if (ranks.size() == 1 && !asks_for_text(words)) {
        print_error("there is one rank: start several, as mpirun -n 4 pingpong-mpi run ...");
        ended_rank refused;
        refused.status = exit_status::wrong_usage;
        return refused;
    }
    return run_on_ranks(words, all_protocols(), ranks);
}

/// The servers of a rank, in a process that is no rank.
int serve(const std::vector<std::string>& words) {
    try {
        const protocol_table protocols = all_protocols();
        const parsed_line line = parse_command_line(words, protocols);
        return static_cast<int>(execute_serve(std::get<serve_request>(line.request), protocols));
    } catch (...) {
        const command_error error = to_command_error(std::current_exception());
        print_error(error.what());
        return static_cast<int>(error.status);
    }
}

}  // namespace
}  // namespace pingpong::command

int main(int argument_count, char** arguments) {
    using namespace pingpong::command;
    fill_closed_standard_streams();
    std::signal(SIGPIPE, SIG_IGN);  // see the other program
    if (argument_count > 1 && arguments[1] == std::string_view("serve"))
        return serve({arguments + 1, arguments + argument_count});
    ended_rank ended;
    {
        const boost::mpi::environment environment(argument_count, arguments);
        ended = execute({arguments + 1, arguments + argument_count});
        if (!ended.all_are_alive) {
            std::fflush(nullptr);
            std::_Exit(static_cast<int>(ended.status));  // finalising would wait for the dead
        }
    }
    return static_cast<int>(ended.status);
}
