#include "pingpong/options/requests.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include "pingpong/command_error.hpp"
#include "pingpong/options/contenders.hpp"
#include "pingpong/terminal/log.hpp"
#include "pingpong/terminal/standard_streams.hpp"
#include "pingpong/transport/socket.hpp"

namespace pingpong::command {
namespace {

command_error provide(std::string_view name, const std::string& expected) {
    return command_error(exit_status::wrong_usage,
                         fmt::format("Provide value for '{}'. Expected {}.", name, expected));
}

/// The address that `host` names, in digits.
std::string read_host() {
    const char* const given = std::getenv("host");
    endpoint where;
    where.host = given ? given : "127.0.0.1";
    if (where.host.empty() || !resolve(where))
        throw provide("host", "an address of this machine, such as 127.0.0.1");
    return where.address();
}

spdlog::level::level_enum read_log_level() {
    const char* const given = std::getenv("log_level");
    const auto level = find_log_level(given ? given : "INFO");
    if (!level)
        throw provide("log_level", "DEBUG, INFO, WARNING, ERROR or CRITICAL");
    return *level;
}

option& add_paths(option_table& table, std::vector<std::string>& paths, std::string_view help) {
    return table
        .add_arguments(
            "REPORT", [&paths](std::string_view path) { paths.emplace_back(path); }, help)
        .complete_files();
}

}  // namespace

void add_play_options(option_table& table, play_request& request) {
    table.add_arguments(
        "COUNT",
        [&request](std::string_view text) {
            const auto count = parse_count(text);
            if (text == "-1")
                request.ends = true;
            else if (!count)
                throw usage_error("play", describe_wrong_count(text));
            else if (!request.ends)
                request.counts.push_back(*count);
        },
        "Numbers of pings; -1 ends the game. Without it, more are prompted for");
}

void add_report_options(option_table& table, report_request& request,
                        const protocol_table& protocols) {
    add_paths(table, request.paths, "JSON files, or names of remembered runs").required = true;
    add_assertion_options(table, request.required, protocols);
    add_output_options(table, request.outputs, request.display);
    add_full_option(table, request.outputs);
}

void add_compare_options(option_table& table, compare_request& request) {
    table.add_argument("OLD", request.old_path, "The older report: a JSON file or a remembered run")
        .complete_files();
    table.add_argument("NEW", request.new_path, "The newer report, likewise").complete_files();
    add_change_options(table, request.required);
    add_output_options(table, request.outputs, request.display);
}

void add_merge_options(option_table& table, merge_request& request) {
    add_paths(table, request.paths,
              "Reports of the same plan: JSON files, or names of remembered runs");
    add_output_options(table, request.outputs, request.display);
    add_full_option(table, request.outputs);
}

void add_self_test_options(option_table& table, self_test_request& request,
                           const protocol_table& protocols) {
    constexpr std::uint64_t max_trials = 100'000, max_runs = 1000;
    table.begin_group("What is tested");
    table.add("--protocol", request.plan.protocol, protocol_name("--protocol", protocols),
              "Protocol to compare with itself");
    table.add("--trials", request.plan.trials, whole_number(1, max_trials),
              "Experiments of each kind, without and with the delay");
    table.add("--delay", request.plan.delay, percentage(0.001, 10),
              "Delay added to one of the two, relative to a round trip");
    table
        .add("--runs", request.runs, whole_number(0, max_runs),
             "Complete runs whose answers are compared")
        .set_default("8; 20 with --calibrate, 25 with --components");
    table
        .add_flag("--calibrate", request.calibrates,
                  "Only measure how much runs differ, over --max-time, and remember it for `run` "
                  "on this machine")
        .exclude("--components");
    table.add("--max-time", request.max_time, duration(), "Time to spread the runs over")
        .require_one_of({"--calibrate"});
    table.add_flag("--components", request.shows_components,
                   "Only measure how much of the differences comes from rounds, connections, "
                   "processes, processors and runs");
    add_seed_option(table, request.seed);
    table.begin_group("Output");
    table.add("--format", request.printed,
              choice<format>("table|json", {{"table", format::table}, {"json", format::json}}),
              "Format of standard output");
    add_quiet_option(table, request.display);
}

std::optional<std::uint64_t> parse_count(std::string_view text) noexcept {
    return whole_number(1, max_number).parse(text);
}

std::string describe_wrong_count(std::string_view text) {
    return fmt::format("{} is not a whole number from 1 to {}, nor -1 to end the game",
                       in_quotes(text), max_number);
}

play_environment read_play_environment() {
    play_environment read;
    read.host = read_host();
    read.log_level = read_log_level();
    return read;
}

void validate_report_request(const report_request& request) {
    if (request.paths.size() > 1 && !request.required.assertions.empty())
        throw usage_error("--assert", "expected a single report, found several");
}

void validate_merge(const merge_request& request) {
    if (request.paths.size() < 2)
        throw usage_error("merge", "expected two reports or more; see pingpong merge --help");
}

}  // namespace pingpong::command
