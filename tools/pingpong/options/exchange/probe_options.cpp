#include "pingpong/options/exchange/probe_options.hpp"

#include <algorithm>
#include <utility>

#include "pingpong/command_error.hpp"
#include "pingpong/options/network/tls_options.hpp"
#include "pingpong/options/server_options.hpp"
#include "pingpong/options/values.hpp"
#include "pingpong/protocols/protocol.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

/// A tuned protocol that keeps its connection and carries the user's own messages. Its form over
/// TLS takes its place where that is asked for; see `make_contenders`.
bool is_probed(const protocol& row) {
    return row.traits.implemented_by == implementation::tuned &&
           row.traits.secured == security::plain && row.traits.use == connection_use::kept &&
           row.traits.family != protocol_family::line;
}

/// The protocols of the URLs in the order of the table, encrypted or not; without URLs, all.
std::vector<std::string> choose_protocols(const contender_choice& choice,
                                          const protocol_table& protocols) {
    std::vector<std::string> chosen;
    for (const protocol& row : protocols)
        if (is_probed(row) && (choice.servers.empty() || has_url(choice, row, protocols)))
            chosen.emplace_back(row.name);
    return chosen;
}

}  // namespace

void add_probe_options(option_table& table, probe_request& request,
                       const protocol_table& protocols) {
    request.settings.protocols = protocols;
    table.begin_group("Servers, instead of those in this process");
    add_url_options(table, request.contenders, protocols);
    add_address_options(table, request.addresses, request.settings.connect_delay, protocols);
    add_client_tls_options(table, request.contenders, request.settings.tls);
    add_exchange_options(table, request.exchange);
    table.begin_group("Output");
    add_protocols_option(table, request.contenders.protocols, protocols,
                         "Probe only these; see --list-protocols");
    table.add("--show", request.shown_bytes, byte_count(0, max_message_bytes),
              "Bytes to show of each message");
    table
        .add("--deadline", request.settings.deadline, duration(),
             "Give up when nothing is sent or received for this long")
        .hide_in_brief_help();
    table
        .add("--max-header", request.settings.limits.max_header_bytes,
             byte_count(1, std::uint64_t{1} << 31), "Maximum size of an HTTP header")
        .hide_in_brief_help();
    table
        .add("--max-message", request.settings.limits.max_message_bytes,
             byte_count(1, max_message_bytes), "Maximum size of a message")
        .hide_in_brief_help();
    table.add_arguments(
        "LINES",
        [&request](std::string_view word) {
            if (word != "-")
                throw usage_error("probe", in_quotes(word) +
                                               " is not expected; - sends the lines of standard "
                                               "input");
            request.reads_lines = true;
        },
        "- sends each line of standard input and prints each reply");
}

plan make_probe_plan(const probe_request& request) {
    plan made = request.settings;
    made.exchange = complete_exchange(request.exchange, made.limits.max_message_bytes);
    if (request.reads_lines && made.exchange.check.criterion == reply_criterion::rule)
        made.exchange.check.criterion = reply_criterion::any;
    contender_choice choice = request.contenders;
    if (choice.protocols.empty())
        choice.protocols = choose_protocols(choice, made.protocols);
    validate_servers(choice, made.protocols);
    made.experiments.emplace_back(1, make_contenders(choice, std::nullopt, made.protocols));
    auto& contenders = made.experiments.front().contenders;
    if (has_family(contenders, protocol_family::websocket, made.protocols))
        validate_handshake(request.exchange);
    apply_addresses(contenders, request.addresses);
    validate_addresses(contenders, request.addresses);
    validate_tls(made.tls, contenders, made.protocols);
    if (request.reads_lines && made.experiments.front().contenders.size() != 1)
        throw usage_error("-",
                          "the lines of standard input go to one server; give one URL, or one of "
                          "--protocols");
    return made;
}

}  // namespace pingpong::command
