#include "pingpong/scheduler/self_test.hpp"

#include <boost/asio/this_coro.hpp>
#include <random>
#include <stdexcept>

#include "pingpong/protocols/protocol_table.hpp"
#include "pingpong/scheduler/async_run.hpp"

namespace pingpong {
namespace {

namespace asio = boost::asio;
using std::chrono::nanoseconds;

void check(const self_test_plan& what) {
    if (what.trials == 0 || what.count == 0 || what.rounds == 0 || !(what.delay > 0))
        throw std::invalid_argument("pingpong::self_test_plan: no trials, or no delay");
    if (!find_protocol(what.protocol))
        throw std::invalid_argument("pingpong::self_test_plan: no protocol is named '" +
                                    what.protocol + "'");
}

contender_spec contender_of(const self_test_plan& what, std::string_view suffix,
                            std::optional<nanoseconds> delay) {
    contender_spec made(what.protocol);
    made.label = what.protocol + std::string(suffix);
    made.injected_delay = delay;
    return made;
}

/// The protocol against itself.
///
/// \param injected  nullopt: blocks are played as they are in any run.
plan trial_plan(const self_test_plan& what, std::optional<nanoseconds> injected,
                std::uint64_t seed) {
    const auto none = injected ? std::optional(nanoseconds(0)) : std::nullopt;
    std::vector<contender_spec> both;
    both.push_back(contender_of(what, "", none));
    both.push_back(contender_of(what, "-again", injected));
    plan made;
    made.experiments.emplace_back(what.count, both);
    made.seed = seed;
    made.stop = stop_after(what.rounds);
    made.openings = 0;
    made.record_wire = false;
    made.measure_clock = false;
    made.bind = what.bind;
    made.question.numerator = both[1].label;
    made.question.denominator = both[0].label;
    return made;
}

/// Seeds that the one of the whole test determines, each below 2^53.
class trial_seeds {
public:
    explicit trial_seeds(std::uint64_t seed) : engine_(seed) {}

    std::uint64_t next() { return engine_() >> 11U; }

private:
    std::mt19937_64 engine_;
};

/// What a run of `trial_plan` found; nullopt: it was cancelled or failed, which `whole` says then.
std::optional<self_test_trial> trial_of(const report& measured, nanoseconds injected,
                                        self_test_report& whole) {
    whole.generator = measured.generator;
    whole.environment = measured.environment;
    whole.margin = measured.config.question.margin;
    whole.confidence = measured.config.question.confidence;
    whole.interrupted = measured.interrupted;
    for (const trial& one : measured.trials)
        if (one.failure)
            whole.failure = one.failure;
    if (whole.interrupted || whole.failure)
        return std::nullopt;

    const comparison& found = measured.comparisons.front();  // of medians, as the question says
    self_test_trial made;
    made.injected = injected;
    made.figures = found.figures;
    made.verdict = found.verdict;
    made.median_ns = measured.summaries[found.denominator].median_ns.value();
    made.contention = measured.checks.front().contention_mean;
    return made;
}

nanoseconds part_of(double median_ns, double part) {
    return nanoseconds(static_cast<nanoseconds::rep>(median_ns * part));
}

using executor = asio::io_context::executor_type;

/// Each run forgets a cancellation that came before it began.
asio::awaitable<void, executor> note_cancellation(self_test_report& whole) {
    const auto state = co_await asio::this_coro::cancellation_state;
    if (state.cancelled() != asio::cancellation_type::none)
        whole.interrupted = true;
}

asio::awaitable<std::optional<self_test_trial>, executor> play_trial(
    executor here, std::optional<nanoseconds> injected, std::uint64_t seed,
    self_test_report& whole) {
    observer nobody;
    plan next = trial_plan(whole.plan, injected, seed);
    report measured = co_await run_plan(here, std::move(next), nobody);
    auto played = trial_of(measured, injected.value_or(nanoseconds(0)), whole);
    co_await note_cancellation(whole);
    co_return played;
}

}  // namespace

asio::awaitable<self_test_report, executor> run_self_test(executor where_to_run,
                                                          self_test_plan what,
                                                          self_test_observer& who) {
    check(what);
    self_test_report whole;
    whole.plan = what;
    whole.start = std::chrono::system_clock::now();
    const auto begin = std::chrono::steady_clock::now();
    trial_seeds seeds(what.seed);

    // The first of all is only there to know how long the delay is to be.
    auto latest = co_await play_trial(where_to_run, nanoseconds(0), seeds.next(), whole);
    while (latest && !whole.interrupted && whole.delayed.size() < what.trials) {
        auto same = co_await play_trial(where_to_run, std::nullopt, seeds.next(), whole);
        if (!same || whole.interrupted)
            break;
        whole.same.push_back(std::move(*same));

        const nanoseconds injected = part_of(latest->median_ns, what.delay);
        latest = co_await play_trial(where_to_run, injected, seeds.next(), whole);
        if (latest)
            whole.delayed.push_back(*latest);
        whole.duration = std::chrono::steady_clock::now() - begin;
        who.progress(whole);
        co_await note_cancellation(whole);
    }
    whole.duration = std::chrono::steady_clock::now() - begin;
    co_return std::move(whole);
}

}  // namespace pingpong
