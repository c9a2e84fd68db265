#include "pingpong/terminal/terminal.hpp"

#include <langinfo.h>
#include <locale.h>  // newlocale() is not in <clocale>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "pingpong/command_error.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

constexpr std::size_t min_columns = 40, max_columns = 120;

std::string environment_variable(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

std::string codeset_of_user() {
    const locale_t chosen = ::newlocale(LC_CTYPE_MASK, "", locale_t{});
    if (chosen == locale_t{})
        return "ANSI_X3.4-1968";  // as in the C locale, which is then in effect
    std::string name = ::nl_langinfo_l(CODESET, chosen);
    ::freelocale(chosen);
    return name;
}

bool has_colours(const stream_facts& facts, colour_choice choice) {
    if (choice != colour_choice::automatic)
        return choice == colour_choice::always;
    return facts.can_rewrite() && facts.no_color.empty();
}

}  // namespace

stream_facts facts_of_stream(int descriptor) {
    stream_facts facts;
    facts.terminal = ::isatty(descriptor) == 1;
    winsize size{};
    if (facts.terminal && ::ioctl(descriptor, TIOCGWINSZ, &size) == 0) {
        if (size.ws_col > 0)
            facts.columns = size.ws_col;
        if (size.ws_row > 0)
            facts.rows = size.ws_row;
    }
    facts.kind = environment_variable("TERM");
    facts.no_color = environment_variable("NO_COLOR");
    facts.codeset = codeset_of_user();
    return facts;
}

text_style style_for(const stream_facts& facts, colour_choice choice) {
    text_style style;
    if (facts.columns)
        style.columns = std::clamp(*facts.columns, min_columns, max_columns);
    style.drawn_in = facts.codeset == "UTF-8" ? charset::unicode : charset::ascii;
    style.coloured = has_colours(facts, choice);
    return style;
}

text_style style_of_output(colour_choice choice) {
    return style_for(facts_of_stream(STDOUT_FILENO), choice);
}

text_style style_of_files() {
    stream_facts facts;
    facts.codeset = codeset_of_user();
    return style_for(facts, colour_choice::never);
}

}  // namespace pingpong::command
