#include "pingpong/process/play_alone.hpp"

#include <boost/asio/io_context.hpp>
#include <utility>

#include "pingpong/process/run_to_end.hpp"
#include "pingpong/scheduler/async_run.hpp"
#include "pingpong/terminal/run_observer.hpp"

namespace pingpong::command {
namespace {

report play(plan plan, observer& observer) {
    boost::asio::io_context context(1);
    auto finished = run_to_end<report>(context, [&](auto token) {
        async_run(context.get_executor(), std::move(plan), observer, std::move(token));
    });
    return std::move(finished.value);
}

/// Remembers whether a contender has failed.
class failure_observer final : public observer {
public:
    void failed(const trial_failure&) override { status = exit_status::io_failed; }

    exit_status status = exit_status::done;
};

}  // namespace

finished_run play_shown(plan plan, report_files& files, const display_options& display) {
    run_observer observer(plan, files, display);
    finished_run run;
    run.report = play(std::move(plan), observer);
    observer.end(run.report);
    run.status = observer.status();
    return run;
}

finished_run play_silently(plan plan) {
    failure_observer observer;
    finished_run run;
    run.report = play(std::move(plan), observer);
    run.status = observer.status;
    return run;
}

}  // namespace pingpong::command
