#include "pingpong/process/page_outputs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pingpong/command_error.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

void validate_format(std::string_view option, format wanted, std::string_view subject,
                     const std::vector<format>& known) {
    if (std::ranges::find(known, wanted) != known.end())
        return;
    std::vector<std::string> names;
    for (const format one : known)
        names.emplace_back(name_of(one));
    throw command_error(exit_status::wrong_usage,
                        fmt::format("{}: {} cannot be had as {}; expected {}", option, subject,
                                    name_of(wanted), join_with_or(names)));
}

}  // namespace

page_outputs::page_outputs(const output_choice& choice, std::string_view subject,
                           const std::vector<format>& known)
    : printed_(choice.printed) {
    if (printed_)
        validate_format("--format", *printed_, subject, known);
    for (const output_target& one : choice.files)
        validate_format("-o", one.format, subject, known);
    for (const output_target& one : choice.files)
        files_.push_back(entry{output_file(one.path), one.format});
}

void page_outputs::deliver(const make_page& render, const display_options& display) {
    for (entry& one : files_)
        one.file.write(render(one.format, style_of_files()));
    if (printed_)
        print(render(*printed_, style_of_output(display.colour)));
    if (display.level == verbosity::quiet)
        return;
    std::vector<std::string> paths;
    for (const entry& one : files_)
        paths.push_back(one.file.path());
    tell_where(paths);
}

}  // namespace pingpong::command
