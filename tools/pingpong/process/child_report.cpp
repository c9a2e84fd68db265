#include "pingpong/process/child_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "pingpong/command_error.hpp"
#include "pingpong/process/child_process.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {

child_report report_of_child(const std::vector<std::string>& words) {
    const ended_child ended = run_child(words);
    auto parsed = from_json(ended.output);
    if (!parsed.value && ended.interrupted)
        throw command_error(exit_status::interrupted, "interrupted");
    if (!parsed.value)
        throw command_error(exit_status::wrong_usage,
                            fmt::format("{} printed no report and ended with status {}: {}",
                                        in_quotes(words.front()), ended.status, parsed.error));
    child_report made;
    made.measured = std::move(*parsed.value);
    made.status = ended.status;
    made.interrupted = ended.interrupted || made.measured.interrupted;
    return made;
}

exit_status status_of_failures(const child_report& what) noexcept {
    const bool failed = std::ranges::any_of(
        what.measured.trials, [](const trial& one) { return one.failure.has_value(); });
    if (failed)
        for (const exit_status known : {exit_status::io_failed, exit_status::invalid_measurement})
            if (what.status == static_cast<int>(known))
                return known;
    return exit_status::done;
}

}  // namespace pingpong::command
