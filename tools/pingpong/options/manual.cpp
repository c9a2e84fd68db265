#include "pingpong/options/manual.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pingpong/options/settings.hpp"
#include "pingpong/options/version_text.hpp"

namespace pingpong::command {
namespace {

/// Text that roff prints as it stands.
std::string in_roff(std::string_view text) {
    std::string page;
    bool at_line_start = true;
    for (const char one : text) {
        if (at_line_start && (one == '.' || one == '\''))
            page += "\\&";
        if (one == '\\')
            page += "\\e";
        else if (one == '-')
            page += "\\-";
        else if (one == '\n')
            page += ' ';  // the help's own lines are not the page's
        else
            page += one;
        at_line_start = false;
    }
    return page;
}

/// `-o, --output FILE`, the names in bold and the value in italics.
std::string option_heading(const CLI::Option& option) {
    std::string heading;
    for (const std::string& name : option.get_snames())
        heading += "\\fB\\-" + in_roff(name) + "\\fR, ";
    heading += "\\fB\\-\\-" + in_roff(option.get_lnames().front()) + "\\fR";
    if (option.get_items_expected_max() > 0)
        heading += " \\fI" + in_roff(option.get_type_name()) + "\\fR";
    return heading;
}

std::string option_entry(const CLI::Option& option) {
    std::string text = in_roff(option.get_description());
    if (!option.get_default_str().empty())
        text += " [" + in_roff(option.get_default_str()) + "]";
    return ".TP\n" + option_heading(option) + "\n" + text + (text.ends_with('?') ? "\n" : ".\n");
}

bool is_common(const CLI::Option& option) {
    const std::string& name = option.get_lnames().front();
    return name == "config" || name == "help" || name == "help-all";
}

std::string options_of_command(const CLI::App& command) {
    std::string page, heading;
    for (const CLI::Option* option : grammar::options_of(command)) {
        if (is_common(*option))
            continue;
        if (option->get_group() != heading) {
            heading = option->get_group();
            page += ".PP\n" + in_roff(heading) + ":\n";
        }
        page += option_entry(*option);
    }
    return page.empty() ? "" : ".SS " + in_roff(command.get_name()) + "\n" + page;
}

std::string common_options(const CLI::App& command) {
    std::string page = ".SS All commands\n";
    for (const CLI::Option* option : grammar::options_of(command))
        if (is_common(*option))
            page += option_entry(*option);
    return page;
}

std::string command_entry(const CLI::App& command) {
    std::string page =
        ".TP\n\\fBpingpong " + in_roff(command.get_name()) + "\\fR [\\fIoptions\\fR]";
    for (const CLI::Option* one : command.get_options())
        if (one->get_positional())
            page += " \\fI" + in_roff(one->get_name(true)) + "\\fR" +
                    (one->get_items_expected_max() > 1 ? "..." : "");
    return page + "\n" + in_roff(command.get_description()) + ".\n";
}

void replace(std::string& text, std::string_view mark, const std::string& by) {
    const auto at = text.find(mark);
    if (at != std::string::npos)
        text.replace(at, mark.size(), by);
}

}  // namespace

std::string manual_page(std::string frame, const grammar& known) {
    std::string commands, options;
    for (const std::string& name : known.command_names()) {
        const CLI::App& command = *known.command_named(name);
        commands += command_entry(command);
        options += options_of_command(command);
    }
    options += common_options(*known.command_named("run"));
    replace(frame, "@VERSION@", version_number());
    replace(frame, "@COMMANDS@\n", commands);
    replace(frame, "@OPTIONS@\n", options);
    return frame;
}

}  // namespace pingpong::command
