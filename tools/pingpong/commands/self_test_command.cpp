#include "pingpong/commands/self_test_command.hpp"

#include <fmt/format.h>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <utility>

#include "pingpong/analysis/self_test_outcome.hpp"
#include "pingpong/process/interruption.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "pingpong/reporter/text/table.hpp"
#include "pingpong/scheduler/self_test.hpp"
#include "pingpong/terminal/live_lines.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

namespace asio = boost::asio;

/// Shows how many trials are done.
class trial_progress final : public self_test_observer {
public:
    explicit trial_progress(bool wanted) : live_(wanted, colour_choice::never) {}

    void progress(const self_test_report& so_far) override {
        live_.show({fmt::format("trial {}/{}", so_far.delayed.size(), so_far.plan.trials)});
    }

private:
    live_lines live_;
};

/// Tests to the end or to a signal.
self_test_report test_to_the_end(const self_test_plan& what, bool shows_progress) {
    asio::io_context context(1);
    asio::cancellation_signal cancel;
    interruption signals(context, [&cancel] { cancel.emit(asio::cancellation_type::total); });
    trial_progress shown_on(shows_progress);
    self_test_report measured;
    std::exception_ptr bug;
    async_self_test(context.get_executor(), what, shown_on,
                    asio::bind_cancellation_slot(
                        cancel.slot(), [&](std::exception_ptr thrown, self_test_report everything) {
                            bug = std::move(thrown);
                            measured = std::move(everything);
                            signals.forget();
                            if (bug)
                                context.stop();
                        }));
    context.run();
    if (bug)
        std::rethrow_exception(bug);
    return measured;
}

exit_status status_of(const self_test_report& measured) {
    if (measured.failure)
        return exit_status::io_failed;
    if (measured.interrupted)
        return exit_status::interrupted;
    const self_test_outcome found = outcome_of(measured);
    if (found.keeps_level == evidence::no)
        return exit_status::invalid_measurement;
    const bool both_hold = found.keeps_level == evidence::yes && found.finds_delay == evidence::yes;
    return both_hold ? exit_status::done : exit_status::inconclusive;
}

}  // namespace

exit_status perform(const self_test_request& request) {
    self_test_plan what = request.plan;
    what.seed = request.seed ? *request.seed : random_seed();
    const self_test_report measured =
        test_to_the_end(what, request.display.level != verbosity::quiet);
    print(request.printed == format::json ? to_json(measured) : to_table(measured));
    if (measured.failure)
        complain(what.protocol + ": " + *measured.failure);
    return status_of(measured);
}

}  // namespace pingpong::command
