/// \file
/// Help in two lengths.
#ifndef PINGPONG_OPTIONS_HELP_FORMATTER_HPP
#define PINGPONG_OPTIONS_HELP_FORMATTER_HPP

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <set>
#include <string>
#include <vector>

namespace pingpong::command {

/// Leaves out of `--help` what only `--help-all` shows.
class help_formatter : public CLI::Formatter {
public:
    /// \param option  Shown by `--help-all` only.
    void hide(const CLI::Option* option) { details_.insert(option); }

    /// The whole help of a command, or of the program.
    std::string make_help(const CLI::App* app, std::string name,
                          CLI::AppFormatMode mode) const override;

    /// The options below a heading; nothing where all of them are hidden.
    std::string make_group(std::string group, bool is_positional,
                           std::vector<const CLI::Option*> options) const override;

private:
    std::set<const CLI::Option*> details_;
    mutable bool complete_ = false;  // CLI11 does not tell make_group which help it is for
};

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_HELP_FORMATTER_HPP
