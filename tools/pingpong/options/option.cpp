#include "pingpong/options/option.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>

#include "pingpong/command_error.hpp"

namespace pingpong::command {
namespace {}  // namespace

std::string option::environment_name() const {
    std::string upper = "PINGPONG_" + bare_name();
    std::ranges::transform(upper, upper.begin(), [](unsigned char c) {
        return c == '-' ? '_' : static_cast<char>(std::toupper(c));
    });
    return upper;
}

std::string option::description() const {
    return default_text.empty() ? help : help + " [" + default_text + ']';
}

option& option::hide_in_brief_help() {
    in_brief_help = false;
    return *this;
}

option& option::pass_to_shares() {
    passed_to_shares = true;
    return *this;
}

option& option::pass_to_serve(std::string_view name_of_serve) {
    serve_name = name_of_serve;
    return *this;
}

option& option::set_letter(std::string_view short_form) {
    letter = short_form;
    return *this;
}

option& option::set_value_name(std::string_view placeholder) {
    value_name = placeholder;
    return *this;
}

option& option::set_default(std::string_view text) {
    default_text = text;
    return *this;
}

option& option::complete_files() {
    completes = completion::files;
    return *this;
}

option& option::complete_words(std::vector<std::string> known, completion kind) {
    words = std::move(known);
    completes = kind;
    return *this;
}

option& option::exclude(std::string_view other) {
    opposites.emplace_back(other);
    return *this;
}

option& option::require_one_of(std::vector<std::string> others) {
    needs = std::move(others);
    return *this;
}

std::string given_option::argument_as(std::string_view name) const {
    std::string made(name);
    return declared->is_flag() ? made : made + '=' + text;
}

option_table::option_table(std::string command, std::string summary, std::string closing)
    : command_(std::move(command)), summary_(std::move(summary)), closing_(std::move(closing)) {
}

const option* option_table::find(std::string_view name) const noexcept {
    const auto found = std::ranges::find(options_, name, &option::name);
    return found == options_.end() ? nullptr : &*found;
}

std::string option_table::argument(std::string_view name, std::string text) const {
    const option* const declared = find(name);
    if (!declared)
        throw std::logic_error(command_ + " has no option " + std::string(name));
    return given_option(*declared, std::move(text), {}).argument();
}

std::vector<std::string> option_table::names() const {
    std::vector<std::string> names;
    for (const option& each : options_)
        if (!each.is_argument())
            names.push_back(each.name);
    return names;
}

option& option_table::add_action(std::string_view name, std::string_view value_name,
                                 std::function<void(std::string_view)> assign,
                                 std::string_view help) {
    option& made = options_.emplace_back();
    made.name = name;
    made.value_name = value_name;
    made.group = group_;
    made.help = help;
    made.assign = std::move(assign);
    return made;
}

option& option_table::add_flag(std::string_view name, bool& target, std::string_view help) {
    return add_action(
        name, {}, [&target](std::string_view) { target = true; }, help);
}

option& option_table::add_preset(std::string_view name, std::function<void()> set,
                                 std::string_view help) {
    option& made = add_action(
        name, {}, [set = std::move(set)](std::string_view) { set(); }, help);
    made.preset = true;
    return made;
}

option& option_table::add_repeated(std::string_view name, std::string_view value_name,
                                   std::function<void(std::string_view)> assign,
                                   std::string_view help) {
    option& made = add_action(name, value_name, std::move(assign), help);
    made.repeats = true;
    return made;
}

option& option_table::add_argument(std::string_view name, std::string& target,
                                   std::string_view help) {
    option& made = add_action(
        name, name, [&target](std::string_view text) { target = text; }, help);
    made.required = true;
    return made;
}

option& option_table::add_arguments(std::string_view name,
                                    std::function<void(std::string_view)> assign,
                                    std::string_view help) {
    return add_repeated(name, name, std::move(assign), help);
}

option& add_seed_option(option_table& table, std::optional<std::uint64_t>& target) {
    return table.add("--seed", target, whole_number(0, max_number), "Seed for the order of play")
        .set_default("random");
}

bool is_given(const std::vector<given_option>& given, std::string_view name) {
    return std::ranges::any_of(
        given, [name](const given_option& each) { return each.declared->name == name; });
}

void reject_incompatible_options(const std::vector<given_option>& given) {
    for (const given_option& each : given) {
        const option& declared = *each.declared;
        for (const std::string& other : declared.opposites)
            if (is_given(given, other))
                throw command_error(
                    exit_status::wrong_usage,
                    declared.name + ": not together with " + other + "; choose one of them");
        const auto has = [&given](const std::string& other) { return is_given(given, other); };
        if (!declared.needs.empty() && std::ranges::none_of(declared.needs, has))
            throw command_error(
                exit_status::wrong_usage,
                declared.name + ": has no effect without " + join_with_or(declared.needs));
    }
}

void assign_values(const std::vector<given_option>& given) {
    for (const bool presets : {true, false})
        for (const given_option& each : given)
            if (each.declared->preset == presets)
                each.declared->assign(each.text);
}

std::vector<std::string> shared_arguments(const std::vector<given_option>& given) {
    std::vector<std::string> arguments;
    for (const given_option& each : given)
        if (each.declared->passed_to_shares)
            arguments.push_back(each.argument());
    return arguments;
}

std::vector<std::string> serve_arguments(const std::vector<given_option>& given) {
    std::vector<std::string> arguments;
    for (const given_option& each : given)
        if (!each.declared->serve_name.empty())
            arguments.push_back(each.argument_as(each.declared->serve_name));
    return arguments;
}

}  // namespace pingpong::command
