#include "pingpong/command_line.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>

#include "pingpong/command_error.hpp"
#include "pingpong/gate_line.hpp"
#include "pingpong/option_group.hpp"
#include "pingpong/standard_streams.hpp"
#include "pingpong/version_text.hpp"

namespace pingpong::command {
namespace {

void add_outputs(CLI::App& command, std::vector<std::string>& paths,
                 std::optional<std::string>& format) {
    const std::string heading = "Output";
    command
        .add_option("-o,--output", paths,
                    "A file for the report, as its suffix says: .json,\n.md, .csv, .hlog or "
                    ".txt; - is standard output;\nmay recur")
        ->type_name("FILE")
        ->group(heading)
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false);
    option_group(command, heading)
        .add("--format", "NAME", format, "Standard output as table, json, md, csv or hlog");
}

void add_server_options(CLI::App& command, server_words& words, const std::string& unix_option) {
    option_group group(command, "Servers in this process");
    group.add("--host", "ADDRESS", words.host, "Where they listen [127.0.0.1]");
    group.add("--tcp-port", "PORT", words.tcp_port, "Instead of a free one");
    group.add("--ws-port", "PORT", words.ws_port, "Instead of a free one");
    group.add("--http-port", "PORT", words.http_port, "Instead of a free one");
    group.add(unix_option, "PATH", words.unix_path, "The Unix socket, instead of a fresh one");
    group.add("--max-header", "BYTES", words.max_header, "The longest HTTP header taken [8K]");
    group.add("--max-message", "BYTES", words.max_message, "The longest message taken [16M]");
}

void add_run(CLI::App& app, run_words& words) {
    CLI::App& run = *app.add_subcommand("run", "Measure; everything has a default");
    run.add_option("--counts", words.counts, "Exchanges of each protocol; an experiment each")
        ->type_name("N,N,...")
        ->group("What is measured")
        ->capture_default_str();
    option_group what(run, "What is measured");
    what.add("--payload", "BYTES,...", words.payload,
             "Size of request and reply, such as 4096 or 64K,\nor several of them; of servers "
             "elsewhere, tcp and\nunix need `pingpong serve --echo`, and ws and http\nURLs "
             "without a path mean /echo");
    what.add("--protocols", "NAME,NAME,...", words.protocols,
             "Only these of tcp, unix, ws, http-keepalive,\nhttp-close, ws-lean, http-lean, "
             "ws-default,\nhttp-default");
    what.add("--lean", words.lean,
             "Also ws-lean and http-lean, which have no library\nin them: what a protocol costs by "
             "itself");
    what.add("--sensitivity", words.sensitivity,
             "Also with the libraries' default settings and\nwithout a library: does the answer "
             "depend on the\nimplementation?");
    what.add("--connections", "K,...", words.connections,
             "Connections of each protocol side by side, up to\n4096, with throughput beside "
             "latency [1]");
    what.add("--settle", "N", words.settle,
             "Exchanges of each connection before those that\ncount [10]");
    what.add("--seed", "N", words.seed, "Determines the order of play [random]");
    what.add("--deadline", "TIME", words.deadline,
             "A protocol that sends or receives nothing for so\nlong is given up, as 500ms [5s]");
    what.add("--rate", "PER-SECOND", words.rate,
             "Open loop: each protocol sends when exchanges are\ndue, and response times count "
             "from then; servers\nrun in a process of their own");
    option_group until(run, "How long, and how sure");
    until.add("--precision", "PERCENT", words.precision,
              "Repeat until the ratio is known to within +- so\nmuch [1%]");
    until.add("--max-time", "TIME", words.max_time,
              "Or until so much time is over, as 90s or 10m [30s]");
    until.add("--rounds", "N", words.rounds, "Or until there are so many rounds [no limit]");
    until.add("--quick", words.quick, "At most 10 seconds");
    until.add("--thorough", words.thorough,
              "At most 10 minutes, at least 24 rounds, to within\n0.5%");
    until.add("--processes", "K", words.processes,
              "So many processes one after the other, each with\nits share of the time [1; 3 with "
              "--thorough]");
    until.add("--margin", "PERCENT", words.margin,
              "A difference up to so much counts as none [3%]");
    option_group elsewhere(run, "Servers elsewhere, instead of those in this process");
    elsewhere.add("--ws", "ws://HOST:PORT/PATH", words.ws_url, "Of ws, ws-lean and ws-default");
    elsewhere.add("--http", "http://HOST:PORT/PATH", words.http_url,
                  "Of http-keepalive, http-close, http-lean and\nhttp-default");
    elsewhere.add("--tcp", "tcp://HOST:PORT", words.tcp_url, "Of tcp");
    elsewhere.add("--unix", "unix:PATH", words.unix_url, "Of unix");
    add_server_options(run, words.servers, "--unix-path");
    add_gate(run, words.what_must_hold, words.against);
    add_outputs(run, words.outputs, words.format);
    option_group(run, "Output").add("--quiet", words.quiet, "No progress, no names of files");
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

void add_serve(CLI::App& app, serve_words& words) {
    CLI::App& serve = *app.add_subcommand("serve", "Run the servers alone");
    add_server_options(serve, words.servers, "--unix");
    option_group group(serve, "Servers in this process");
    group.add("--echo", words.echo, "TCP and Unix socket answer with the request");
    group.add("--lean", words.lean, "WebSocket and HTTP without a library in them");
    group.add("--verbose", words.verbose, "Log what is received on standard error");
}

void add_report(CLI::App& app, report_words& words) {
    CLI::App& report = *app.add_subcommand("report", "Show a report again from its JSON");
    report.add_option("REPORT", words.path, "A report's JSON file")->type_name("")->required();
    add_assertions(report, words.what_must_hold);
    add_outputs(report, words.outputs, words.format);
}

void add_compare(CLI::App& app, compare_words& words) {
    CLI::App& compare = *app.add_subcommand("compare", "Tell what changed between two reports");
    compare.add_option("OLD", words.old_path, "The older report's JSON file")
        ->type_name("")
        ->required();
    compare.add_option("NEW", words.new_path, "The newer one's")->type_name("")->required();
    add_change_rules(compare, "What is a regression", words.rules);
    add_outputs(compare, words.outputs, words.format);
}

void add_merge(CLI::App& app, merge_words& words) {
    CLI::App& merge = *app.add_subcommand("merge", "Several processes' reports as one");
    merge.add_option("REPORT", words.paths, "JSON files of reports of the same plan")
        ->type_name("");
    add_outputs(merge, words.outputs, words.format);
}

void add_self_check(CLI::App& app, self_check_words& words) {
    CLI::App& check = *app.add_subcommand(
        "self-check", "Test the method: a protocol against itself, and delayed");
    option_group what(check, "What is tested");
    what.add("--protocol", "NAME", words.protocol, "The one that plays against itself [ws]");
    what.add("--trials", "N", words.trials, "Experiments of each of the two kinds [100]");
    what.add("--delay", "PERCENT", words.delay, "Of a round trip, for one of the two [5%]");
    what.add("--seed", "N", words.seed, "Determines the order of play [random]");
    option_group output(check, "Output");
    output.add("--format", "NAME", words.format, "Standard output as table or json");
    output.add("--quiet", words.quiet, "No progress");
    check.footer(
        "Exit status 0: differences that are not there are found as seldom as the intervals say,\n"
        "and the delay is found in more than 90 % of trials; 3: that is not shown; 4: the\n"
        "first is disproved.");
}

/// The whole of CLI11's view of this program, and where it puts the words.
struct grammar {
    CLI::App app{"Does WebSocket beat HTTP for your exchange, by how much, why, and how sure?",
                 "pingpong"};
    run_words run;
    play_words play;
    serve_words serve;
    report_words report;
    compare_words compare;
    merge_words merge;
    self_check_words self_check;

    grammar() {
        app.set_version_flag("--version", version_text());
        app.require_subcommand(1);
        add_run(app, run);
        add_play(app, play);
        add_serve(app, serve);
        add_report(app, report);
        add_compare(app, compare);
        add_merge(app, merge);
        add_self_check(app, self_check);
        app.footer("Numbers alone are those of play: pingpong 4 80 100 -1");
    }

    /// nullptr: there is none of that name.
    const CLI::App* command_named(std::string_view name) const {
        for (const CLI::App* one : app.get_subcommands({}))
            if (one->get_name() == name)
                return one;
        return nullptr;
    }

    /// The words of the command that was given.
    request_words given() const {
        if (app.got_subcommand("run"))
            return run;
        if (app.got_subcommand("play"))
            return play;
        if (app.got_subcommand("serve"))
            return serve;
        if (app.got_subcommand("compare"))
            return compare;
        if (app.got_subcommand("self-check"))
            return self_check;
        if (app.got_subcommand("merge"))
            return merge;
        return report;
    }
};

bool begins_like_a_number(std::string_view word) {
    if (word.starts_with('-') || word.starts_with('+'))
        word.remove_prefix(1);
    return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

/// The error with what to do about it; CLI11's own messages may have several lines.
command_error wrong(std::string why, const std::string& command = {}) {
    std::ranges::replace(why, '\n', ' ');
    return command_error(exit_status::wrong_usage, why + "; see pingpong " + command +
                                                       (command.empty() ? "" : " ") + "--help");
}

/// An option without the value that is written to its right.
std::string name_in(const std::string& word) {
    return word.substr(0, word.find('='));
}

/// The error of a first word that makes no sense.
command_error wrong_first(const std::string& word) {
    if (word.starts_with('-'))
        return wrong(in_quotes(word) + " is an unknown option");
    return wrong(in_quotes(word) +
                 " is no command; expected run, play, serve, report, compare, merge or "
                 "self-check");
}

/// CLI11 would take the next word for a value that is empty.
void check_for_empty_values(const CLI::App& command, const std::vector<std::string>& words) {
    for (const std::string& word : words) {
        if (word == "--")
            return;
        const std::string name = name_in(word);
        if (word.starts_with("--") && word == name + '=' && command.get_option_no_throw(name))
            throw wrong(command.get_name() + ": " + in_quotes(word) + " has an empty value",
                        command.get_name());
    }
}

/// The error of the first word, in the order written, that `command` has no use for.
command_error unexpected(const CLI::App& app, const std::string& command) {
    auto words = app.remaining(true);
    std::erase(words, "--");
    const std::string& first = words.front();
    const std::string why = first.starts_with('-')
                                ? in_quotes(name_in(first)) + " is not an option of " + command
                                : in_quotes(first) + " is not expected";
    return wrong(command + ": " + why, command);
}

}  // namespace

request_words parse_command_line(std::vector<std::string> words) {
    if (!words.empty() && begins_like_a_number(words.front()))
        words.insert(words.begin(), "play");
    const std::string first = words.empty() ? "" : words.front();
    grammar known;
    if (const CLI::App* command = known.command_named(first))
        check_for_empty_values(*command, words);
    else if (!first.starts_with('-') || !known.app.get_option_no_throw(first))
        throw wrong_first(first);

    std::ranges::reverse(words);  // as CLI11 wants them
    try {
        known.app.parse(std::move(words));
    } catch (const CLI::CallForVersion& asked) {
        return information{asked.what() + std::string("\n")};
    } catch (const CLI::CallForHelp&) {
        return information{known.app.help()};
    } catch (const CLI::ExtrasError&) {
        throw unexpected(known.app, first);
    } catch (const CLI::ParseError& error) {
        throw wrong(error.what(), first);
    }
    return known.given();
}

std::string usage_text() {
    return grammar().app.help();
}

}  // namespace pingpong::command
