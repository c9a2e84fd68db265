#include "pingpong/options/grammar.hpp"

#include <algorithm>

#include "pingpong/options/did_you_mean.hpp"
#include "pingpong/options/gate_line.hpp"
#include "pingpong/options/option_group.hpp"
#include "pingpong/options/version_text.hpp"
#include "pingpong/reporter/wording/format.hpp"

namespace pingpong::command {
namespace {

constexpr const char* heading_of_outputs = "Output";

/// The words in lines that fit beside the names of options.
std::string in_help_lines(const std::string& words) {
    constexpr std::size_t width = 49;
    std::string lines, line;
    for (std::size_t from = 0; from < words.size();) {
        const std::size_t blank = std::min(words.find(' ', from), words.size());
        const std::string word = words.substr(from, blank - from);
        from = blank + 1;
        if (!line.empty() && line.size() + 1 + word.size() > width) {
            lines += line + '\n';
            line.clear();
        }
        line += (line.empty() ? "" : " ") + word;
    }
    return lines + line;
}

void add_outputs(CLI::App& command, std::vector<std::string>& paths,
                 std::optional<std::string>& format) {
    option_group group(command, heading_of_outputs);
    group.add("-o,--output", "FILE", paths,
              in_help_lines("A file for the report, as its suffix says: " +
                            in_list(format_suffixes()) + "; - is standard output; may recur"));
    group.add("--format", "NAME", format,
              in_help_lines("Standard output as " + in_list(format_names())));
}

void add_display(CLI::App& command, display_words& words) {
    option_group group(command, heading_of_outputs);
    group.add("--color", "WHEN", words.colour, "Colours: auto, always or never [auto]");
    group.add("--quiet", words.quiet, "Errors alone: no progress, no names of files");
}

void add_server_options(CLI::App& command, server_words& words, const std::string& unix_option,
                        help_formatter& help, bool of_a_run) {
    option_group group(command, "Servers in this process");
    for (const CLI::Option* one :
         {group.add("--host", "ADDRESS", words.host, "Where they listen [127.0.0.1]"),
          group.add("--tcp-port", "PORT", words.tcp_port, "Instead of a free one"),
          group.add("--ws-port", "PORT", words.ws_port, "Instead of a free one"),
          group.add("--http-port", "PORT", words.http_port, "Instead of a free one"),
          group.add(unix_option, "PATH", words.unix_path,
                    "The Unix socket, instead of a fresh one"),
          group.add("--max-header", "BYTES", words.max_header,
                    "The longest HTTP header taken [8K]"),
          group.add("--max-message", "BYTES", words.max_message,
                    "The longest message taken [16M]")})
        if (of_a_run)
            help.hide(one);
}

void add_what_is_measured(CLI::App& run, run_words& words, help_formatter& help) {
    option_group what(run, "What is measured");
    run.add_option("--counts", words.counts, "Exchanges of each protocol; an experiment each")
        ->type_name("N,N,...")
        ->group("What is measured")
        ->capture_default_str();
    what.add("--payload", "BYTES,...", words.payload,
             "Size of request and reply, such as 4096 or 64K,\nor several of them; of servers "
             "elsewhere, tcp and\nunix need `pingpong serve --echo`, and ws and http\nURLs "
             "without a path mean /echo");
    what.add("--connections", "K,...", words.connections,
             "Connections of each protocol side by side, up to\n4096, with throughput beside "
             "latency [1]");
    what.add("--protocols", "NAME,NAME,...", words.protocols, "Only these; see --list-protocols");
    what.add("--sensitivity", words.sensitivity,
             "Also with the libraries' default settings and\nwithout a library: does the answer "
             "depend on the\nimplementation?");
    help.hide(what.add("--lean", words.lean,
                       "Also ws-lean and http-lean, which have no library\nin them: what a "
                       "protocol costs by itself"));
    what.add("--rate", "PER-SECOND", words.rate,
             "Open loop: each protocol sends when exchanges are\ndue, and response times count "
             "from then; servers\nrun in a process of their own");
    help.hide(what.add("--warmup", "N", words.warm_up,
                       "Exchanges of each connection before those that\ncount [10]"));
    help.hide(what.add("--seed", "N", words.seed, "Determines the order of play [random]"));
    help.hide(what.add("--deadline", "TIME", words.deadline,
                       "A protocol that sends or receives nothing for so\nlong is given up, as "
                       "500ms [5s]"));
}

void add_precision(CLI::App& run, run_words& words, help_formatter& help) {
    option_group until(run, "How long, and how sure");
    until.add("--precision", "PERCENT", words.precision,
              "Repeat until the ratio is known to within +- so\nmuch [1%]");
    until.add(
        "--max-time", "TIME", words.max_time,
        "Or until so much time is over, as 90s or 10m, and\nthe repetition begun is played [30s]");
    help.hide(
        until.add("--rounds", "N", words.rounds, "Or until there are so many rounds [no limit]"));
    until.add("--quick", words.quick, "For 10 seconds at most, and the repetition begun");
    until.add("--thorough", words.thorough, "For 10 minutes in three processes, to within 0.5%");
    help.hide(until.add("--processes", "K", words.processes,
                        "So many processes one after the other, each with\nits share of the time "
                        "[1; 3 with --thorough]"));
    help.hide(until.add("--margin", "PERCENT", words.margin,
                        "A difference up to so much counts as none [3%]"));
}

void add_run(CLI::App& app, run_words& words, help_formatter& help) {
    CLI::App& run = *app.add_subcommand("run", "Measure; everything has a default");
    add_what_is_measured(run, words, help);
    add_precision(run, words, help);
    option_group elsewhere(run, "Servers elsewhere, instead of those in this process");
    elsewhere.add("--ws", "ws://HOST:PORT/PATH", words.ws_url, "Of ws, ws-lean and ws-default");
    elsewhere.add("--http", "http://HOST:PORT/PATH", words.http_url,
                  "Of http-keepalive, http-close, http-lean and\nhttp-default");
    elsewhere.add("--tcp", "tcp://HOST:PORT", words.tcp_url, "Of tcp");
    elsewhere.add("--unix", "unix:PATH", words.unix_url, "Of unix");
    add_server_options(run, words.servers, "--unix-path", help, true);
    add_gate(run, words.what_must_hold);
    for (const char* rule : {"--threshold", "--between-runs", "--allow-inconclusive"})
        help.hide(run.get_option(rule));
    add_outputs(run, words.outputs, words.format);
    option_group output(run, heading_of_outputs);
    output.add("--dry-run", words.dry_run, "Show what would be measured, and for how long");
    add_display(run, words.shown);
    output.add("--verbose", words.verbose, "Tell of each repetition, and all of a failure");
}

void add_play(CLI::App& app, play_words& words) {
    CLI::App& play =
        *app.add_subcommand("play", "Play the original game: WebSocket, then HTTP, for each count");
    play.add_option("COUNT", words.counts,
                    "Quantities of pings; -1 ends the game.\nOnes not given are prompted for")
        ->type_name("");
    play.footer(
        "The table is printed at the end, and written to report.md after each count.\n\n"
        "Environment:\n"
        "  host                        Where its servers listen [127.0.0.1]\n"
        "  log_level                   DEBUG, INFO, WARNING, ERROR or CRITICAL [INFO]");
}

void add_serve(CLI::App& app, serve_words& words, help_formatter& help) {
    CLI::App& serve = *app.add_subcommand("serve", "Run the servers alone");
    add_server_options(serve, words.servers, "--unix", help, false);
    option_group group(serve, "Servers in this process");
    group.add("--echo", words.echo, "TCP and Unix socket answer with the request");
    group.add("--lean", words.lean, "WebSocket and HTTP without a library in them");
    help.hide(group.add("--protocols", "NAME,...", words.protocols,
                        "Serve what these protocols need instead, each by its name"));
    group.add("--verbose", words.verbose, "Log what is received on standard error");
}

void add_report(CLI::App& app, report_words& words) {
    CLI::App& report = *app.add_subcommand(
        "report", "Show a report again from its JSON, or several of them on one page");
    report.add_option("REPORT", words.paths, "JSON files of reports")->type_name("")->required();
    add_assertions(report, words.what_must_hold);
    add_outputs(report, words.outputs, words.format);
    add_display(report, words.shown);
}

void add_compare(CLI::App& app, compare_words& words) {
    CLI::App& compare = *app.add_subcommand("compare", "Tell what changed between two reports");
    compare.add_option("OLD", words.old_path, "The older report's JSON file")
        ->type_name("")
        ->required();
    compare.add_option("NEW", words.new_path, "The newer one's")->type_name("")->required();
    add_change_rules(compare, "What is a regression", words.rules);
    add_outputs(compare, words.outputs, words.format);
    add_display(compare, words.shown);
}

void add_merge(CLI::App& app, merge_words& words) {
    CLI::App& merge = *app.add_subcommand("merge", "Several processes' reports as one");
    merge.add_option("REPORT", words.paths, "JSON files of reports of the same plan")
        ->type_name("");
    add_outputs(merge, words.outputs, words.format);
    add_display(merge, words.shown);
}

void add_self_test(CLI::App& app, self_test_words& words) {
    CLI::App& check = *app.add_subcommand(
        "self-test", "Test the method: a protocol against itself, and delayed");
    option_group what(check, "What is tested");
    what.add("--protocol", "NAME", words.protocol, "The one that plays against itself [ws]");
    what.add("--trials", "N", words.trials, "Experiments of each of the two kinds [100]");
    what.add("--delay", "PERCENT", words.delay, "Of a round trip, for one of the two [5%]");
    what.add("--seed", "N", words.seed, "Determines the order of play [random]");
    option_group output(check, heading_of_outputs);
    output.add("--format", "table|json", words.format, "What standard output gets [table]");
    output.add("--quiet", words.quiet, "No progress");
    check.footer(
        "Exit status 0: differences that are not there are found as seldom as the intervals say,\n"
        "and the delay is found in more than 90 % of trials; 3: that is not shown; 4: the\n"
        "first is disproved.");
}

/// What all commands have.
void add_common(CLI::App& command, std::optional<std::string>& config) {
    option_group(command, "Options")
        .add("--config", "FILE", config,
             "Values of options, as NAME = VALUE lines;\nPINGPONG_NAME in the environment comes "
             "before them");
    command.set_help_all_flag("--help-all", "Also show the options that are seldom needed");
}

}  // namespace

grammar::grammar() {
    app.formatter(help_);
    app.set_version_flag("--version", version_text());
    app.set_help_all_flag("--help-all", "Show all options of all commands, and end");
    app.add_flag("--list-protocols", list_protocols, "Tell which protocols there are, and end");
    app.require_subcommand(0, 1);
    add_run(app, run, *help_);
    add_play(app, play);
    add_serve(app, serve, *help_);
    add_report(app, report);
    add_compare(app, compare);
    add_merge(app, merge);
    add_self_test(app, self_test);
    for (CLI::App* command : app.get_subcommands({}))
        add_common(*command, config);
    app.footer("Numbers alone are those of play: pingpong 4 80 100 -1");
}

const CLI::App* grammar::command_named(std::string_view name) const {
    for (const CLI::App* one : app.get_subcommands({}))
        if (one->get_name() == name)
            return one;
    return nullptr;
}

std::vector<std::string> grammar::command_names() const {
    std::vector<std::string> names;
    for (const CLI::App* one : app.get_subcommands({}))
        if (!one->get_group().empty())
            names.push_back(one->get_name());
    return names;
}

std::vector<const CLI::Option*> grammar::options_of(const CLI::App& command) {
    return command.get_options([](const CLI::Option* one) {
        return !one->get_lnames().empty() && !one->get_group().empty();
    });
}

request_words grammar::given() const {
    if (app.got_subcommand("run"))
        return run;
    if (app.got_subcommand("play"))
        return play;
    if (app.got_subcommand("serve"))
        return serve;
    if (app.got_subcommand("compare"))
        return compare;
    if (app.got_subcommand("self-test"))
        return self_test;
    if (app.got_subcommand("merge"))
        return merge;
    return report;
}

}  // namespace pingpong::command
