/// \file
/// Where it goes what changed: `-o` and `--format` of `compare` and `run --against`.
#ifndef PINGPONG_CHANGE_OUTPUTS_HPP
#define PINGPONG_CHANGE_OUTPUTS_HPP

#include <string>
#include <vector>

#include "pingpong/report_outputs.hpp"
#include "pingpong/scheduler/run_changes.hpp"

namespace pingpong::command {

/// Files, and perhaps standard output, that can take a table, Markdown or JSON.
class change_outputs {
public:
    /// Finds out whether all files can be written.
    ///
    /// \param choice  As of `choose_outputs`.
    /// \throws command_error  `wrong_usage`: one is to be CSV; `io_failed`, naming the first file
    ///                        that cannot be written.
    explicit change_outputs(const output_choice& choice);

    /// Writes and prints everything; unless `quiet`, tells on standard error which files it wrote.
    ///
    /// \throws command_error  `io_failed`.
    void deliver(const run_changes& what, bool quiet);

private:
    struct entry {
        output_file file;
        format how;
    };

    std::vector<entry> files_;
    std::optional<format> printed_;
};

}  // namespace pingpong::command

#endif  // PINGPONG_CHANGE_OUTPUTS_HPP
