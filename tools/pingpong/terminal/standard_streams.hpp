/// \file
/// Standard output for results, standard error for everything else.
#ifndef PINGPONG_TERMINAL_STANDARD_STREAMS_HPP
#define PINGPONG_TERMINAL_STANDARD_STREAMS_HPP

#include <string>
#include <string_view>
#include <vector>

namespace pingpong::command {

/// Writes all of `text`, waiting where the reader is slow.
///
/// \return  0, or the error number of the write that failed.
int write_all(int descriptor, std::string_view text) noexcept;

/// Puts something harmless where a standard stream is closed, so that no file or socket opened
/// later takes its number. Writing to a closed standard output still fails.
void fill_closed_standard_streams() noexcept;

/// Writes results to standard output.
///
/// \throws command_error  `io_failed`, when they do not all get there.
void print(std::string_view text);

/// Writes one line to standard error, after the program's name; foreign text in it is harmless.
void complain(std::string_view line);

/// Writes one line to standard error as it is, without anything that acts on a terminal.
void tell(std::string_view line);

/// Tells where results were written; nothing when they were not.
void tell_where(const std::vector<std::string>& paths);

/// The text in quotes for an error line, shortened where it is long.
std::string in_quotes(std::string_view text);

}  // namespace pingpong::command

#endif  // PINGPONG_TERMINAL_STANDARD_STREAMS_HPP
