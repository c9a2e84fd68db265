#include "pingpong/options/output_options.hpp"

#include "pingpong/command_error.hpp"
#include "pingpong/files/output_file.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

bool is_standard_output(const std::string& path) {
    return path == "-" || path == "/dev/stdout" || path == "/dev/fd/1" || path == "/proc/self/fd/1";
}

std::string suffix_of(const std::string& path) {
    const auto dot = path.rfind('.');
    return dot == std::string::npos ? "" : path.substr(dot);
}

void validate_suffix(const std::string& path) {
    if (!find_format_for_path(path) && !is_standard_output(path) && !is_stream(path))
        throw command_error(exit_status::wrong_usage,
                            "-o: " + in_quotes(path) + " has no known suffix; expected " +
                                join_with_or(format_suffixes()) + ", or - with --format" +
                                suggest(suffix_of(path), format_suffixes()));
}

format parse_format(std::string_view name) {
    const auto known = find_format(name);
    if (!known)
        throw command_error(exit_status::wrong_usage,
                            "--format: " + in_quotes(name) + " is not a format; expected " +
                                join_with_or(format_names()) + suggest(name, format_names()));
    return *known;
}

}  // namespace

option& add_output_options(option_table& table, output_request& request, display_options& display) {
    table.begin_group("Output");
    table
        .add_repeated(
            "--output", "FILE",
            [&request](std::string_view path) {
                request.paths.emplace_back(path);
                validate_suffix(request.paths.back());
            },
            "Write the report to a file, in the format of its suffix: " +
                join_with_or(format_suffixes()) + "; - is standard output; may be repeated")
        .set_letter("-o")
        .complete_files();
    table
        .add_action(
            "--format", "NAME",
            [&request](std::string_view name) { request.on_standard_output = parse_format(name); },
            "Format of standard output: " + join_with_or(format_names()))
        .complete_words(format_names())
        .set_default("table");
    table
        .add("--color", display.colour,
             choice<colour_choice>("WHEN", {{"auto", colour_choice::automatic},
                                            {"always", colour_choice::always},
                                            {"never", colour_choice::never}}),
             "Use colours: auto, always or never")
        .pass_to_shares();
    return add_quiet_option(table, display).pass_to_shares();
}

option& add_full_option(option_table& table, output_request& request) {
    return table.add_flag("--full", request.full,
                          "Print every experiment, percentile and comparison, not one screen");
}

option& add_quiet_option(option_table& table, display_options& display) {
    return table.add_action(
        "--quiet", {}, [&display](std::string_view) { display.level = verbosity::quiet; },
        "Print only errors");
}

output_choice choose_outputs(const output_request& request) {
    output_choice chosen;
    chosen.printed = request.on_standard_output;
    chosen.full = request.full;
    const format otherwise = chosen.printed.value_or(format::table);
    for (const std::string& path : request.paths) {
        if (is_standard_output(path))
            chosen.printed = otherwise;
        else
            chosen.files.push_back({path, find_format_for_path(path).value_or(otherwise)});
    }
    if (chosen.files.empty() && !chosen.printed)
        chosen.printed = format::table;
    return chosen;
}

}  // namespace pingpong::command
