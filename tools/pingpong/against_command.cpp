#include "pingpong/against_command.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "pingpong/child_process.hpp"
#include "pingpong/child_report.hpp"
#include "pingpong/command_error.hpp"
#include "pingpong/live_lines.hpp"
#include "pingpong/numbers.hpp"
#include "pingpong/page_outputs.hpp"
#include "pingpong/reporter/overview.hpp"
#include "pingpong/scheduler/session_pairs.hpp"
#include "pingpong/standard_streams.hpp"
#include "pingpong/step_summary.hpp"

namespace pingpong::command {
namespace {

constexpr const char* this_program = "/proc/self/exe";
constexpr std::uint64_t most_pairs = 10'000;

/// Options that a session cannot be told, by an older version perhaps, or that decide otherwise
/// what is compared.
void check_for_strangers(const run_words& words) {
    const auto refuse = [](bool given, const char* option) {
        if (given)
            throw command_error(exit_status::wrong_usage,
                                fmt::format("--against: not together with {}", option));
    };
    refuse(words.what_must_hold.baseline.has_value(), "--baseline");
    refuse(!words.what_must_hold.assertions.empty(), "--assert");
    refuse(words.what_must_hold.rules.between_runs.has_value(), "--between-runs");
    refuse(words.precision.has_value(), "--precision");
    refuse(words.margin.has_value(), "--margin");
    refuse(words.dry_run, "--dry-run");
    refuse(words.quick, "--quick");
    refuse(words.thorough, "--thorough");
    refuse(words.sensitivity, "--sensitivity");
    refuse(words.bridge, "--bridge");
    refuse(words.verbose, "--verbose");
    refuse(words.ws_url || words.http_url || words.tcp_url || words.unix_url, "servers elsewhere");
    const server_words& servers = words.servers;
    refuse(servers.host || servers.tcp_port || servers.ws_port || servers.http_port ||
               servers.unix_path || servers.max_header || servers.max_message,
           "options of servers");
}

/// The words of a session that both programs understand.
std::vector<std::string> session_arguments(const run_words& words) {
    std::vector<std::string> all{"run", "--counts", words.counts, "--rounds", "10"};
    const auto pass_on = [&all](const char* option, const std::optional<std::string>& value) {
        if (value)
            all.insert(all.end(), {option, *value});
    };
    pass_on("--payload", words.payload);
    pass_on("--connections", words.connections);
    pass_on("--protocols", words.protocols);
    pass_on("--settle", words.settle);
    pass_on("--deadline", words.deadline);
    if (words.lean)
        all.emplace_back("--lean");
    all.insert(all.end(), {"--quiet", "--format", "json", "-o", "-"});
    return all;
}

/// One of the two programs.
class player {
public:
    player(std::string path, const against_options& options)
        : path_(std::move(path)), arguments_(options.arguments) {
        arguments_.insert(arguments_.begin(), path_);
        const ended_child help = run_child({path_, "run", "--help"});
        if (help.interrupted)
            throw command_error(exit_status::interrupted, "interrupted");
        if (help.output.find("--counts") == std::string::npos)
            throw command_error(exit_status::wrong_usage,
                                fmt::format("--against: {} is no pingpong: it does not tell of "
                                            "run --counts",
                                            in_quotes(path_)));
        if (help.output.find("--max-time") != std::string::npos)
            arguments_.insert(arguments_.end(), {"--max-time", options.max_time});
    }

    child_report play(std::uint64_t seed) const {
        std::vector<std::string> words = arguments_;
        words.insert(words.end(), {"--seed", fmt::format("{}", seed)});
        return report_of_child(words);
    }

private:
    std::string path_;
    std::vector<std::string> arguments_;
};

/// The pairs of sessions, and what befell them.
struct session_log {
    std::vector<session_pair> pairs;
    exit_status worst = exit_status::done;

    bool interrupted() const { return worst == exit_status::interrupted; }
};

exit_status status_of(const child_report& one) {
    if (one.interrupted)
        return exit_status::interrupted;
    exit_status status = status_of_failures(one);
    // Whether a session was steady does not matter: pairs are what is compared.
    for (const warning& each : one.measured.warnings)
        if (each.weight == severity::invalid && each.code != "not-steady")
            status = worse(status, exit_status::invalid_measurement);
    return status;
}

/// One session of each, the other program first in every other pair.
void play_pair(const player& other, const player& own, std::uint64_t number, std::uint64_t seed,
               session_log& into) {
    const bool own_first = number % 2 == 1;
    session_pair made;
    for (const bool own_turn : {own_first, !own_first}) {
        child_report one = (own_turn ? own : other).play(seed);
        into.worst = worse(into.worst, status_of(one));
        if (into.interrupted())
            return;
        (own_turn ? made.after : made.before) = std::move(one.measured);
    }
    into.pairs.push_back(std::move(made));
}

session_log play_all(const against_options& options) {
    const player other(options.path, options);
    const player own(this_program, options);
    live_lines progress(options.shown.told != verbosity::quiet, options.shown.colour);
    session_log played;
    for (std::uint64_t i = 0; i < options.pairs && !played.interrupted(); ++i) {
        progress.show({fmt::format("pair {}/{} of sessions", i + 1, options.pairs)});
        play_pair(other, own, i, (options.seed + i) & largest_number, played);
    }
    return played;
}

}  // namespace

against_options check_against(const run_words& words) {
    check_for_strangers(words);
    run_words session = words;
    session.what_must_hold = {};
    session.rounds.reset();
    const run_options checked = check(session);

    against_options options;
    options.path = *words.against;
    options.arguments = session_arguments(words);
    options.seed = checked.what.seed;
    if (words.max_time)
        options.max_time = *words.max_time;
    if (words.rounds)
        options.pairs = whole_number("--rounds", *words.rounds, 1, most_pairs);
    options.rules = rules_of(words.what_must_hold.rules);
    options.allow_inconclusive = words.what_must_hold.rules.allow_inconclusive;
    options.outputs = checked.outputs;
    options.shown = checked.shown;
    return options;
}

exit_status perform(const against_options& options) {
    const step_summary summary;
    page_outputs outputs(options.outputs, "changes", change_formats());
    const session_log played = play_all(options);
    if (played.interrupted())
        complain("interrupted: the report has the pairs of sessions until then");
    const run_changes changes = changes_of(played.pairs, options.path, options.rules);
    const auto page = [&changes](format how, const text_style& style) {
        return render(changes, {}, how, style);
    };
    outputs.deliver(page, options.shown);
    if (summary.wanted() && !summary.append(page(format::markdown, {})))
        return exit_status::io_failed;
    return worse(played.worst, status_of(changes, options.allow_inconclusive));
}

}  // namespace pingpong::command
