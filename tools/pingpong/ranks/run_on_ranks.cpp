#include "pingpong/ranks/run_on_ranks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <optional>
#include <utility>
#include <variant>

#include "pingpong/analysis/merge.hpp"
#include "pingpong/analysis/summaries.hpp"
#include "pingpong/command_error.hpp"
#include "pingpong/commands/commands.hpp"
#include "pingpong/options/command_line.hpp"
#include "pingpong/process/affinity.hpp"
#include "pingpong/process/play_alone.hpp"
#include "pingpong/process/run_processes.hpp"
#include "pingpong/process/server_process.hpp"
#include "pingpong/process/subprocess.hpp"
#include "pingpong/ranks/load_gate.hpp"
#include "pingpong/ranks/rank_card.hpp"
#include "pingpong/ranks/spread_plan.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

using namespace std::chrono_literals;

/// How long rank 0 waits for the others after SIGTERM. Open MPI kills ranks a second later, or when
/// its parameter says, and by then the report has to be written.
std::chrono::nanoseconds time_after_interruption() {
    const char* const seconds = std::getenv("OMPI_MCA_odls_base_sigkill_timeout");
    const int allowed = seconds ? std::atoi(seconds) : 1;
    return std::chrono::milliseconds(400 * std::clamp(allowed, 1, 60));
}

/// A rank on a slower machine finishes its last repetition later.
constexpr std::chrono::seconds least_patience{10};

/// Words with a zero byte behind each: no argument of a program has one.
std::string join_words(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text.append(word).push_back('\0');
    return text;
}

std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t end = 0; (end = text.find('\0')) != std::string_view::npos;
         text.remove_prefix(end + 1))
        words.emplace_back(text.substr(0, end));
    return words;
}

/// Whether an option is about the place of servers: under a load, these are those of rank 0.
bool tells_where_to_listen(const std::string& word) {
    const std::string_view name = std::string_view(word).substr(0, word.find('='));
    return name == "--host" || name == "--unix-path" || name.ends_with("-port");
}

/// What a rank sends when it has played: its exit status, and its report in a new line.
std::string format_part(const finished_run& run) {
    return fmt::format("{}\n{}", static_cast<int>(run.status), to_json(run.report));
}

std::optional<finished_run> parse_part(std::string_view text) {
    int status = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), status);
    if (error != std::errc())
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
    auto parsed = from_json(text);
    if (!parsed.value)
        return std::nullopt;
    finished_run run;
    run.status = static_cast<exit_status>(status);
    run.report = std::move(*parsed.value);
    return run;
}

/// The facts that only this process knows.
void describe_part(finished_run& part, int rank) {
    for (process_facts& process : part.report.processes) {
        process.rank = static_cast<std::uint64_t>(rank);
        process.affinity = usable_processors();
    }
}

/// What a rank cannot play with others; see `validate_spread`.
void refuse_options_of_one_process(const run_request& request) {
    const auto refuse = [](std::string_view option) {
        throw usage_error(option, "the ranks are the processes of this run");
    };
    if (request.processes)
        refuse("--processes");
    if (request.runs > 1)
        refuse("--runs");
    if (request.in_process)
        refuse("--in-process");
}

/// The servers that a plan needs outside of its process, and where its contenders find them: those
/// of an open loop; under a load, those of rank 0, which all use.
std::unique_ptr<subprocess> start_servers(spread how, const rank_group& ranks, plan& plan,
                                          const std::vector<std::string>& options) {
    if (how != spread::load)
        return plan.experiments.front().rate ? start_server_process(plan, options) : nullptr;
    if (ranks.leads()) {
        auto servers = start_server_process(plan, options);
        ranks.broadcast(format_places(plan));
        return servers;
    }
    place_contenders(plan, ranks.broadcast({}));
    return nullptr;
}

/// Rank 0, and the run that it leads.
class leading_rank {
public:
    leading_rank(const rank_group& ranks, std::vector<rank_card> cards)
        : ranks_(ranks), cards_(std::move(cards)) {}

    /// Ends the others unless they were sent a plan.
    void dismiss() {
        if (!std::exchange(has_told_, true))
            ranks_.broadcast({});
    }

    /// Plays with all; see `run_player`.
    finished_run play(const run_request& request, const plan& plan, report_files& files) {
        refuse_options_of_one_process(request);
        validate_spread(request.spread, plan, ranks_.size());
        send_plan(request, plan);
        pingpong::plan own = spread_plan(request.spread, plan, 0, ranks_.size());
        const auto servers = start_servers(request.spread, ranks_, own, request.serve_arguments);
        load_gate gate(ranks_.world());
        if (request.spread == spread::load)
            own.gate = &gate;
        ranks_.wait_for_all();
        finished_run part = play_shown(std::move(own), files, request.display);
        describe_part(part, 0);
        return join(request, plan, gather(std::move(part)));
    }

    bool all_are_alive() const noexcept { return missing_.empty(); }

private:
    void send_plan(const run_request& request, const plan& plan) {
        process_schedule alone;
        if (plan.stop.max_rounds != stopping_rule().max_rounds)
            alone.max_rounds = plan.stop.max_rounds;
        auto words = share_command_line(request, plan, alone, run_share(), plan.stop.max_time);
        words.erase(words.begin(), words.begin() + 3);
        if (request.spread == spread::load)
            std::erase_if(words, tells_where_to_listen);
        words.insert(words.begin(), std::string(name_of(request.spread)));
        has_told_ = true;
        ranks_.broadcast(join_words(words));
        const auto prints = ranks_.gather(fingerprint_of(plan));
        std::string error;
        for (std::size_t i = 1; i < prints.size() && error.empty(); ++i)
            if (prints[i]->starts_with('!'))
                error = fmt::format("{}: {}", name_rank(i, cards_), prints[i]->substr(1));
            else if (*prints[i] != *prints[0])
                error = fmt::format(
                    "{} and {} have different plans: compare the files of messages on them",
                    name_rank(0, cards_), name_rank(i, cards_));
        ranks_.broadcast(error.empty() ? "go" : "");
        if (!error.empty())
            throw command_error(exit_status::wrong_usage, error);
    }

    /// The parts of all ranks that are heard of; of those that are not, their number is kept.
    std::vector<finished_run> gather(finished_run own) {
        const held_signals signals;  // mpirun sends one when a rank dies, too
        const auto patience = least_patience + own.report.duration / 2;
        auto gives_up = time_limit(own.report.interrupted ? time_after_interruption() : patience);
        bool was_interrupted = own.report.interrupted;
        const auto texts = ranks_.gather({}, [&] {
            if (!was_interrupted && signals.take() != 0) {
                was_interrupted = true;
                gives_up = time_limit(time_after_interruption());
            }
            return gives_up();
        });
        std::vector<finished_run> parts;
        parts.push_back(std::move(own));
        for (std::size_t rank = 1; rank < texts.size(); ++rank) {
            auto part = texts[rank] ? parse_part(*texts[rank]) : std::nullopt;
            if (part) {
                print_failures(rank, part->report);
                parts.push_back(std::move(*part));
                continue;
            }
            missing_.push_back(
                {rank, cards_[rank].host, texts[rank] ? "sent no report" : "sent nothing in time"});
            print_error(fmt::format("{} {}: it is missing from the report", name_rank(rank, cards_),
                                    missing_.back().reason));
        }
        // One that came after all were there has nothing to end.
        while (signals.take() != 0) {
        }
        return parts;
    }

    void print_failures(std::size_t rank, const report& report) const {
        for (const trial& trial : report.trials)
            if (trial.failure)
                print_error(fmt::format("{}: {}: {}", name_rank(rank, cards_),
                                        report.cells[trial.cell].protocol, *trial.failure));
    }

    /// The report of the whole run.
    finished_run join(const run_request& request, const plan& plan,
                      std::vector<finished_run> parts) const {
        finished_run whole;
        std::vector<report> reports;
        bool interrupted = false;
        for (finished_run& part : parts) {
            whole.status = worse(whole.status, part.status);
            run_config& config = part.report.config;
            config.stop = plan.stop;
            config.seed = plan.seed;
            config.host = plan.bind.address;
            config.components = plan.components;
            config.spread = request.spread;
            config.ranks = static_cast<std::uint64_t>(ranks_.size());
            if (reports.empty())  // a merge puts the lists of all together
                config.missing_ranks = missing_;
            part.report.command_line = plan.command_line;
            interrupted = interrupted || part.report.interrupted;
            reports.push_back(std::move(part.report));
        }
        auto merged = merge_ranks(request.spread, std::move(reports));
        if (!merged.value)
            throw command_error(exit_status::io_failed, "ranks disagree: " + merged.error);
        whole.report = std::move(*merged.value);
        whole.report.interrupted = interrupted && missing_.empty();
        add_up(whole.report);
        if (!missing_.empty())
            whole.status = worse(whole.status, exit_status::invalid_measurement);
        return whole;
    }

    const rank_group& ranks_;
    std::vector<rank_card> cards_;
    std::vector<missing_rank> missing_;
    bool has_told_ = false;
};

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
