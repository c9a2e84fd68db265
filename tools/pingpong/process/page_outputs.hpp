/// \file
/// Where a page goes that is no single report: `-o` and `--format` of `compare` and of
/// `report` with several files.
#ifndef PINGPONG_PROCESS_PAGE_OUTPUTS_HPP
#define PINGPONG_PROCESS_PAGE_OUTPUTS_HPP

#include <functional>
#include <string_view>
#include <vector>

#include "pingpong/options/output_options.hpp"
#include "pingpong/process/output_file.hpp"

namespace pingpong::command {

/// The page in a format; plain text in that style.
using make_page = std::function<std::string(format, const text_style&)>;

/// Files, and perhaps standard output, that can take some formats only.
class page_outputs {
public:
    /// Finds out whether all files can be written.
    ///
    /// \param choice   As of `choose_outputs`.
    /// \param subject  What is on the page, for people, as "changes".
    /// \param known    The formats that there are.
    /// \throws command_error  `wrong_usage`: one is to be in another format; `io_failed`, naming
    ///                        the first file that cannot be written.
    page_outputs(const output_choice& choice, std::string_view subject,
                 const std::vector<format>& known);

    /// Writes and prints everything; unless `display` is quiet, tells on standard error which files
    /// it wrote.
    ///
    /// \throws command_error  `io_failed`.
    void deliver(const make_page& render, const display_options& display);

private:
    struct entry {
        output_file file;
        pingpong::format format;
    };

    std::vector<entry> files_;
    std::optional<format> printed_;
};

}  // namespace pingpong::command

#endif  // PINGPONG_PROCESS_PAGE_OUTPUTS_HPP
