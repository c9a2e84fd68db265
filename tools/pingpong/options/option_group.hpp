/// \file
/// Options of a command that stand below one heading of its help.
#ifndef PINGPONG_OPTIONS_OPTION_GROUP_HPP
#define PINGPONG_OPTIONS_OPTION_GROUP_HPP

#include <CLI/App.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pingpong::command {

/// A heading of the help, and the options below it.
class option_group {
public:
    option_group(CLI::App& command, std::string heading)
        : command_(command), heading_(std::move(heading)) {}

    /// Adds an option that takes one value.
    CLI::Option* add(const std::string& name, const std::string& value,
                     std::optional<std::string>& into, const std::string& meaning) {
        const auto keep = [&into](const std::string& text) { into = text; };
        return command_.add_option_function<std::string>(name, keep, meaning)
            ->type_name(value)
            ->group(heading_);
    }

    /// Adds an option that takes none.
    CLI::Option* add(const std::string& name, bool& into, const std::string& meaning) {
        return command_.add_flag(name, into, meaning)->group(heading_);
    }

    /// Adds an option that takes one value each time it is given.
    CLI::Option* add(const std::string& name, const std::string& value,
                     std::vector<std::string>& into, const std::string& meaning) {
        return command_.add_option(name, into, meaning)
            ->type_name(value)
            ->group(heading_)
            ->expected(1)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
            ->allow_extra_args(false);
    }

private:
    CLI::App& command_;
    std::string heading_;
};

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_OPTION_GROUP_HPP
