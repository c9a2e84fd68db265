#include "pingpong/scheduler/bridge.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>

#include "pingpong/statistics/students_t.hpp"

namespace pingpong {
namespace {

/// The figures of a round: the durations of the three ways, and the medians of the last.
constexpr std::size_t figures = 4;

/// The logarithms of a figure of a round, both visits together.
class log_sum {
public:
    void add(double value) {
        if (!(value > 0))
            return;
        sum_ += std::log(value);
        ++visits_;
    }

    bool complete() const noexcept { return visits_ >= 2; }
    double mean() const noexcept { return sum_ / visits_; }

private:
    double sum_ = 0;
    int visits_ = 0;
};

/// A round, as far as it was played.
class round_logs {
public:
    void add(const bridge_conversation& one) {
        auto& logs = one.over == protocol_family::ws ? ws_ : http_;
        logs.at(static_cast<std::size_t>(one.way)).add(static_cast<double>(one.duration.count()));
        if (one.way == conversation_way::kept && one.median_ns)
            logs.back().add(*one.median_ns);
    }

    bool complete() const {
        return std::ranges::all_of(ws_, &log_sum::complete) &&
               std::ranges::all_of(http_, &log_sum::complete);
    }

    /// Of HTTP by WebSocket.
    double log_ratio(std::size_t figure) const {
        return http_.at(figure).mean() - ws_.at(figure).mean();
    }

    /// Of two such ratios; of the last figure its own.
    double log_step(std::size_t figure) const {
        const bool last = figure + 1 == figures;
        return log_ratio(figure) - (last ? 0 : log_ratio(figure + 1));
    }

private:
    std::array<log_sum, figures> ws_;
    std::array<log_sum, figures> http_;
};

std::vector<round_logs> complete_rounds(const bridge& of) {
    std::map<std::uint64_t, round_logs> all;
    for (const bridge_conversation& one : of.conversations)
        all[one.round].add(one);
    std::vector<round_logs> complete;
    for (const auto& [number, logs] : all)
        if (logs.complete())
            complete.push_back(logs);
    return complete;
}

/// The geometric mean over rounds of what `log_of` takes from each.
template <class LogOf>
estimate mean_over(const std::vector<round_logs>& rounds, double confidence, LogOf log_of) {
    std::vector<double> logs;
    for (const round_logs& one : rounds)
        logs.push_back(log_of(one));
    return exp_of(mean_of(logs, confidence).value());
}

}  // namespace

void find_steps(bridge& of, double confidence) {
    const std::vector<round_logs> rounds = complete_rounds(of);
    of.rounds = rounds.size();
    of.whole.reset();
    of.steps.clear();
    if (of.rounds < fewest_bridge_rounds)
        return;
    of.whole =
        mean_over(rounds, confidence, [](const round_logs& one) { return one.log_ratio(0); });
    using enum bridge_part;
    for (const bridge_part part : {start_up, connections, set_up, protocol}) {
        const auto figure = static_cast<std::size_t>(part);
        of.steps.push_back({part, mean_over(rounds, confidence, [figure](const round_logs& one) {
                                return one.log_step(figure);
                            })});
    }
}

void append_rounds(bridge& to, const bridge& more) {
    std::uint64_t next = 0;
    for (const bridge_conversation& one : to.conversations)
        next = std::max(next, one.round + 1);
    for (bridge_conversation one : more.conversations) {
        one.round += next;
        to.conversations.push_back(one);
    }
    to.interrupted = to.interrupted || more.interrupted;
    if (!to.failure)
        to.failure = more.failure;
}

}  // namespace pingpong
