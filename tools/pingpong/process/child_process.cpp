#include "pingpong/process/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
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

command_error cannot(const std::string& what, int error) {
    return command_error(exit_status::io_failed,
                         what + ": " + std::generic_category().message(error));
}

/// A descriptor that is closed with its owner.
class descriptor {
public:
    explicit descriptor(int number) : number_(number) {}
    ~descriptor() { close(); }
    descriptor(const descriptor&) = delete;
    descriptor& operator=(const descriptor&) = delete;

    int number() const noexcept { return number_; }

    void close() noexcept {
        if (number_ != -1)
            ::close(number_);
        number_ = -1;
    }

private:
    int number_;
};

/// Holds back SIGINT and SIGTERM: they are read from a descriptor instead.
class held_signals {
public:
    held_signals() : descriptor_(hold(before_)) {
        if (descriptor_.number() == -1)
            throw cannot("signals cannot be waited for", errno);
    }
    ~held_signals() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    held_signals(const held_signals&) = delete;
    held_signals& operator=(const held_signals&) = delete;

    int number() const noexcept { return descriptor_.number(); }
    const sigset_t& before() const noexcept { return before_; }

    /// The one that has come.
    int take() const {
        signalfd_siginfo come{};
        return ::read(number(), &come, sizeof come) == sizeof come
                   ? static_cast<int>(come.ssi_signo)
                   : 0;
    }

private:
    static int hold(sigset_t& before) {
        sigset_t both;
        sigemptyset(&both);
        sigaddset(&both, SIGINT);
        sigaddset(&both, SIGTERM);
        ::pthread_sigmask(SIG_BLOCK, &both, &before);
        return ::signalfd(-1, &both, SFD_CLOEXEC | SFD_NONBLOCK);
    }

    sigset_t before_{};
    descriptor descriptor_;
};

/// How a process is to begin: posix_spawn's two lists.
class beginning {
public:
    beginning(int output, const sigset_t& mask) {
        ::posix_spawn_file_actions_init(&files);
        ::posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
        sigset_t ordinary;
        sigemptyset(&ordinary);
        sigaddset(&ordinary, SIGPIPE);
        ::posix_spawnattr_init(&attributes);
        ::posix_spawnattr_setsigmask(&attributes, &mask);
        ::posix_spawnattr_setsigdefault(&attributes, &ordinary);
        ::posix_spawnattr_setflags(
            &attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    }
    ~beginning() {
        ::posix_spawn_file_actions_destroy(&files);
        ::posix_spawnattr_destroy(&attributes);
    }
    beginning(const beginning&) = delete;
    beginning& operator=(const beginning&) = delete;

    posix_spawn_file_actions_t files{};
    posix_spawnattr_t attributes{};
};

/// A process that is ended with its owner.
class child {
public:
    child(const std::vector<std::string>& words, const beginning& how) {
        std::vector<char*> arguments;
        for (const std::string& word : words)
            arguments.push_back(const_cast<char*>(word.c_str()));
        arguments.push_back(nullptr);
        const int error = ::posix_spawn(&process_, words.front().c_str(), &how.files,
                                        &how.attributes, arguments.data(), environ);
        if (error == EAGAIN || error == ENOMEM)
            throw cannot("no process can be started", error);
        if (error != 0)
            throw command_error(exit_status::wrong_usage,
                                in_quotes(words.front()) +
                                    " cannot be run: " + std::generic_category().message(error));
    }
    ~child() {
        if (process_ == -1)
            return;
        signal(SIGKILL);
        wait();
    }
    child(const child&) = delete;
    child& operator=(const child&) = delete;

    void signal(int number) const noexcept { ::kill(process_, number); }

    int wait() noexcept {
        int status = 0;
        while (::waitpid(process_, &status, 0) == -1 && errno == EINTR) {
        }
        process_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

private:
    pid_t process_ = -1;
};

/// False when there is nothing more.
bool take_from(int source, std::string& into) {
    std::array<char, 64 * 1024> piece;
    const ssize_t got = ::read(source, piece.data(), piece.size());
    if (got > 0)
        into.append(piece.data(), static_cast<std::size_t>(got));
    return got > 0 || (got == -1 && errno == EINTR);
}

}  // namespace

ended_child run_child(const std::vector<std::string>& words) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        throw cannot("no pipe can be made", errno);
    descriptor from(ends[0]);
    descriptor to(ends[1]);
    const held_signals signals;
    child running(words, beginning(to.number(), signals.before()));
    to.close();

    ended_child ended;
    for (bool more = true; more;) {
        std::array<pollfd, 2> awaited{{{from.number(), POLLIN, 0}, {signals.number(), POLLIN, 0}}};
        ::poll(awaited.data(), awaited.size(), -1);
        if (awaited[1].revents != 0) {
            running.signal(signals.take());
            ended.interrupted = true;
        }
        if (awaited[0].revents != 0)
            more = take_from(from.number(), ended.output);
    }
    ended.status = running.wait();
    return ended;
}

}  // namespace pingpong::command
