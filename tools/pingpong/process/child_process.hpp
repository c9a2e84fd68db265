/// \file
/// Another program, from its start to its end.
#ifndef PINGPONG_PROCESS_CHILD_PROCESS_HPP
#define PINGPONG_PROCESS_CHILD_PROCESS_HPP

#include <string>
#include <vector>

namespace pingpong::command {

/// What another program printed, and how it ended.
struct ended_child {
    std::string output;  ///< Its standard output; its standard error is ours.
    int status = 0;      ///< As a shell tells it: 128 and the signal's number when one killed it.
    bool interrupted = false;  ///< SIGINT or SIGTERM came meanwhile, and was passed on to it.

    ended_child() = default;
};

/// Runs a program to its end. It has no input, and a process group of its own, so that a Ctrl-C
/// reaches it once.
///
/// While it runs, each SIGINT and SIGTERM of this process is passed on to it and has no other
/// effect; it is never left behind, running or as a zombie.
///
/// \param words  The program's path, which is not searched for, and its arguments.
/// \throws command_error  `wrong_usage`, naming the path: there is no program that can be run;
///                        `io_failed`: the system cannot run another one.
ended_child run_child(const std::vector<std::string>& words);

}  // namespace pingpong::command

#endif  // PINGPONG_PROCESS_CHILD_PROCESS_HPP
