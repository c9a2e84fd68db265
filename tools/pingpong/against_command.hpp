/// \file
/// `pingpong run --against PATH`: another build of the program, in sessions that take turns.
#ifndef PINGPONG_AGAINST_COMMAND_HPP
#define PINGPONG_AGAINST_COMMAND_HPP

#include <cstdint>
#include <string>
#include <vector>

#include "pingpong/exit_status.hpp"
#include "pingpong/run_options.hpp"

namespace pingpong::command {

/// What both programs play, and how they are compared.
struct against_options {
    std::string path;                    ///< The other program.
    std::vector<std::string> arguments;  ///< Of each session, but for its seed and its time.
    std::string max_time = "10s";        ///< Of a session, where a program knows `--max-time`.
    std::uint64_t seed = 0;              ///< Of the first pair; each next one has the next.
    std::uint64_t pairs = 10;
    change_rules rules;
    bool allow_inconclusive = false;
    output_choice outputs;
    display_options shown;
};

/// \param words  With `against`.
/// \throws command_error  `wrong_usage`, naming the option: it makes no sense, or cannot be asked
///                        of a session.
against_options check_against(const run_words& words);

/// Plays pairs of sessions, each program as a process, in the order A B B A ..., and tells what
/// changed from the other program to this one.
///
/// \return  As of `compare`; what a session ended with, when it measured wrongly or not all; or
///          `interrupted`, after what the pairs until then say.
/// \throws command_error  `wrong_usage`: the other program cannot be run, or is none that measures;
///                        as of `page_outputs`.
exit_status perform(const against_options& options);

}  // namespace pingpong::command

#endif  // PINGPONG_AGAINST_COMMAND_HPP
