#include "pingpong/commands/dry_run.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <vector>

#include "pingpong/commands/run_estimate.hpp"
#include "pingpong/core/block_layout.hpp"
#include "pingpong/reporter/text/display_width.hpp"
#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong::command {
namespace {

using seconds = run_estimate::seconds;

constexpr std::size_t text_columns = 80;

std::string format_duration(seconds duration) {
    if (duration >= std::chrono::minutes(2))
        return fmt::format("{:.3g} minutes", duration.count() / 60);
    return fmt::format("{:.3g} second{}", duration.count(), duration.count() == 1 ? "" : "s");
}

/// To two digits: it is an estimate.
seconds round_duration(seconds duration) {
    if (duration.count() <= 0)
        return duration;
    const double digit = std::pow(10, std::floor(std::log10(duration.count())) - 1);
    return seconds(std::round(duration.count() / digit) * digit);
}

/// "1 round", "2 rounds".
std::string format_number_of(std::uint64_t number, std::string_view noun) {
    return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

std::string format_message_sizes(const plan& plan, const experiment& experiment) {
    if (!experiment.payload_bytes)
        return plan.exchange.is_original() ? "\"Ping\" and \"Pong!\"" : "messages of your own";
    const std::string request = format_number_of(*experiment.payload_bytes, "byte");
    return experiment.reply_bytes
               ? fmt::format("{} -> {}", request, format_number_of(*experiment.reply_bytes, "byte"))
               : request + " each way";
}

/// " at URL", where the server is elsewhere.
std::string format_server(const contender_spec& contender) {
    if (!contender.remote)
        return {};
    const std::string& unix_path = contender.remote->unix_path;
    return " at " + contender.remote->url() + (unix_path.empty() ? "" : " over " + unix_path);
}

std::string format_contender_list(const experiment& experiment) {
    std::vector<std::string> names;
    for (const contender_spec& contender : experiment.contenders)
        names.push_back(contender.name() + format_server(contender));
    return fmt::format("{}", fmt::join(names, ", "));
}

/// The minimum duration of a repetition of an open loop, from its rate.
std::string format_open_loop(const experiment& experiment) {
    const auto contenders = static_cast<double>(experiment.contenders.size());
    const seconds min(static_cast<double>(experiment.count) / *experiment.rate * contenders);
    return fmt::format("     open loop, {:.6g} per second: a repetition takes {}\n",
                       *experiment.rate, format_duration(min));
}

std::string format_planned_experiment(std::size_t number, const plan& plan,
                                      const experiment& experiment) {
    const block_layout layout = layout_of(experiment);
    return fmt::format(
               "{:>3}. {} of each protocol, {}, {}\n     {} a repetition, in blocks of {}\n",
               number, format_number_of(experiment.count, "exchange"),
               format_message_sizes(plan, experiment),
               format_number_of(experiment.connections, "connection"),
               format_number_of(layout.rounds, "round"), layout.exchanges_of(0)) +
           (experiment.rate ? format_open_loop(experiment) : "") +
           wrap_text("     Contenders: " + format_contender_list(experiment), "        ",
                     text_columns) +
           '\n';
}

/// "4 to 30 seconds".
std::string format_run_estimate(const run_estimate& estimate) {
    const seconds min = round_duration(estimate.min), max = round_duration(estimate.max);
    if (min == max)
        return format_duration(max);
    if (max >= std::chrono::minutes(2))
        return fmt::format("{} to {}", format_duration(min), format_duration(max));
    return fmt::format("{:.3g} to {}", min.count(), format_duration(max));
}

std::string format_question(const plan& planned) {
    return fmt::format("{} / {} is known to +-{:.3g} %", planned.question.numerator,
                       planned.question.denominator, 100 * planned.stop.precision);
}

/// When a run in one process ends.
std::string format_stopping_rule(const plan& planned) {
    const stopping_rule& stop = planned.stop;
    const std::string limit = fmt::format("after {} (the repetition in progress finishes)",
                                          format_duration(stop.max_time));
    if (stop.max_rounds <= stop.min_rounds)
        return fmt::format("Stops after {}, or {}.", format_number_of(stop.max_rounds, "round"),
                           limit);
    std::string text =
        fmt::format("Stops when {} (after at least {} and {}), or {}", format_question(planned),
                    format_number_of(stop.min_rounds, "round"),
                    format_number_of(stop.min_repetitions, "repetition"), limit);
    if (stop.max_rounds < plan().stop.max_rounds)
        text += fmt::format(", or after {}", format_number_of(stop.max_rounds, "round"));
    return text + '.';
}

/// When a run in several processes ends.
std::string format_last_process(const plan& planned, const process_schedule& schedule) {
    const std::string limit = fmt::format("after {} (the process in progress finishes)",
                                          format_duration(planned.stop.max_time));
    if (!schedule.goes_on)
        return fmt::format("Stops after the last process, or {}.", limit);
    return fmt::format("Stops when {} in every experiment (after at least {} processes), or {}.",
                       format_question(planned), schedule.processes, limit);
}

std::string format_schedule(const process_schedule& schedule) {
    const std::string processes =
        fmt::format("{}{} processes, one after the other", schedule.goes_on ? "At least " : "",
                    schedule.processes);
    if (schedule.max_rounds)
        return fmt::format("{}, {} each (the repetition in progress finishes).", processes,
                           format_number_of(*schedule.max_rounds, "round"));
    return fmt::format(
        "{}, {} each. The first plays whole repetitions; if these take longer, the others play "
        "part of each.",
        processes, format_duration(schedule.share));
}

/// "12.3 ms".
std::string format_exchange(std::chrono::nanoseconds time) {
    const seconds duration(time);
    return duration < std::chrono::milliseconds(1)
               ? fmt::format("{:.3g} us", duration.count() * 1e6)
               : fmt::format("{:.3g} ms", duration.count() * 1e3);
}

/// What one exchange with each service took, and what follows from it.
std::string format_probed_duration(const plan& plan, const process_schedule& schedule,
                                   const probed_services& services) {
    std::vector<exchange_cost> costs;
    std::vector<std::string> times, failures;
    bool has_local = false;
    for (const auto& service : services.contenders) {
        exchange_cost& cost = costs.emplace_back();
        cost.exchange = service ? service->exchange.value_or(std::chrono::nanoseconds(0))
                                : probed_services::local_exchange;
        cost.opening = service && service->exchange ? service->opening : seconds();
        has_local |= !service.has_value();
        if (service && service->exchange)
            times.push_back(
                fmt::format("{} {}", service->contender, format_exchange(*service->exchange)));
        else if (service)
            failures.push_back(escape_terminal(service->failure));
    }
    const std::string without = fmt::format("{}", fmt::join(failures, "; "));
    if (times.empty())
        return fmt::format("Duration unknown, since no service gives a reply that is accepted: {}.",
                           without);
    return fmt::format("Takes about {}, estimated from one exchange with each service: {}{}.{}",
                       format_run_estimate(estimate_by_exchanges(plan, schedule, costs)),
                       fmt::join(times, ", "),
                       has_local ? fmt::format("; {} are assumed for each in this process",
                                               format_exchange(probed_services::local_exchange))
                                 : "",
                       failures.empty() ? "" : fmt::format(" Without what fails: {}.", without));
}

std::string format_run_duration(const plan& plan, const process_schedule& schedule,
                                const probed_services& services) {
    if (const auto estimate = estimate_by_rate(plan, schedule))
        return fmt::format("Takes about {} at these rates.", format_run_estimate(*estimate));
    if (plays_elsewhere(plan))
        return format_probed_duration(plan, schedule, services);
    if (const auto estimate = estimate_by_trial(plan, schedule))
        return fmt::format("Takes about {} on this machine, estimated from a short trial.",
                           format_run_estimate(*estimate));
    return "Duration unknown: a short trial failed.";
}

std::vector<std::string> describe_time(const plan& plan, const process_schedule& schedule,
                                       const probed_services& services) {
    std::vector<std::string> sentences{format_run_duration(plan, schedule, services)};
    if (schedule.processes > 1)
        sentences.insert(sentences.end(),
                         {format_schedule(schedule), format_last_process(plan, schedule)});
    else
        sentences.push_back(format_stopping_rule(plan));
    sentences.push_back(fmt::format("Random seed: {}.", plan.seed));
    return sentences;
}

std::vector<std::string> describe_results(const run_request& request) {
    std::vector<std::string> sentences;
    for (const assertion& assertion : request.required.assertions)
        sentences.push_back(fmt::format("Asserts: {}.", assertion.text));
    if (request.required.baseline)
        sentences.push_back(fmt::format("Fails on a regression against run {}.",
                                        escape_terminal(request.required.baseline->run_id)));
    for (const output_target& target : choose_outputs(request.outputs).files)
        sentences.push_back(fmt::format("Writes the report to {}.", target.path));
    return sentences;
}

std::string wrap_sentences(const std::vector<std::string>& sentences) {
    std::string text;
    for (const std::string& sentence : sentences)
        text += wrap_text(sentence, "  ", text_columns);
    return text;
}

}  // namespace

std::string dry_run_text(const run_request& request, const plan& plan,
                         const probed_services& services) {
    std::string text = "Dry run: nothing is measured. Plan:\n\n";
    for (std::size_t i = 0; i < plan.experiments.size(); ++i)
        text += format_planned_experiment(i + 1, plan, plan.experiments[i]);
    return text + wrap_sentences(describe_time(plan, make_schedule(request, plan), services)) +
           wrap_sentences(describe_results(request));
}

}  // namespace pingpong::command
