#include "pingpong/dry_run.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <chrono>
#include <vector>

namespace pingpong::command {
namespace {

using seconds = std::chrono::duration<double>;

std::string time_words(seconds time) {
    if (time >= std::chrono::minutes(2))
        return fmt::format("{:.3g} minutes", time.count() / 60);
    return fmt::format("{:.3g} second{}", time.count(), time.count() == 1 ? "" : "s");
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

std::string experiment_lines(std::size_t number, const experiment& what) {
    const block_layout layout = layout_of(what);
    return fmt::format(
               "{:>3}. {} of each protocol, {}, {}\n     {} a repetition, in blocks of {}\n",
               number, in_plural(what.count, "exchange"), message_words(what),
               in_plural(what.connections, "connection"), in_plural(layout.rounds, "round"),
               layout.exchanges_of(0)) +
           (what.rate ? open_loop_words(what) : "") + "     by " + contender_words(what) + "\n\n";
}

std::string precision_lines(const plan& what) {
    const stopping_rule& stop = what.stop;
    std::string lines = fmt::format(
        ".\nIt ends sooner for what is then known to within +-{:.3g} %: the time of {}\nby that of "
        "{}, from {} and {} on.\n",
        100 * stop.precision, what.asked.numerator, what.asked.denominator,
        in_plural(stop.rounds_min, "round"), in_plural(stop.repetitions_min, "repetition"));
    if (stop.rounds_max < plan().stop.rounds_max)
        lines += fmt::format("It ends with the repetition in which {} are reached in any case.\n",
                             in_plural(stop.rounds_max, "round"));
    return lines;
}

/// When it is over. A repetition that has begun is played to its end.
std::string stopping_lines(const plan& what, std::size_t processes) {
    const stopping_rule& stop = what.stop;
    std::string lines =
        fmt::format("It takes at most {}, and the rest of the repetition that is then played",
                    time_words(stop.max_time));
    if (processes > 1)
        lines += fmt::format(",\nin {} processes one after the other", processes);
    if (stop.rounds_max <= stop.rounds_min)
        lines +=
            fmt::format(".\nIt ends sooner with the repetition in which {} {} reached.\n",
                        in_plural(stop.rounds_max, "round"), stop.rounds_max == 1 ? "is" : "are");
    else
        lines += precision_lines(what);
    return lines + fmt::format("The order of play follows from --seed {}.\n", what.seed);
}
std::string output_lines(const output_choice& outputs) {
    std::string lines;
    for (const output_target& one : outputs.files)
        lines += fmt::format("The report would be written to {}.\n", one.path);
    return lines;
}

}  // namespace

std::string dry_run_text(const run_options& options) {
    const plan& what = options.what;
    std::string text = "Nothing is measured now. What would be:\n\n";
    for (std::size_t i = 0; i < what.experiments.size(); ++i)
        text += experiment_lines(i + 1, what.experiments[i]);
    return text + stopping_lines(what, options.shares.size()) + output_lines(options.outputs);
}

}  // namespace pingpong::command
