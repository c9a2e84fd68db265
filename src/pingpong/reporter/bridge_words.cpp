#include "pingpong/reporter/bridge_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace pingpong {
namespace {

/// The steps, separated as in a sentence.
std::string steps_words(const bridge& of) {
    std::string words;
    for (std::size_t i = 0; i < of.steps.size(); ++i) {
        const std::string_view before = i == 0 ? "" : i + 1 == of.steps.size() ? " and " : ", ";
        words += fmt::format("{}{} for {}", before, factor_words(of.steps[i].factor),
                             part_words(of.steps[i].part));
    }
    return words;
}

/// Whether a step is less than 1 beyond doubt, and reads so.
bool makes_smaller(const bridge_step& one) {
    constexpr double shown_as_one = 0.995;
    return one.factor.high && *one.factor.high < shown_as_one;
}

std::string too_few_words(const bridge& of) {
    return fmt::format(
        "The original experiment's factor cannot be told: {} of {} exchanges {} complete, and {} "
        "are needed.",
        counted(of.rounds, "round"), of.count, of.rounds == 1 ? "is" : "are", fewest_bridge_rounds);
}

std::string found_words(const report& what) {
    const bridge& of = *what.bridge;
    std::string words = fmt::format(
        "As the original experiment times it, from the start of a client's process to its end, "
        "HTTP took {} the time of WebSocket for {} exchanges. That is the product of {} ({:.0f} % "
        "intervals over {}; servers in a process of their own).",
        factor_words(*of.whole), of.count, steps_words(of), 100 * what.config.asked.confidence,
        counted(of.rounds, "round"));
    if (std::ranges::any_of(of.steps, makes_smaller))
        words +=
            " What is below 1x holds WebSocket up more, in proportion, and makes the whole "
            "smaller.";
    return words;
}

}  // namespace

std::string part_words(bridge_part part) {
    switch (part) {
        case bridge_part::start_up:
            return "starting a process and the first GET";
        case bridge_part::connections:
            return "a new connection for each request";
        case bridge_part::set_up:
            return "set-up and slow exchanges";
        case bridge_part::protocol:
            break;
    }
    return "the protocol itself";
}

std::string factor_words(const estimate& factor) {
    if (!factor.low || !factor.high)
        return fmt::format("{:.2f}x", factor.value);
    return fmt::format("{:.2f}x [{:.2f}, {:.2f}]", factor.value, *factor.low, *factor.high);
}

std::string bridge_words(const report& what, make_safe safe) {
    if (!what.bridge)
        return {};
    std::string words = what.bridge->whole ? found_words(what) : too_few_words(*what.bridge);
    if (what.bridge->interrupted)
        words += " It was interrupted.";
    if (what.bridge->failure)
        words += " It ended early: " + safe(*what.bridge->failure) + '.';
    return words;
}

}  // namespace pingpong
