/// \file
/// Another process: a program, or a piece of this one.
#ifndef PINGPONG_BENCHMARK_CHILD_HPP
#define PINGPONG_BENCHMARK_CHILD_HPP

#include <sched.h>
#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pingpong::benchmark {

/// Which processor a process is held to, where there are several: a server and the load on it do
/// not compete then.
enum class place { anywhere, server, load };

/// Holds this process to a place as long as it lives.
class stay {
public:
    explicit stay(place where);
    ~stay();
    stay(const stay&) = delete;
    stay& operator=(const stay&) = delete;

private:
    cpu_set_t before_;
};

/// A process that ends when its owner does.
class child {
public:
    /// Starts a program; what it prints comes here.
    ///
    /// \throws std::system_error
    explicit child(std::vector<std::string> words, place where = place::anywhere);

    /// Does `body` in a copy of this process.
    explicit child(const std::function<void()>& body, place where = place::anywhere);

    child(const child&) = delete;
    child& operator=(const child&) = delete;

    /// Ends it politely, or by force after a while.
    ~child();

    pid_t process() const noexcept { return process_; }

    /// Waits until it has printed `text`, and a line's end after it.
    ///
    /// \return  All it has printed so far.
    /// \throws std::runtime_error  when it ends without.
    const std::string& await(std::string_view text);

    /// How it ended.
    struct ended {
        std::string output;
        double cpu_ns = 0;
    };

    /// Waits for its end.
    ///
    /// \throws std::runtime_error  when that was no success.
    ended wait();

private:
    void start(const std::function<void()>& body, place where);
    bool receive();

    std::string name_;
    pid_t process_ = -1;
    int output_from_ = -1;
    std::string output_;
};

/// The most memory that a program ever had, from its start to its end; its output is dropped.
///
/// \throws std::runtime_error  when it failed.
std::uint64_t peak_bytes_of(const std::vector<std::string>& words);

}  // namespace pingpong::benchmark

#endif  // PINGPONG_BENCHMARK_CHILD_HPP
