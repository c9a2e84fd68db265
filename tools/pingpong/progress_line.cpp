#include "pingpong/progress_line.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

#include "pingpong/standard_streams.hpp"

namespace pingpong::command {
namespace {

bool on_terminal() {
    const char* kind = std::getenv("TERM");
    return ::isatty(STDERR_FILENO) == 1 && kind != nullptr && std::string_view(kind) != "dumb";
}

/// One less than there are: a terminal may wrap a line that fills it.
std::size_t usable_columns() {
    winsize size{};
    if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return 79;
    return size.ws_col - 1U;
}

std::string clock_words(std::chrono::seconds left) {
    const auto seconds = left.count();
    if (seconds < 3600)
        return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
    return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

}  // namespace

std::string progress_words(const run_progress& progress) {
    std::string words = fmt::format("{}/{}: {} exchanges, repetition {}, round {}/{}",
                                    progress.experiment + 1, progress.experiments, progress.count,
                                    progress.repetition + 1, progress.round, progress.rounds);
    if (progress.half_width)
        words += fmt::format(", +-{:.1f} %", 100 * *progress.half_width);
    if (progress.part_done <= 0)
        return words;
    const std::chrono::duration<double> left =
        std::chrono::duration<double>(progress.elapsed) * (1 / progress.part_done - 1);
    // Beyond a century it is not worth saying, nor does it fit.
    if (left < std::chrono::hours(876'000))
        return words + fmt::format(", {} left at most",
                                   clock_words(std::chrono::ceil<std::chrono::seconds>(left)));
    return words;
}

progress_line::progress_line(bool wanted) : enabled_(wanted && on_terminal()) {
}

bool progress_line::due() const {
    const auto now = std::chrono::steady_clock::now();
    return enabled_ && (!shown_ || now - *shown_ >= std::chrono::milliseconds(100));
}

void progress_line::write(std::string_view words) {
    write_all(STDERR_FILENO, '\r' + std::string(words.substr(0, usable_columns())) + "\x1b[K");
    visible_ = true;
    shown_ = std::chrono::steady_clock::now();
}

void progress_line::show(const run_progress& progress) {
    if (due())
        write(progress_words(progress));
}

void progress_line::show(std::string_view words) {
    if (due())
        write(words);
}

void progress_line::erase() {
    if (visible_)
        write_all(STDERR_FILENO, "\r\x1b[K");
    visible_ = false;
}

}  // namespace pingpong::command
