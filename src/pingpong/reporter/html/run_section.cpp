#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "pingpong/reporter/html/drawing/typography.hpp"
#include "pingpong/reporter/html/sections.hpp"
#include "pingpong/reporter/wording/run_facts.hpp"

namespace pingpong::html {
namespace {

/// A word of a command line as a POSIX shell takes it.
std::string quote_for_shell(std::string_view word) {
    const auto is_plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("_@%+=:,./-").find(c) != std::string_view::npos;
    };
    if (!word.empty() && std::ranges::all_of(word, is_plain))
        return std::string(word);
    std::string made = "'";
    for (const char c : word)
        made += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return made + "'";
}

std::string command_of(const report& what) {
    std::string line;
    for (const std::string& word : what.command_line) {
        if (line.size() > markup::max_characters)
            return line;  // no more of it is shown
        line += (line.empty() ? "" : " ") + quote_for_shell(word);
    }
    const bool has_seed = std::ranges::any_of(what.command_line, [](const std::string& word) {
        return word == "--seed" || word.starts_with("--seed=");
    });
    const bool is_run = what.command_line.size() > 1 && what.command_line[1] == "run";
    return has_seed || !is_run ? line : line + fmt::format(" --seed {}", what.config.seed);
}

constexpr std::size_t max_characters_of_fact = 1000;

markup facts_list(const fact_group& group) {
    markup list;
    for (const fact& one : group.facts)
        list += element("dt", {}, one.name) +
                element("dd", {}, typeset(shortened(one.value, max_characters_of_fact)));
    return element("div", {{"class", "facts"}},
                   element("h3", {}, group.title) + element("dl", {}, list));
}

}  // namespace

markup reproduction_section(const subject& of) {
    if (of.what.command_line.empty())
        return {};
    return element(
        "section", {},
        element("h2", {}, "Run it again") +
            element("pre", {{"tabindex", "0"}}, element("code", {}, command_of(of.what))) +
            element("p", {{"class", "note"}},
                    fmt::format("The random seed {} repeats the order of play, not the times. Run "
                                "{}.",
                                of.what.config.seed, of.what.run_id)));
}

markup environment_section(const subject& of) {
    markup groups;
    for (const fact_group& one : list_facts(of.what))
        groups += facts_list(one);
    return element("section", {{"class", "environment"}},
                   element("h2", {}, "Machine, program and settings") +
                       element("div", {{"class", "columns"}}, groups));
}

}  // namespace pingpong::html
