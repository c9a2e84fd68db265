#include <csignal>
#include <exception>
#include <new>
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

exit_status perform(const information& asked) {
    print(asked.text);
    return exit_status::done;
}

exit_status perform(const request_words& asked, const std::vector<std::string>& words) {
    if (const auto* information_asked = std::get_if<information>(&asked))
        return perform(*information_asked);
    if (const auto* run = std::get_if<run_words>(&asked)) {
        run_options options = check(*run);
        options.what.command_line = words;
        return perform(std::move(options));
    }
    if (const auto* play = std::get_if<play_words>(&asked))
        return perform(check(*play));
    if (const auto* serve = std::get_if<serve_words>(&asked))
        return perform(check(*serve));
    if (const auto* compare = std::get_if<compare_words>(&asked))
        return perform(check(*compare));
    if (const auto* merge = std::get_if<merge_words>(&asked)) {
        merge_options options = check(*merge);
        options.command_line = words;
        return perform(options);
    }
    if (const auto* self_test = std::get_if<self_test_words>(&asked))
        return perform(check(*self_test));
    return perform(check(std::get<report_words>(asked)));
}

exit_status perform_all(const std::vector<std::string>& words) {
    if (words.size() == 1) {
        write_all(2, usage_text());
        return exit_status::wrong_usage;
    }
    const parsed_line line = parse_command_line({words.begin() + 1, words.end()});
    try {
        return perform(line.request, with_settings(words, line.settings));
    } catch (const command_error& error) {
        throw command_error(error.status, with_origin(error.what(), line.settings));
    }
}

/// Every error ends here, as one line.
exit_status guarded(const std::vector<std::string>& words) noexcept {
    try {
        return perform_all(words);
    } catch (const command_error& error) {
        complain(error.what());
        return error.status;
    } catch (const std::bad_alloc&) {
        complain("out of memory");
    } catch (const std::exception& error) {
        complain(error.what());
    } catch (...) {
        complain("ended by an error that says nothing about itself");
    }
    return exit_status::io_failed;
}

}  // namespace
}  // namespace pingpong::command

int main(int argument_count, char** arguments) {
    using namespace pingpong::command;
    fill_closed_standard_streams();
    // A reader that went away is an error of the write, and must not end a measurement.
    std::signal(SIGPIPE, SIG_IGN);
    return static_cast<int>(guarded({arguments, arguments + argument_count}));
}
