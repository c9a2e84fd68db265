#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <memory>
#include <utility>

#include "pingpong/commands/commands.hpp"
#include "pingpong/options/exchange/probe_options.hpp"
#include "pingpong/process/run_to_end.hpp"
#include "pingpong/reporter/wording/failure/failure_remedy.hpp"
#include "pingpong/scheduler/sampling/probe.hpp"
#include "pingpong/terminal/input_lines.hpp"
#include "pingpong/terminal/probe_text.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

/// Prints each reply as a line.
void print_reply(std::string_view reply) {
    print(std::string(reply) + '\n');
}

boost::asio::awaitable<std::optional<std::string>, executor> read_line(
    std::shared_ptr<input_lines> lines) {
    auto line = co_await lines->next();
    co_return line;
}

exit_status send_lines(plan plan) {
    boost::asio::io_context context(1);
    const std::string url = plan.experiments.front().contenders.front().name();
    const auto lines = std::make_shared<input_lines>(context.get_executor());
    auto finished = run_to_end<std::optional<result<>>>(context, [&](auto token) {
        boost::asio::co_spawn(
            context,
            converse(
                context.get_executor(), std::move(plan), 0, [lines] { return read_line(lines); },
                print_reply),
            [token = std::move(token)](const std::exception_ptr& error, result<> ended) mutable {
                std::move(token)(error, std::optional(ended));
            });
    });
    if (finished.interrupted)
        return exit_status::interrupted;
    if (finished.value && !*finished.value) {
        print_error(fmt::format("{}: {}", url,
                                append_failure_remedy(format_failure(finished.value->error()))));
        return exit_status::io_failed;
    }
    return exit_status::done;
}

}  // namespace

probed_exchange probe_here(const plan& plan, std::size_t contender, std::size_t recorded_bytes) {
    boost::asio::io_context context(1);
    probe_settings settings;
    settings.recorded_bytes = recorded_bytes;
    auto finished = run_to_end<probed_exchange>(context, [&](auto token) {
        boost::asio::co_spawn(context, probe(context.get_executor(), plan, contender, settings),
                              std::move(token));
    });
    if (finished.interrupted)
        throw command_error(exit_status::interrupted, "interrupted");
    return std::move(finished.value);
}

exit_status execute_probe(const probe_request& request) {
    plan plan = make_probe_plan(request);
    auto& contenders = plan.experiments.front().contenders;
    resolve_all(contenders, request.addresses.family);
    if (request.reads_lines)
        return send_lines(std::move(plan));
    exit_status status = exit_status::done;
    for (std::size_t i = 0; i < contenders.size(); ++i) {
        const probed_exchange probed = probe_here(plan, i, request.shown_bytes);
        print((i > 0 ? "\n" : "") + format_probe(probed, request.shown_bytes));
        if (probed.error)
            status = exit_status::io_failed;
    }
    return status;
}

}  // namespace pingpong::command
