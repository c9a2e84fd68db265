#include "pingpong/ranks/run_on_ranks.hpp"

#include <exception>
#include <memory>
#include <utility>
#include <variant>

#include "pingpong/command_error.hpp"
#include "pingpong/commands/commands.hpp"
#include "pingpong/options/command_line.hpp"
#include "pingpong/process/play_alone.hpp"
#include "pingpong/process/subprocess.hpp"
#include "pingpong/ranks/leading_rank.hpp"
#include "pingpong/ranks/load_gate.hpp"
#include "pingpong/ranks/rank_card.hpp"
#include "pingpong/ranks/rank_part.hpp"
#include "pingpong/ranks/spread_plan.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

exit_status lead(leading_rank& leader, const std::vector<std::string>& words,
                 const protocol_table& protocols) {
    const parsed_line line = parse_command_line(words, protocols);
    if (const auto* answer = std::get_if<information>(&line.request)) {
        print(answer->text);
        return exit_status::done;
    }
    const auto* request = std::get_if<run_request>(&line.request);
    if (!request)
        throw usage_error(words.front(), "ranks only play run; use pingpong for other commands");
    std::vector<std::string> command_line{"pingpong-mpi"};
    command_line.insert(command_line.end(), words.begin(), words.end());
    run_request spread_request = *request;
    if (spread_request.spread == spread::none)
        spread_request.spread = spread::replicate;
    // mpirun gives rank 0 a terminal wherever its output goes.
    if (spread_request.display.colour == colour_choice::automatic)
        spread_request.display.colour = colour_choice::never;
    return execute_run(
        spread_request, insert_settings(command_line, line.settings),
        [&leader](const run_request& final_request, const plan& plan, report_files& files) {
            return leader.play(final_request, plan, files);
        });
}

exit_status lead_or_print_error(leading_rank& leader, const std::vector<std::string>& words,
                                const protocol_table& protocols) {
    exit_status status = exit_status::done;
    try {
        status = lead(leader, words, protocols);
    } catch (...) {
        const command_error error = to_command_error(std::current_exception());
        print_error(error.what());
        status = error.status;
    }
    leader.dismiss();
    return status;
}

/// What rank 0 sent: how the run is spread, and the options of `run`.
struct received_plan {
    spread how = spread::replicate;
    shared_plan shared;
};

received_plan make_received_plan(std::vector<std::string> words, const protocol_table& protocols) {
    received_plan received;
    received.how = spread_name::parse(words.front()).value();
    words.erase(words.begin());
    received.shared = make_shared_plan(std::move(words), protocols);
    return received;
}

/// Plays what rank 0 sends, and sends the report back.
ended_rank follow(const rank_group& ranks, const protocol_table& protocols) {
    const std::string words = ranks.broadcast({});
    if (words.empty())
        return {};
    received_plan received;
    std::string print;
    try {
        received = make_received_plan(split_words(words), protocols);
        print = fingerprint_of(received.shared.plan);
    } catch (...) {
        print = std::string("!") + to_command_error(std::current_exception()).what();
    }
    ranks.gather(print);
    if (ranks.broadcast({}).empty())
        return {};
    plan own = spread_plan(received.how, received.shared.plan, ranks.number(), ranks.size());
    const auto servers = start_servers(received.how, ranks, own, received.shared.serve_arguments);
    load_gate gate(ranks.world());
    if (received.how == spread::load)
        own.gate = &gate;
    ranks.wait_for_all();
    finished_run part = play_silently(std::move(own));
    describe_part(part, ranks.number());
    const bool sent =
        ranks.send(0, format_part(part),
                   time_limit(part.report.interrupted ? 2 * time_after_interruption()
                                                      : least_patience + part.report.duration));
    ended_rank ended;
    ended.all_are_alive = sent && !part.report.interrupted;
    return ended;
}

/// The cards of all ranks, on rank 0; empty elsewhere.
std::vector<rank_card> exchange_cards(const rank_group& ranks,
                                      const std::vector<std::string>& words) {
    std::vector<rank_card> cards;
    for (const auto& text : ranks.gather(format_card(make_rank_card(words))))
        cards.push_back(parse_card(*text).value_or(rank_card()));
    return cards;
}

}  // namespace

ended_rank run_on_ranks(const std::vector<std::string>& words, const protocol_table& protocols,
                        const rank_group& ranks) {
    auto cards = exchange_cards(ranks, words);
    const std::string difference = ranks.leads() ? find_different_rank(cards) : std::string();
    if (ranks.broadcast(difference) != "") {
        ended_rank refused;
        if (ranks.leads()) {
            print_error(difference);
            refused.status = exit_status::wrong_usage;
        }
        return refused;
    }
    if (!ranks.leads())
        return follow(ranks, protocols);
    leading_rank leader(ranks, std::move(cards));
    ended_rank ended;
    ended.status = lead_or_print_error(leader, words, protocols);
    ended.all_are_alive = leader.all_are_alive();
    return ended;
}

}  // namespace pingpong::command
