/// \file
/// A program with an io_context and a timer of its own measures beside its other work, on one
/// thread. Exit status 0 when both got on: the timer ticked while the exchanges were played.
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <utility>
#include <vector>

#include "pingpong/scheduler/async_run.hpp"

namespace {

/// The host program's own work: something small every five milliseconds, until told to stop.
class heartbeat {
public:
    explicit heartbeat(boost::asio::io_context& context) : timer_(context) { beat(); }

    void stop() {
        timer_.cancel();
        stopped_ = true;
    }

    std::uint64_t ticks() const { return ticks_; }

private:
    void beat() {
        timer_.expires_after(std::chrono::milliseconds(5));
        timer_.async_wait([this](boost::system::error_code error) {
            if (error || stopped_)
                return;
            ++ticks_;
            beat();
        });
    }

    boost::asio::steady_timer timer_;
    std::uint64_t ticks_ = 0;
    bool stopped_ = false;
};

/// Hears of every round, and counts those before which the timer had ticked anew.
class watcher : public pingpong::observer {
public:
    explicit watcher(const heartbeat& beside) : beside_(beside) {}

    void progress(const pingpong::run_progress&) override {
        ++rounds;
        if (beside_.ticks() > ticks_before_)
            ++rounds_with_ticks;
        ticks_before_ = beside_.ticks();
    }

    void failed(const pingpong::trial_failure& failure) override {
        std::fprintf(stderr, "%.*s: %.*s\n", static_cast<int>(failure.protocol.size()),
                     failure.protocol.data(), static_cast<int>(failure.text.size()),
                     failure.text.data());
    }

    std::uint64_t rounds = 0;
    std::uint64_t rounds_with_ticks = 0;

private:
    const heartbeat& beside_;
    std::uint64_t ticks_before_ = 0;
};

/// Why the run is not what was asked for; nullptr when it is.
const char* objection(const pingpong::report& measured, std::size_t contenders,
                      std::uint64_t count) {
    if (measured.summaries.size() != contenders)
        return "a contender is missing from the report";
    for (const pingpong::cell_summary& summary : measured.summaries) {
        if (summary.trials == 0 || summary.exchanges != summary.trials * count)
            return "a contender did not play all its exchanges";
    }
    return nullptr;
}

}  // namespace

int main() {
    constexpr std::uint64_t count = 2000;
    const std::vector<pingpong::contender_spec> contenders{{"tcp"}, {"ws"}, {"http-keepalive"}};
    pingpong::plan what;
    what.experiments.emplace_back(count, contenders);

    boost::asio::io_context context;
    heartbeat beside(context);
    watcher who(beside);
    const char* problem = "the run did not complete";
    pingpong::async_run(context.get_executor(), std::move(what), who,
                        [&](std::exception_ptr bug, pingpong::report measured) {
                            beside.stop();
                            problem = bug ? "the run ended with an exception"
                                          : objection(measured, contenders.size(), count);
                        });
    context.run();

    // A round of this plan lasts longer than five milliseconds, unless the machine is very fast.
    if (problem == nullptr && who.rounds_with_ticks < 3)
        problem = "the timer stood still while the exchanges were played";
    std::printf("%llu rounds beside %llu ticks\n", static_cast<unsigned long long>(who.rounds),
                static_cast<unsigned long long>(beside.ticks()));
    if (problem != nullptr)
        std::fprintf(stderr, "guest: %s\n", problem);
    return problem == nullptr ? 0 : 1;
}
