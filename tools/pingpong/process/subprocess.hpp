/// \file
/// Another program, from its start to its end.
#ifndef PINGPONG_PROCESS_SUBPROCESS_HPP
#define PINGPONG_PROCESS_SUBPROCESS_HPP

#include <signal.h>
#include <sys/types.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pingpong::command {

/// A file descriptor that is closed with its owner.
class descriptor {
public:
    /// \param number  Open, or -1 for none.
    explicit descriptor(int number = -1) noexcept : number_(number) {}
    ~descriptor() { close(); }

    descriptor(descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    descriptor& operator=(descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }

    int number() const noexcept { return number_; }
    void close() noexcept;

private:
    int number_;
};

/// Blocks SIGINT and SIGTERM: they are read from here instead. One that was not taken is there for
/// an object around this one, or else has its effect afterwards.
class held_signals {
public:
    /// \throws command_error  `io_failed`: the system cannot make signals readable.
    held_signals();
    ~held_signals();

    held_signals(const held_signals&) = delete;
    held_signals& operator=(const held_signals&) = delete;

    /// The number of the descriptor that is readable when one has come.
    int number() const noexcept { return source_.number(); }

    /// The number of one that has come, and forgets it; 0: none has.
    int take() const noexcept;

private:
    sigset_t previous_mask_{};
    descriptor source_;
};

/// What SIGINT and SIGTERM to this process do while a subprocess exists.
enum class signal_forwarding {
    none,    ///< They do not reach it.
    forward  ///< They are passed on to it while its output is read, and have no other effect.
};

/// Another program in a process of its own.
///
/// It has no input; its standard error is ours. It has its own process group, so that Ctrl-C
/// reaches it only if forwarded. It gets SIGTERM when this process ends, however that happens.
class subprocess {
public:
    /// Starts the program.
    ///
    /// \param words  The program's path, which is not searched for, and its arguments.
    /// \throws command_error  `wrong_usage`, naming the path: there is no program that can be run;
    ///                        `io_failed`: the system cannot start another process.
    explicit subprocess(const std::vector<std::string>& words,
                        signal_forwarding forwarding = signal_forwarding::none);

    /// Ends the program if it still runs: SIGTERM, then SIGKILL after 3 s. No zombie remains.
    ~subprocess();

    subprocess(const subprocess&) = delete;
    subprocess& operator=(const subprocess&) = delete;

    /// Waits for the next line of its standard output; without the line feed.
    ///
    /// \return  nullopt: the output ended before another line was complete.
    std::optional<std::string> read_line();

    /// Waits until its standard output ends, and returns what was not read before.
    ///
    /// \param on_wait  Called five times a second meanwhile; may be empty.
    std::string read_output(const std::function<void()>& on_wait = {});

    /// Waits for its end; call once, after its output was read.
    ///
    /// \return  Its exit status as a shell reports it: 128 plus the signal's number when a signal
    ///          killed it.
    int wait() noexcept;

    /// Whether a signal was passed on to it.
    bool interrupted() const noexcept { return interrupted_; }

private:
    void signal(int number) const noexcept;
    bool receive(int timeout_ms = -1);

    std::unique_ptr<held_signals> signals_;  ///< nullptr: not forwarded.
    descriptor output_;
    pid_t process_ = -1;
    std::string received_;
    bool interrupted_ = false;
};

}  // namespace pingpong::command

#endif  // PINGPONG_PROCESS_SUBPROCESS_HPP
