#include <fmt/format.h>

#include <boost/asio/io_context.hpp>
#include <utility>

#include "pingpong/analysis/self_test_outcome.hpp"
#include "pingpong/commands/commands.hpp"
#include "pingpong/process/run_to_end.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "pingpong/reporter/text/table.hpp"
#include "pingpong/scheduler/self_test.hpp"
#include "pingpong/terminal/live_lines.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

/// Shows how many trials are done.
class trial_progress final : public self_test_observer {
public:
    explicit trial_progress(bool shown) : live_(shown, colour_choice::never) {}

    void progress(const self_test_report& report) override {
        live_.show({fmt::format("trial {}/{}", report.delayed.size(), report.plan.trials)});
    }

private:
    live_lines live_;
};

self_test_report run_trials(const self_test_plan& plan, const protocol_table& protocols,
                            bool shows_progress) {
    boost::asio::io_context context(1);
    trial_progress progress(shows_progress);
    auto finished = run_to_end<self_test_report>(context, [&](auto token) {
        async_self_test(context.get_executor(), plan, protocols, progress, std::move(token));
    });
    return std::move(finished.value);
}

exit_status status_of(const self_test_report& report) {
    if (report.failure)
        return exit_status::io_failed;
    if (report.interrupted)
        return exit_status::interrupted;
    const self_test_outcome outcome = outcome_of(report);
    if (outcome.keeps_level == evidence::no)
        return exit_status::invalid_measurement;
    const bool both_hold =
        outcome.keeps_level == evidence::yes && outcome.finds_delay == evidence::yes;
    return both_hold ? exit_status::done : exit_status::inconclusive;
}

}  // namespace

exit_status execute_self_test(const self_test_request& request, const protocol_table& protocols) {
    self_test_plan plan = request.plan;
    plan.seed = request.seed ? *request.seed : random_seed();
    const self_test_report report =
        run_trials(plan, protocols, request.display.level != verbosity::quiet);
    print(request.printed == format::json ? to_json(report) : to_table(report));
    if (report.failure)
        print_error(plan.protocol + ": " + *report.failure);
    return status_of(report);
}

}  // namespace pingpong::command
