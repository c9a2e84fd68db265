#include "pingpong/scheduler/run_state.hpp"

#include <utility>

#include "pingpong/analysis/analyze.hpp"

namespace pingpong {

run_state::run_state(pingpong::executor run_executor, pingpong::plan run_plan,
                     pingpong::observer& run_observer)
    : executor(run_executor),
      plan(std::move(run_plan)),
      observer(run_observer),
      servers(executor, plan.bind, plan.limits),
      orders(plan.seed) {
    servers.configure_tls(plan.tls.version, plan.tls.resume);
}

void run_state::update_report() {
    totals.update(report);
    report.interrupted = cancelled;
    report.duration = std::chrono::steady_clock::now() - start;
    record_states(report.environment, machine_at_start, read_machine_state());
    if (const auto facts = servers.facts())
        report.config.nodelay_server = facts->nodelay;

    // The analysis reads all blocks, so a long run cannot afford it after each repetition. When an
    // experiment has become precise enough it is over, and its findings have to be final.
    const std::size_t blocks = report.blocks.size();
    const bool precise = report.stopping[progress.experiment].reached;
    if (finished || precise || blocks < 200 || blocks > analyzed_blocks + analyzed_blocks / 10) {
        analyze(report);
        analyzed_blocks = blocks;
    }
}

void run_state::update_progress(std::uint64_t rounds_in_progress) {
    progress.elapsed = std::chrono::steady_clock::now() - start;
    progress.fraction_done =
        watch->fraction_done(progress.elapsed, progress.experiment, rounds_in_progress);
}

}  // namespace pingpong
