/// \file
/// The command as its user meets it: arguments, streams, signals, exit status.
#ifndef PINGPONG_TESTS_SUPPORT_CHILD_PROCESS_HPP
#define PINGPONG_TESTS_SUPPORT_CHILD_PROCESS_HPP

#include <sys/types.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pingpong {

/// How a process starts.
struct child_setup {
    std::vector<std::string> arguments;
    std::string folder = {};  ///< Its working directory; empty: that of the test.
    std::vector<std::pair<std::string, std::string>> environment = {};  ///< Added to ours.
    std::optional<std::string> input_file = {};  ///< Its standard input; nullopt: a pipe.
    std::optional<unsigned> descriptor_limit = {};
    bool errors_on_terminal = false;  ///< Standard error is a terminal, not a pipe.

    /// Called in place of the command; returns the exit status.
    std::function<int()> function = {};
};

/// `pingpong` as a process of its own. A wait lasts half a minute at most; then the process is
/// killed and the test fails.
class child_process {
public:
    explicit child_process(child_setup setup);
    ~child_process();

    child_process(const child_process&) = delete;
    child_process& operator=(const child_process&) = delete;

    void write(std::string_view text);
    void close_input();
    void signal(int number);

    /// Waits until standard output has `text`.
    ///
    /// \return  False when it ended without.
    bool await_output(std::string_view text);

    /// Waits until standard error has `text`.
    bool await_errors(std::string_view text);

    /// Waits for the end.
    ///
    /// \return  The exit status, or minus the number of the signal that killed it.
    int wait();

    /// What came from it so far.
    const std::string& output() const noexcept { return output_.text; }
    const std::string& errors() const noexcept { return errors_.text; }

private:
    struct stream {
        int descriptor = -1;
        std::string text;
    };

    [[noreturn]] static void become_the_command(const child_setup& setup);
    bool await(const stream& where, std::string_view text);
    bool receive();
    static void take_from(stream& source);

    pid_t process_ = -1;
    int input_ = -1;
    stream output_;
    stream errors_;
};

/// The command from its start to its end, without input.
struct finished_command {
    int status;
    std::string output;
    std::string errors;
};
finished_command run_command(child_setup setup);

/// Whether a run in which nothing failed came to its end: with 0, or with 4 when a check of the run
/// withholds its findings, as the build (sanitizers) or other work on the machine may have it.
bool came_to_its_end(const finished_command& ended);

}  // namespace pingpong

#endif  // PINGPONG_TESTS_SUPPORT_CHILD_PROCESS_HPP
