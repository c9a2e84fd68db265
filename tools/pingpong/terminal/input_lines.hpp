/// \file
/// Lines of standard input, read by a coroutine, so that signals are handled meanwhile.
#ifndef PINGPONG_TERMINAL_INPUT_LINES_HPP
#define PINGPONG_TERMINAL_INPUT_LINES_HPP

#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <optional>
#include <string>

#include "pingpong/transport/await.hpp"

namespace pingpong::command {

/// Lines of standard input: of a terminal, a pipe or a file.
class input_lines {
public:
    explicit input_lines(executor io_executor);

    /// The next line, without its line feed.
    ///
    /// \return  nullopt at the end of the input, and when the awaiting coroutine was cancelled.
    asio::awaitable<std::optional<std::string>, executor> next();

private:
    /// Reads what is available; false at the end.
    bool receive();

    /// Becomes readable when standard input does; not open when that is a file, which never blocks.
    ///
    /// An epoll descriptor of its own stands in for standard input: Asio would make the
    /// descriptor itself non-blocking, and a terminal shares that with the shell.
    asio::posix::basic_stream_descriptor<executor> readable_;
    std::string received_;
    bool ended_ = false;
};

}  // namespace pingpong::command

#endif  // PINGPONG_TERMINAL_INPUT_LINES_HPP
