#include "pingpong/process/subprocess.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>

#include "pingpong/command_error.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

constexpr int termination_timeout_ms = 3000;

command_error system_refusal(const std::string& action, int error) {
    return command_error(exit_status::io_failed,
                         action + ": " + std::generic_category().message(error));
}

sigset_t interrupting_signals() noexcept {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

struct pipe_ends {
    descriptor reader;
    descriptor writer;
};

pipe_ends make_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        throw system_refusal("no pipe can be made", errno);
    return {descriptor(ends[0]), descriptor(ends[1])};
}

std::vector<char*> argument_pointers(const std::vector<std::string>& words) {
    std::vector<char*> pointers;
    for (const std::string& word : words)
        pointers.push_back(const_cast<char*>(word.c_str()));
    pointers.push_back(nullptr);
    return pointers;
}

/// Turns a new process into the program, or writes why not to `errors`. Only system calls are
/// allowed between fork and exec.
[[noreturn]] void execute(char* const* arguments, int output, int errors, pid_t parent) noexcept {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    ::dup2(::open("/dev/null", O_RDONLY | O_CLOEXEC), STDIN_FILENO);
    ::dup2(output, STDOUT_FILENO);
    ::signal(SIGPIPE, SIG_DFL);
    const sigset_t signals = interrupting_signals();
    ::sigprocmask(SIG_UNBLOCK, &signals, nullptr);
    if (::getppid() == parent)  // it may have ended before prctl
        ::execv(arguments[0], arguments);
    const int error = errno;
    [[maybe_unused]] const ssize_t written = ::write(errors, &error, sizeof error);
    ::_exit(127);
}

/// What `execute` wrote; 0: the program runs.
int execution_error(int errors) noexcept {
    int error = 0;
    ssize_t size = 0;
    do {
        size = ::read(errors, &error, sizeof error);
    } while (size == -1 && errno == EINTR);
    return size == sizeof error ? error : 0;
}

}  // namespace

void descriptor::close() noexcept {
    if (number_ != -1)
        ::close(number_);
    number_ = -1;
}

held_signals::held_signals() {
    const sigset_t signals = interrupting_signals();
    ::pthread_sigmask(SIG_BLOCK, &signals, &previous_mask_);
    source_ = descriptor(::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK));
    if (source_.number() == -1) {
        const int error = errno;
        ::pthread_sigmask(SIG_SETMASK, &previous_mask_, nullptr);
        throw system_refusal("signals cannot be waited for", error);
    }
}

held_signals::~held_signals() {
    ::pthread_sigmask(SIG_SETMASK, &previous_mask_, nullptr);
}

int held_signals::take() const noexcept {
    signalfd_siginfo received{};
    return ::read(number(), &received, sizeof received) == sizeof received
               ? static_cast<int>(received.ssi_signo)
               : 0;
}

subprocess::subprocess(const std::vector<std::string>& words, signal_forwarding forwarding) {
    if (forwarding == signal_forwarding::forward)
        signals_ = std::make_unique<held_signals>();
    pipe_ends output = make_pipe();
    pipe_ends errors = make_pipe();
    const std::vector<char*> arguments = argument_pointers(words);
    const pid_t parent = ::getpid();
    process_ = ::fork();
    if (process_ == 0)
        execute(arguments.data(), output.writer.number(), errors.writer.number(), parent);
    if (process_ == -1)
        throw system_refusal("no process can be started", errno);
    output.writer.close();
    errors.writer.close();
    if (const int error = execution_error(errors.reader.number())) {
        wait();
        throw command_error(
            exit_status::wrong_usage,
            in_quotes(words.front()) + " cannot be run: " + std::generic_category().message(error));
    }
    output_ = std::move(output.reader);
}

subprocess::~subprocess() {
    if (process_ == -1)
        return;
    signal(SIGTERM);
    // The pipe closes when the program ends.
    pollfd source{output_.number(), POLLIN, 0};
    std::array<char, 4096> discarded;
    while (::poll(&source, 1, termination_timeout_ms) > 0 &&
           ::read(output_.number(), discarded.data(), discarded.size()) > 0) {
    }
    signal(SIGKILL);
    wait();
}

std::optional<std::string> subprocess::read_line() {
    std::size_t end = 0;
    while ((end = received_.find('\n')) == std::string::npos)
        if (!receive())
            return std::nullopt;
    std::string line = received_.substr(0, end);
    received_.erase(0, end + 1);
    return line;
}

std::string subprocess::read_output(const std::function<void()>& on_wait) {
    constexpr int wait_ms = 200;
    while (receive(on_wait ? wait_ms : -1))
        if (on_wait)
            on_wait();
    return std::exchange(received_, {});
}

int subprocess::wait() noexcept {
    int status = 0;
    while (::waitpid(process_, &status, 0) == -1 && errno == EINTR) {
    }
    process_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void subprocess::signal(int number) const noexcept {
    ::kill(process_, number);
}

/// Waits for more output, for a signal to forward, or for the timeout; false at the end of the
/// output.
bool subprocess::receive(int timeout_ms) {
    // poll ignores the second one when it is -1.
    std::array<pollfd, 2> sources{
        {{output_.number(), POLLIN, 0}, {signals_ ? signals_->number() : -1, POLLIN, 0}}};
    if (::poll(sources.data(), sources.size(), timeout_ms) == -1)
        return errno == EINTR;
    if (sources[1].revents != 0) {
        signal(signals_->take());
        interrupted_ = true;
    }
    if (sources[0].revents == 0)
        return true;
    std::array<char, 64 * 1024> piece;
    const ssize_t size = ::read(output_.number(), piece.data(), piece.size());
    if (size > 0)
        received_.append(piece.data(), static_cast<std::size_t>(size));
    return size > 0 || (size == -1 && errno == EINTR);
}

}  // namespace pingpong::command
