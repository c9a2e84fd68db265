#include "pingpong/scheduler/plan.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>

#include "pingpong/core/block_layout.hpp"

namespace pingpong {
namespace {

/// The longest open loop: beyond it, times cannot be represented in nanoseconds.
constexpr double max_open_loop_s = 1e9;

void require(bool condition, const std::string& message) {
    if (!condition)
        throw std::invalid_argument("pingpong: " + message);
}

void validate_stopping_rule(const stopping_rule& rule) {
    require(rule.min_rounds >= 1, "stop.min_rounds must be at least 1");
    require(rule.max_rounds >= 1, "stop.max_rounds must be at least 1");
    require(rule.min_repetitions >= 1, "stop.min_repetitions must be at least 1");
    require(rule.max_time.count() > 0, "stop.max_time must be greater than 0");
    require(rule.precision > 0, "stop.precision must be greater than 0");
}

void validate_question(const question& question) {
    require(question.margin > 0, "question.margin must be greater than 0");
    require(question.confidence > 0 && question.confidence < 1,
            "question.confidence must be between 0 and 1");
}

void validate_rate(const experiment& experiment, double rate) {
    require(rate > 0, "rate must be greater than 0");
    require(rate <= max_rate_per_s, "rate must be at most 1e9 per second");
    require(static_cast<double>(experiment.count) / rate <= max_open_loop_s,
            "count / rate must be at most 1e9 seconds");
    for (const contender_spec& contender : experiment.contenders)
        require(contender.remote.has_value(),
                "with a rate, '" + contender.name() + "' needs a server in another process");
}

void validate_contenders(const experiment& experiment, const protocol_table& protocols) {
    std::set<std::string_view> names;
    for (const contender_spec& contender : experiment.contenders) {
        require(protocols.find(contender.protocol) != nullptr,
                "unknown protocol '" + contender.protocol + "'");
        require(names.insert(contender.name()).second,
                "two contenders of an experiment are named '" + contender.name() + "'");
        require(!contender.injected_delay || contender.injected_delay->count() >= 0,
                "injected_delay must not be negative");
    }
}

void validate_experiment(const experiment& experiment, const protocol_table& protocols) {
    require(experiment.count >= 1, "count must be at least 1");
    require(!experiment.contenders.empty(), "an experiment must have at least one contender");
    require(experiment.payload_bytes.value_or(1) >= 1, "payload_bytes must be at least 1");
    require(experiment.reply_bytes.value_or(1) >= 1, "reply_bytes must be at least 1");
    require(experiment.payload_bytes || !experiment.reply_bytes, "reply_bytes needs payload_bytes");
    require(experiment.connections >= 1, "connections must be at least 1");
    require(experiment.connections <= max_connections,
            "connections must be at most " + std::to_string(max_connections));
    require(experiment.connections <= experiment.count, "connections must not exceed count");
    if (experiment.rate)
        validate_rate(experiment, *experiment.rate);
    validate_contenders(experiment, protocols);
}

}  // namespace

namespace {

bool has_line_feed(const std::string& text) {
    return text.find('\n') != std::string::npos;
}

bool has_number(const std::string& text) {
    return text.find(number_placeholder) != std::string::npos;
}

/// A line has no line feed in it; a blank takes as many bytes.
void replace_line_feeds(request& request) {
    const auto replace = [](std::string& text) { std::ranges::replace(text, '\n', ' '); };
    std::ranges::for_each(request.texts, replace);
    if (request.reply.mode == reply_mode::fixed && has_line_feed(*request.reply.text)) {
        std::string reply = *request.reply.text;
        replace(reply);
        request.reply = reply_rule::of_text(std::move(reply));
    }
    replace(request.check.text);
}

request own_request(const exchange& own, protocol_family family) {
    const bool over_http = family == protocol_family::http;
    request made;
    if (over_http && own.method == "GET" && own.http_bodies.empty() && own.ws_messages.empty())
        made.texts = {""};
    else if (over_http && !own.http_bodies.empty())
        made.texts = own.http_bodies;
    else if (!own.ws_messages.empty())
        made.texts = own.ws_messages;
    else if (!own.http_bodies.empty() && family == protocol_family::line)
        made.texts = own.http_bodies;
    const auto numbers = [](const header_field& field) { return has_number(field.value); };
    made.numbered = !own.literal && (std::ranges::any_of(made.texts, has_number) ||
                                     (over_http && std::ranges::any_of(own.http_fields, numbers)));
    if (own.reply)
        made.reply = reply_rule::of_text(*own.reply);
    made.check = own.check;
    if (family == protocol_family::line)
        replace_line_feeds(made);
    return made;
}

}  // namespace

request request_of(const plan& plan, const experiment& experiment,
                   const contender_spec& contender) {
    if (experiment.payload_bytes)
        return request::of_sizes(*experiment.payload_bytes,
                                 experiment.reply_bytes.value_or(*experiment.payload_bytes));
    const protocol_info* row = plan.protocols.find_info(contender.protocol);
    request made =
        own_request(plan.exchange, row ? row->traits.family : protocol_description().traits.family);
    const bool has_services = std::ranges::any_of(
        experiment.contenders, [](const contender_spec& each) { return each.remote.has_value(); });
    if (has_services && !contender.remote)
        made.check = reply_check();
    return made;
}

cell planned_cell(const plan& plan, std::size_t experiment_index, const contender_spec& contender) {
    const experiment& experiment = plan.experiments[experiment_index];
    cell planned;
    planned.experiment = experiment_index;
    planned.protocol = contender.name();
    if (const protocol_info* row = plan.protocols.find_info(contender.protocol))
        planned.description = protocol_description(*row);
    planned.count = plan.part.of_exchanges(experiment.count, experiment.connections);
    planned.connections = plan.part.of_connections(experiment.connections);
    if (experiment.rate)
        planned.rate_per_s = plan.part.of_rate(*experiment.rate, experiment.connections);
    planned.remote = contender.remote.has_value();
    const request message = request_of(plan, experiment, contender);
    const std::string text =
        message.numbered ? replace_number(message.texts.front(), "0") : message.texts.front();
    std::string storage;
    planned.payload_request_bytes = text.size();
    planned.echo = message.reply.mode == reply_mode::echo;
    planned.check = message.check.criterion;
    if (!planned.remote || message.check.criterion == reply_criterion::rule)
        planned.payload_reply_bytes = reply_to(text, message.reply, storage).size();
    else if (message.check.criterion == reply_criterion::equal)
        planned.payload_reply_bytes = message.check.text.size();
    return planned;
}

std::uint64_t rounds_in_repetition(const plan& plan, const experiment& experiment) {
    const auto rounds = static_cast<double>(layout_of(experiment).rounds);
    return static_cast<std::uint64_t>(std::max(1.0, std::floor(plan.repetition_share * rounds)));
}

void validate_plan(const plan& plan) {
    require(!plan.experiments.empty(), "a plan must have at least one experiment");
    require(plan.repetition_share > 0 && plan.repetition_share <= 1,
            "repetition_share must be greater than 0 and at most 1");
    require(plan.components.process_sd >= 0 && plan.components.run_sd >= 0,
            "components must not be negative");
    require(plan.deadline.count() > 0, "deadline must be greater than 0");
    require(plan.connect_delay.count() > 0, "connect_delay must be greater than 0");
    require(plan.part.number < plan.part.parts, "part.number must be less than part.parts");
    require(plan.warm_up_time.count() >= 0, "warm_up_time must not be negative");
    validate_stopping_rule(plan.stop);
    validate_question(plan.question);
    for (const experiment& experiment : plan.experiments) {
        validate_experiment(experiment, plan.protocols);
        require(experiment.connections >= plan.part.parts, "every part needs a connection");
    }
}

}  // namespace pingpong
