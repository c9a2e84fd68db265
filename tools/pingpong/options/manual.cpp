#include "pingpong/options/manual.hpp"

#include <string_view>

namespace pingpong::command {
namespace {

/// Text that roff prints as it stands.
std::string escape_roff(std::string_view text) {
    std::string page;
    bool at_line_start = true;
    for (const char c : text) {
        if (at_line_start && (c == '.' || c == '\''))
            page += "\\&";
        if (c == '\\')
            page += "\\e";
        else if (c == '-')
            page += "\\-";
        else if (c == '\n')
            page += ' ';  // the help's own lines are not the page's
        else
            page += c;
        at_line_start = false;
    }
    return page;
}

/// `-o, --output FILE`, the names in bold and the value in italics.
std::string option_heading(const option& declared) {
    std::string heading;
    if (!declared.letter.empty())
        heading += "\\fB" + escape_roff(declared.letter) + "\\fR, ";
    heading += "\\fB" + escape_roff(declared.name) + "\\fR";
    if (!declared.is_flag())
        heading += " \\fI" + escape_roff(declared.value_name) + "\\fR";
    return heading;
}

std::string option_entry(const option& declared) {
    const std::string text = escape_roff(declared.description());
    return ".TP\n" + option_heading(declared) + "\n" + text + (text.ends_with('?') ? "\n" : ".\n");
}

bool is_common(const option& declared) {
    return declared.name == "--config" || declared.shows_help;
}

std::string options_of_command(const option_table& command) {
    std::string page, heading;
    for (const option& each : command.options()) {
        if (is_common(each) || each.is_argument())
            continue;
        if (each.group != heading) {
            heading = each.group;
            page += ".PP\n" + escape_roff(heading) + ":\n";
        }
        page += option_entry(each);
    }
    return page.empty() ? "" : ".SS " + escape_roff(command.command()) + "\n" + page;
}

std::string common_options(const option_table& command) {
    std::string page = ".SS All commands\n";
    for (const option& each : command.options())
        if (is_common(each))
            page += option_entry(each);
    return page;
}

std::string command_entry(const option_table& command) {
    std::string page =
        ".TP\n\\fBpingpong " + escape_roff(command.command()) + "\\fR [\\fIoptions\\fR]";
    for (const option& each : command.options())
        if (each.is_argument())
            page += " \\fI" + escape_roff(each.name) + "\\fR" + (each.repeats ? "..." : "");
    return page + "\n" + escape_roff(command.summary()) + ".\n";
}

void replace(std::string& text, std::string_view mark, const std::string& by) {
    const auto at = text.find(mark);
    if (at != std::string::npos)
        text.replace(at, mark.size(), by);
}

}  // namespace

std::string manual_page(std::string frame, const command_set& commands) {
    std::string entries, options;
    for (const option_table& command : commands.tables()) {
        entries += command_entry(command);
        options += options_of_command(command);
    }
    options += common_options(commands.tables().front());
    replace(frame, "@VERSION@", version_number());
    replace(frame, "@COMMANDS@\n", entries);
    replace(frame, "@OPTIONS@\n", options);
    return frame;
}

}  // namespace pingpong::command
