#include "pingpong/scheduler/self_test.hpp"

#include <boost/asio/this_coro.hpp>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>

#include "pingpong/scheduler/async_run.hpp"

namespace pingpong {
namespace {

namespace asio = boost::asio;
using executor = asio::io_context::executor_type;
using std::chrono::nanoseconds;

void validate_self_test_plan(const self_test_plan& plan, const protocol_table& protocols) {
    if (plan.trials == 0)
        throw std::invalid_argument("pingpong: trials must be at least 1");
    if (plan.count == 0)
        throw std::invalid_argument("pingpong: count must be at least 1");
    if (plan.rounds == 0)
        throw std::invalid_argument("pingpong: rounds must be at least 1");
    if (!(plan.delay > 0))
        throw std::invalid_argument("pingpong: delay must be greater than 0");
    if (!protocols.find_info(plan.protocol))
        throw std::invalid_argument("pingpong: unknown protocol '" + plan.protocol + "'");
}

contender_spec make_contender(const std::string& protocol, std::string_view suffix,
                              std::optional<nanoseconds> delay) {
    contender_spec contender(protocol);
    contender.label = protocol + std::string(suffix);
    contender.injected_delay = delay;
    return contender;
}

/// The plan of a trial: the protocol against itself.
///
/// \param delay  Of the second contender; nullopt: blocks are played as in any run.
plan make_trial_plan(const self_test_plan& self_test, const protocol_table& protocols,
                     std::optional<nanoseconds> delay, std::uint64_t seed) {
    const auto no_delay = delay ? std::optional(nanoseconds(0)) : std::nullopt;
    std::vector<contender_spec> contenders;
    contenders.push_back(make_contender(self_test.protocol, "", no_delay));
    contenders.push_back(make_contender(self_test.protocol, "-again", delay));
    plan plan;
    plan.protocols = protocols;
    plan.experiments.emplace_back(self_test.count, contenders);
    plan.seed = seed;
    plan.stop = stop_after(self_test.rounds);
    // What moves a ratio from run to run moves a protocol and itself alike.
    plan.components = {};
    plan.openings = 0;
    plan.record_wire = false;
    plan.measure_clock = false;
    plan.bind = self_test.bind;
    plan.question.numerator = contenders[1].label;
    plan.question.denominator = contenders[0].label;
    return plan;
}

/// The seeds of all trials, derived from the seed of the test; each < 2^53.
class trial_seeds {
public:
    explicit trial_seeds(std::uint64_t seed) : engine_(seed) {}

    std::uint64_t next() { return engine_() >> 11U; }

private:
    std::mt19937_64 engine_;
};

/// Extracts a trial from the report of its run; nullopt: the run was cancelled or failed, which
/// `self_test` then records.
std::optional<self_test_trial> extract_trial(const report& report, nanoseconds delay,
                                             self_test_report& self_test) {
    self_test.generator = report.generator;
    self_test.environment = report.environment;
    self_test.margin = report.config.question.margin;
    self_test.confidence = report.config.question.confidence;
    self_test.interrupted = report.interrupted;
    for (const trial& each : report.trials)
        if (each.failure)
            self_test.failure = each.failure;
    if (self_test.interrupted || self_test.failure)
        return std::nullopt;

    const comparison& medians = report.comparisons.front();
    self_test_trial trial;
    trial.injected = delay;
    trial.figures = medians.figures;
    trial.verdict = medians.verdict;
    trial.median_ns = report.summaries[medians.denominator].median_ns.value();
    trial.contention = report.checks.front().contention_mean;
    return trial;
}

/// A run forgets a cancellation that came before it began, so it is looked for between runs.
asio::awaitable<void, executor> record_cancellation(self_test_report& self_test) {
    const auto state = co_await asio::this_coro::cancellation_state;
    if (state.cancelled() != asio::cancellation_type::none)
        self_test.interrupted = true;
}

asio::awaitable<std::optional<self_test_trial>, executor> play_trial(
    executor context_executor, protocol_table protocols, std::optional<nanoseconds> delay,
    std::uint64_t seed, self_test_report& self_test) {
    observer silent;
    plan trial_plan = make_trial_plan(self_test.plan, protocols, delay, seed);
    report report = co_await run_plan(context_executor, std::move(trial_plan), silent);
    auto trial = extract_trial(report, delay.value_or(nanoseconds(0)), self_test);
    co_await record_cancellation(self_test);
    co_return trial;
}

}  // namespace

asio::awaitable<self_test_report, executor> run_self_test(executor context_executor,
                                                          self_test_plan plan,
                                                          protocol_table protocols,
                                                          self_test_observer& observer) {
    validate_self_test_plan(plan, protocols);
    self_test_report self_test;
    self_test.plan = plan;
    self_test.start = std::chrono::system_clock::now();
    const auto begin = std::chrono::steady_clock::now();
    trial_seeds seeds(plan.seed);

    // The first trial only determines the delay of the next one.
    auto latest =
        co_await play_trial(context_executor, protocols, nanoseconds(0), seeds.next(), self_test);
    while (latest && !self_test.interrupted && self_test.delayed.size() < plan.trials) {
        auto same =
            co_await play_trial(context_executor, protocols, std::nullopt, seeds.next(), self_test);
        if (!same || self_test.interrupted)
            break;
        self_test.same.push_back(std::move(*same));

        const nanoseconds delay(static_cast<nanoseconds::rep>(latest->median_ns * plan.delay));
        latest = co_await play_trial(context_executor, protocols, delay, seeds.next(), self_test);
        if (latest)
            self_test.delayed.push_back(*latest);
        self_test.duration = std::chrono::steady_clock::now() - begin;
        observer.progress(self_test);
        co_await record_cancellation(self_test);
    }
    self_test.duration = std::chrono::steady_clock::now() - begin;
    co_return std::move(self_test);
}

}  // namespace pingpong
