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

using seconds = std::chrono::duration<double>;

constexpr std::size_t columns = 80;

std::string time_words(seconds time) {
    if (time >= std::chrono::minutes(2))
        return fmt::format("{:.3g} minutes", time.count() / 60);
    return fmt::format("{:.3g} second{}", time.count(), time.count() == 1 ? "" : "s");
}

/// To two digits: it is an estimate.
seconds rounded(seconds time) {
    if (time.count() <= 0)
        return time;
    const double digit = std::pow(10, std::floor(std::log10(time.count())) - 1);
    return seconds(std::round(time.count() / digit) * digit);
}

std::string in_plural(std::uint64_t number, std::string_view what) {
    return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

std::string message_words(const experiment& what) {
    return what.payload_bytes ? in_plural(*what.payload_bytes, "byte") + " each way"
                              : "\"Ping\" and \"Pong!\"";
}

std::string contender_words(const experiment& what) {
    std::vector<std::string> names;
    for (const contender_spec& one : what.contenders)
        names.push_back(one.remote ? one.name() + " at " + one.remote->url() : one.name());
    return fmt::format("{}", fmt::join(names, ", "));
}

/// How long a repetition of an open loop lasts at least; its rate says so.
std::string open_loop_words(const experiment& what) {
    const auto contenders = static_cast<double>(what.contenders.size());
    const seconds least(static_cast<double>(what.count) / *what.rate * contenders);
    return fmt::format("     open loop, {:.6g} per second: a repetition takes {}\n", *what.rate,
                       time_words(least));
}

std::string describe_experiment(std::size_t number, const experiment& what) {
    const block_layout layout = layout_of(what);
    return fmt::format(
               "{:>3}. {} of each protocol, {}, {}\n     {} a repetition, in blocks of {}\n",
               number, in_plural(what.count, "exchange"), message_words(what),
               in_plural(what.connections, "connection"), in_plural(layout.rounds, "round"),
               layout.exchanges_of(0)) +
           (what.rate ? open_loop_words(what) : "") +
           wrap_text("     by " + contender_words(what), "        ", columns) + '\n';
}

/// "4 to 30 seconds".
std::string span_words(const run_estimate& about) {
    const seconds least = rounded(about.least), most = rounded(about.most);
    if (least == most)
        return time_words(most);
    if (most >= std::chrono::minutes(2))
        return fmt::format("{} to {}", time_words(least), time_words(most));
    return fmt::format("{:.3g} to {}", least.count(), time_words(most));
}

/// When it is over. A repetition that has begun is played to its end.
std::string ending_words(const plan& what) {
    const stopping_rule& stop = what.stop;
    const std::string in_any_case =
        fmt::format("with the repetition in which {} are over", time_words(stop.max_time));
    if (stop.max_rounds <= stop.min_rounds)
        return fmt::format("It ends with the repetition in which {} {} reached, or {}.",
                           in_plural(stop.max_rounds, "round"), stop.max_rounds == 1 ? "is" : "are",
                           in_any_case);
    std::string words = fmt::format(
        "An experiment ends when the time of {} by that of {} is known to within +-{:.3g} %, from "
        "{} and {} on, or {}",
        what.question.numerator, what.question.denominator, 100 * stop.precision,
        in_plural(stop.min_rounds, "round"), in_plural(stop.min_repetitions, "repetition"),
        in_any_case);
    if (stop.max_rounds < plan().stop.max_rounds)
        words += fmt::format(", or in which {} are reached", in_plural(stop.max_rounds, "round"));
    return words + '.';
}

std::string length_words(const plan& what, std::uint64_t processes) {
    if (const auto about = estimate_by_rate(what, processes))
        return fmt::format("At these rates it takes about {}.", span_words(*about));
    if (plays_elsewhere(what))
        return "How long it takes is not known: servers elsewhere are not asked.";
    if (const auto about = try_run(what, processes))
        return fmt::format("It takes about {} on this machine, by a short trial just now.",
                           span_words(*about));
    return "How long it takes is not known: a short trial of it failed.";
}

std::vector<std::string> time_sentences(const plan& what, std::uint64_t processes) {
    std::vector<std::string> all{length_words(what, processes), ending_words(what)};
    if (processes > 1)
        all.push_back(fmt::format("{} processes share the time, one after the other.", processes));
    all.push_back(fmt::format("The order of play follows from --seed {}.", what.seed));
    return all;
}

std::vector<std::string> outcome_sentences(const run_request& request) {
    std::vector<std::string> all;
    for (const assertion& one : request.required.assertions)
        all.push_back(fmt::format("It would have to hold that {}.", one.text));
    if (request.required.baseline)
        all.push_back(fmt::format("Nothing may have become slower than in the run {}.",
                                  escape_terminal(request.required.baseline->run_id)));
    for (const output_target& one : choose_outputs(request.outputs).files)
        all.push_back(fmt::format("The report would be written to {}.", one.path));
    return all;
}

std::string in_lines(const std::vector<std::string>& sentences) {
    std::string text;
    for (const std::string& one : sentences)
        text += wrap_text(one, "  ", columns);
    return text;
}

}  // namespace

std::string dry_run_text(const run_request& request, const plan& what) {
    std::string text = "Nothing is measured yet. What would be:\n\n";
    for (std::size_t i = 0; i < what.experiments.size(); ++i)
        text += describe_experiment(i + 1, what.experiments[i]);
    return text + in_lines(time_sentences(what, request.processes)) +
           in_lines(outcome_sentences(request));
}

}  // namespace pingpong::command
