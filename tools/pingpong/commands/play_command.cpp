#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/this_coro.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "pingpong/command_error.hpp"
#include "pingpong/commands/commands.hpp"
#include "pingpong/commands/game.hpp"
#include "pingpong/commands/listeners.hpp"
#include "pingpong/files/output_file.hpp"
#include "pingpong/process/descriptor_limit.hpp"
#include "pingpong/process/run_to_end.hpp"
#include "pingpong/reporter/markdown/original_tables.hpp"
#include "pingpong/terminal/input_lines.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

std::string trim_blanks(const std::string& text) {
    constexpr std::string_view blanks = " \t\r";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

/// Prompts until a count is typed; nullopt: the game is to end.
asio::awaitable<std::optional<std::uint64_t>, executor> prompt_for_count(input_lines& input) {
    for (;;) {
        print("Choose quantity of pings to run [-1 to exit]: ");
        const auto line = co_await input.next();
        // Only a terminal echoes the line feed that was typed.
        if (!line || ::isatty(STDIN_FILENO) != 1)
            print("\n");
        if (!line)
            co_return std::nullopt;
        const std::string answer = trim_blanks(*line);
        if (answer == "-1")
            co_return std::nullopt;
        const auto count = parse_count(answer);
        if (count)
            co_return count;
        print_error(describe_wrong_count(answer));
    }
}

/// A game that writes its table to report.md.
class reported_game {
public:
    /// \param request  Outlives the game.
    reported_game(executor io_executor, const play_request& request,
                  const play_environment& environment, const game_protocols& protocols)
        : request_(request),
          report_("report.md"),
          input_(io_executor),
          game_(io_executor, environment.host, environment.log_level, protocols) {}

    asio::awaitable<void, executor> play() {
        co_await asio::this_coro::throw_if_cancelled(false);
        bool goes_on = true;
        for (const std::uint64_t count : request_.counts)
            if (goes_on)
                goes_on = co_await play_count(count);
        while (goes_on && !request_.ends) {
            const auto count = co_await prompt_for_count(input_);
            if (!count)
                break;
            goes_on = co_await play_count(*count);
        }
        co_await game_.stop();
    }

    const std::vector<original_row>& rows() const noexcept { return game_.rows(); }

    /// Whether every count was played, and the report was written.
    bool succeeded() const noexcept { return !game_.failed() && !report_failed_; }

    bool report_failed() const noexcept { return report_failed_; }

private:
    asio::awaitable<bool, executor> play_count(std::uint64_t count) {
        const std::size_t previous_rows = rows().size();
        const bool goes_on = co_await game_.play(count);
        if (rows().size() != previous_rows)
            write_report();
        co_return goes_on;
    }

    void write_report() {
        try {
            report_.write(original_table(rows()));
            report_failed_ = false;
        } catch (const command_error& error) {
            report_failed_ = true;
            print_error(error.what());
        }
    }

    const play_request& request_;
    output_file report_;
    input_lines input_;
    game game_;
    bool report_failed_ = false;
};

/// Finds out whether the servers can listen at the host.
void validate_host(const std::string& host, const game_protocols& protocols) {
    bind_options bind;
    bind.address = host;
    const std::array services{&protocols.websocket.served_by, &protocols.http.served_by};
    try {
        validate_listening(services, bind);
    } catch (const command_error& error) {
        throw command_error(exit_status::wrong_usage,
                            fmt::format("Provide value for 'host'. {}", error.what()));
    }
}

}  // namespace

exit_status execute_play(const play_request& request, const protocol_table& protocols) {
    const play_environment environment = read_play_environment();
    const game_protocols played(protocols);
    const std::vector<contender_spec> contenders{std::string(played.websocket.name),
                                                 std::string(played.http.name)};
    ensure_descriptors(descriptors_for(contenders, 1, protocols));
    validate_host(environment.host, played);

    asio::io_context context(1);
    reported_game game(context.get_executor(), request, environment, played);
    const bool interrupted = run_to_end(context, [&](auto token) {
                                 asio::co_spawn(context, game.play(), std::move(token));
                             }).interrupted;
    const auto& rows = game.rows();
    if (!rows.empty())
        print(original_table(rows));
    if (interrupted) {
        print_error(fmt::format("interrupted: report.md has {}",
                                rows.empty() ? "not been written" : "what was played until then"));
        return game.report_failed() ? exit_status::io_failed : exit_status::interrupted;
    }
    return game.succeeded() ? exit_status::done : exit_status::io_failed;
}

}  // namespace pingpong::command
