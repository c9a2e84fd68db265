#include "pingpong/ranks/leading_rank.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "pingpong/analysis/summaries.hpp"
#include "pingpong/command_error.hpp"
#include "pingpong/process/process_schedule.hpp"
#include "pingpong/process/run_processes.hpp"
#include "pingpong/process/subprocess.hpp"
#include "pingpong/ranks/load_gate.hpp"
#include "pingpong/ranks/rank_part.hpp"
#include "pingpong/ranks/spread_plan.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

/// Whether an option is about the place of servers: under a load, these are those of rank 0.
bool tells_where_to_listen(const std::string& word) {
    const std::string_view name = std::string_view(word).substr(0, word.find('='));
    return name == "--host" || name == "--unix-path" || name.ends_with("-port");
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

}  // namespace

leading_rank::leading_rank(const rank_group& ranks, std::vector<rank_card> cards)
    : ranks_(ranks), cards_(std::move(cards)) {
}

void leading_rank::dismiss() {
    if (!std::exchange(has_told_, true))
        ranks_.broadcast({});
}

finished_run leading_rank::play(const run_request& request, const plan& plan, report_files& files) {
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

void leading_rank::send_plan(const run_request& request, const plan& plan) {
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
            error =
                fmt::format("{} and {} have different plans: compare the files of messages on them",
                            name_rank(0, cards_), name_rank(i, cards_));
    ranks_.broadcast(error.empty() ? "go" : "");
    if (!error.empty())
        throw command_error(exit_status::wrong_usage, error);
}

/// The parts of all ranks that are heard of; of those that are not, their number is kept.
std::vector<finished_run> leading_rank::gather(finished_run own) {
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

void leading_rank::print_failures(std::size_t rank, const report& report) const {
    for (const trial& trial : report.trials)
        if (trial.failure)
            print_error(fmt::format("{}: {}: {}", name_rank(rank, cards_),
                                    report.cells[trial.cell].protocol, *trial.failure));
}

/// The report of the whole run.
finished_run leading_rank::join(const run_request& request, const plan& plan,
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

}  // namespace pingpong::command
