#include "pingpong/terminal/progress_words.hpp"

#include <fmt/format.h>

#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/statistics/stopping.hpp"

namespace pingpong::command {
namespace {

std::string clock_words(std::chrono::seconds left) {
    const auto left_s = left.count();
    if (left_s < 3600)
        return fmt::format("{}:{:02}", left_s / 60, left_s % 60);
    return fmt::format("{}:{:02}:{:02}", left_s / 3600, left_s / 60 % 60, left_s % 60);
}

}  // namespace

std::string experiment_words(const run_progress& progress) {
    return fmt::format("Experiment {}/{}: {} exchange{}", progress.experiment + 1,
                       progress.experiments, progress.count, progress.count == 1 ? "" : "s");
}

std::string ratio_words(const run_progress& progress) {
    if (!progress.ratio)
        return {};
    const estimate& known = progress.ratio->ratio;
    std::string words = fmt::format("{}/{} {:.3f}x", escape_terminal(progress.ratio->numerator),
                                    escape_terminal(progress.ratio->denominator), known.value);
    if (known.low && known.high)
        words += fmt::format(" [{:.3f}, {:.3f}]", *known.low, *known.high);
    if (const auto width = half_width(known))
        words += fmt::format(", +-{:.2f} %", 100 * *width);
    return words;
}

std::string time_left_words(const run_progress& progress) {
    if (progress.fraction_done <= 0)
        return {};
    if (progress.fraction_done >= 1)
        return "playing this repetition to its end";
    const std::chrono::duration<double> left =
        std::chrono::duration<double>(progress.elapsed) * (1 / progress.fraction_done - 1);
    // Beyond a century it is not worth saying, nor does it fit.
    if (left >= std::chrono::hours(876'000))
        return {};
    return clock_words(std::chrono::ceil<std::chrono::seconds>(left)) + " left at most";
}

}  // namespace pingpong::command
