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

/// Opens /dev/null for each standard stream that is closed, so that no file or socket opened later
/// takes its number. Writing to a closed standard output still fails.
void fill_closed_standard_streams() noexcept;

/// Writes results to standard output.
///
/// \throws command_error  `io_failed`, when not everything can be written.
void print(std::string_view text);

/// Writes one line to standard error, after the program's name; control characters are escaped.
void print_error(std::string_view line);

/// Writes one line to standard error as it is; control characters are escaped.
void print_notice(std::string_view line);

/// Prints on standard error to which files results were written; nothing when there are none.
void print_written_paths(const std::vector<std::string>& paths);

/// The text in quotes for an error line, shortened when it is long.
std::string in_quotes(std::string_view text);

}  // namespace pingpong::command

#endif  // PINGPONG_TERMINAL_STANDARD_STREAMS_HPP
