#include "pingpong/commands/play_command.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/this_coro.hpp>
#include <exception>
#include <optional>
#include <utility>
#include <vector>

#include "pingpong/command_error.hpp"
#include "pingpong/commands/game.hpp"
#include "pingpong/commands/listeners.hpp"
#include "pingpong/process/descriptor_limit.hpp"
#include "pingpong/process/interruption.hpp"
#include "pingpong/process/output_file.hpp"
#include "pingpong/reporter/markdown/seed_tables.hpp"
#include "pingpong/terminal/input_lines.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

/// Blanks around an answer are of no importance.
std::string trimmed(const std::string& text) {
    constexpr std::string_view blanks = " \t\r";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

/// Asks until it gets a count; nullopt: the game is to end.
asio::awaitable<std::optional<std::uint64_t>, executor> ask(input_lines& answers) {
    for (;;) {
        print("Choose quantity of pings to run [-1 to exit]: ");
        const auto line = co_await answers.next();
        // Only a terminal shows the end of the line that was typed.
        if (!line || ::isatty(STDIN_FILENO) != 1)
            print("\n");
        if (!line)
            co_return std::nullopt;
        const std::string answer = trimmed(*line);
        if (answer == "-1")
            co_return std::nullopt;
        const auto count = parse_count(answer);
        if (count)
            co_return count;
        complain(describe_wrong_count(answer));
    }
}

/// A game with its report.
class reported_game {
public:
    /// \param request  Outlives the game.
    reported_game(executor where_to_run, const play_request& request,
                  const play_environment& environment)
        : request_(request),
          report_("report.md"),
          answers_(where_to_run),
          game_(where_to_run, environment.host, environment.log_level) {}

    asio::awaitable<void, executor> play() {
        co_await asio::this_coro::throw_if_cancelled(false);
        bool goes_on = true;
        for (const std::uint64_t count : request_.counts)
            if (goes_on)
                goes_on = co_await play(count);
        while (goes_on && !request_.ends) {
            const auto count = co_await ask(answers_);
            if (!count)
                break;
            goes_on = co_await play(*count);
        }
        co_await game_.stop();
    }

    const game& played() const noexcept { return game_; }
    bool report_failed() const noexcept { return report_failed_; }

private:
    asio::awaitable<bool, executor> play(std::uint64_t count) {
        const std::size_t rows_before = game_.rows().size();
        const bool goes_on = co_await game_.play(count);
        if (game_.rows().size() != rows_before)
            write_report();
        co_return goes_on;
    }

    void write_report() {
        try {
            report_.write(seed_table(game_.rows()));
            report_failed_ = false;
        } catch (const command_error& error) {
            report_failed_ = true;
            complain(error.what());
        }
    }

    const play_request& request_;
    output_file report_;
    input_lines answers_;
    game game_;
    bool report_failed_ = false;
};

/// Finds out whether the servers can listen at the host.
void check_host(const std::string& host) {
    bind_options bind;
    bind.address = host;
    const std::array needed{&find_protocol("ws")->served_by,
                            &find_protocol("http-close")->served_by};
    try {
        check_listening(needed, bind);
    } catch (const command_error& error) {
        throw command_error(exit_status::wrong_usage,
                            fmt::format("Provide value for 'host'. {}", error.what()));
    }
}

}  // namespace

exit_status perform(const play_request& request) {
    const play_environment environment = read_play_environment();
    const std::vector<contender_spec> contenders{"ws", "http-close"};
    ensure_descriptors(descriptors_for(contenders, 1));
    check_host(environment.host);

    asio::io_context context(1);
    reported_game whole(context.get_executor(), request, environment);
    asio::cancellation_signal cancel;
    interruption signals(context, [&cancel] { cancel.emit(asio::cancellation_type::terminal); });
    std::exception_ptr bug;
    asio::co_spawn(context, whole.play(),
                   asio::bind_cancellation_slot(cancel.slot(), [&](std::exception_ptr thrown) {
                       bug = std::move(thrown);
                       signals.forget();
                       if (bug)
                           context.stop();
                   }));
    context.run();
    if (bug)
        std::rethrow_exception(bug);

    const auto& rows = whole.played().rows();
    if (!rows.empty())
        print(seed_table(rows));
    if (signals.happened()) {
        complain(fmt::format("interrupted: report.md has {}",
                             rows.empty() ? "not been written" : "what was played until then"));
        return whole.report_failed() ? exit_status::io_failed : exit_status::interrupted;
    }
    const bool all_well = !whole.played().failed() && !whole.report_failed();
    return all_well ? exit_status::done : exit_status::io_failed;
}

}  // namespace pingpong::command
