#include "pingpong/converse_command.hpp"

#include <fmt/format.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <optional>
#include <utility>

#include "pingpong/command_error.hpp"
#include "pingpong/numbers.hpp"
#include "pingpong/original_conversation.hpp"
#include "pingpong/standard_streams.hpp"
#include "pingpong/transport/socket.hpp"

namespace pingpong::command {
namespace {

protocol_family family_of(const std::string& word) {
    if (word == "ws")
        return protocol_family::ws;
    if (word == "http")
        return protocol_family::http;
    throw command_error(exit_status::wrong_usage,
                        fmt::format("converse: {} is neither ws nor http", in_quotes(word)));
}

endpoint server_at(const std::string& url, const std::string& scheme) {
    auto parsed = parse_endpoint(url, scheme);
    if (!parsed.error.empty())
        throw command_error(exit_status::wrong_usage, "converse: " + parsed.error);
    if (!resolve(parsed.where))
        throw command_error(
            exit_status::io_failed,
            fmt::format("converse: the host {} cannot be found", in_quotes(parsed.where.host)));
    return std::move(parsed.where);
}

/// Runs the conversation to its end.
result<> play(contender& client, std::uint64_t count, asio::io_context& context) {
    std::exception_ptr bug;
    result<> outcome;
    asio::co_spawn(context, play_whole(client, count),
                   [&](std::exception_ptr thrown, result<> played) {
                       bug = std::move(thrown);
                       outcome = played;
                   });
    context.run();
    if (bug)
        std::rethrow_exception(bug);
    return outcome;
}

}  // namespace

converse_options check(const converse_words& words) {
    converse_options options;
    options.over = family_of(words.over);
    options.where = server_at(words.url, words.over);
    options.count = whole_number("converse", words.count, 1, largest_number);
    return options;
}

exit_status perform(const converse_options& options) {
    asio::io_context context(1);
    const auto made = make_original_client(context.get_executor(), options.over, options.where);
    const result<> played = made ? play(**made, options.count, context) : result<>(made.error());
    if (played)
        return exit_status::done;
    print(fmt::format("{}: {}\n", options.where.url(), describe(played.error())));
    return exit_status::io_failed;
}

}  // namespace pingpong::command
