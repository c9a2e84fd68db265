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
#ifdef GUEST_TLS
#include "pingpong/protocols/tls/tls_protocols.hpp"
#endif

namespace {

/// The host program's own work: something small every five milliseconds, until it is stopped.
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

/// Counts rounds, and those before which the timer had ticked again.
class watcher : public pingpong::observer {
public:
    explicit watcher(const heartbeat& ticker) : ticker_(ticker) {}

    void progress(const pingpong::run_progress&) override {
        ++rounds;
        if (ticker_.ticks() > ticks_before_)
            ++rounds_with_ticks;
        ticks_before_ = ticker_.ticks();
    }

    void failed(const pingpong::trial_failure& failure) override {
        std::fprintf(stderr, "%.*s: %.*s\n", static_cast<int>(failure.protocol.size()),
                     failure.protocol.data(), static_cast<int>(failure.text.size()),
                     failure.text.data());
    }

    std::uint64_t rounds = 0;
    std::uint64_t rounds_with_ticks = 0;

private:
    const heartbeat& ticker_;
    std::uint64_t ticks_before_ = 0;
};

/// Why the run is not what was asked for; nullptr when it is.
const char* find_fault(const pingpong::report& report, std::size_t contenders,
                       std::uint64_t count) {
    if (report.summaries.size() != contenders)
        return "a contender is missing from the report";
    for (const pingpong::cell_summary& summary : report.summaries) {
        if (summary.trials == 0 || summary.exchanges != summary.trials * count)
            return "a contender did not play all its exchanges";
    }
    return nullptr;
}

}  // namespace

int main() {
    constexpr std::uint64_t count = 2000;
    pingpong::plan run_plan;
#ifdef GUEST_TLS
    const std::vector<pingpong::contender_spec> contenders{{"tls"}, {"wss"}, {"https-keepalive"}};
    run_plan.protocols = pingpong::all_protocols();
#else
    const std::vector<pingpong::contender_spec> contenders{{"tcp"}, {"ws"}, {"http-keepalive"}};
#endif
    run_plan.experiments.emplace_back(count, contenders);

    boost::asio::io_context context;
    heartbeat ticker(context);
    watcher observer(ticker);
    const char* problem = "the run did not complete";
    pingpong::async_run(context.get_executor(), std::move(run_plan), observer,
                        [&](std::exception_ptr bug, pingpong::report report) {
                            ticker.stop();
                            problem = bug ? "the run ended with an exception"
                                          : find_fault(report, contenders.size(), count);
                        });
    context.run();

    // A round of this plan lasts longer than five milliseconds, unless the machine is very fast.
    if (problem == nullptr && observer.rounds_with_ticks < 3)
        problem = "the timer stood still while the exchanges were played";
    std::printf("%llu rounds beside %llu ticks\n", static_cast<unsigned long long>(observer.rounds),
                static_cast<unsigned long long>(ticker.ticks()));
    if (problem != nullptr)
        std::fprintf(stderr, "guest: %s\n", problem);
    return problem == nullptr ? 0 : 1;
}
