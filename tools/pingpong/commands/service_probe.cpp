#include "pingpong/commands/service_probe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "pingpong/commands/commands.hpp"
#include "pingpong/options/command_line.hpp"
#include "pingpong/terminal/probe_text.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

using std::chrono::nanoseconds;

/// Exchanges that an opening takes the time of: it connects, shakes hands, plays and closes.
constexpr int exchanges_of_opening = 8;

/// The largest of 1, 2, 5, 10, 20, ... that is at most `limit`.
std::uint64_t round_down(double limit) {
    std::uint64_t rounded = 1;
    for (std::uint64_t power = 1; static_cast<double>(power) <= limit; power *= 10)
        for (const std::uint64_t digit : {1U, 2U, 5U})
            if (static_cast<double>(digit * power) <= limit)
                rounded = digit * power;
    return rounded;
}

/// As many of the default counts as fit, or one that does.
std::vector<std::uint64_t> fit_counts(std::vector<std::uint64_t> counts, double max_exchanges,
                                      std::uint64_t min_count) {
    double all = 0;
    std::vector<std::uint64_t> fitting;
    for (const std::uint64_t count : counts)
        if ((all += static_cast<double>(count)) <= max_exchanges)
            fitting.push_back(count);
    if (fitting.empty())
        fitting.push_back(std::max(min_count, round_down(max_exchanges)));
    return fitting;
}

/// The families of the contenders that are elsewhere.
std::set<protocol_family> families_elsewhere(const plan& plan) {
    std::set<protocol_family> families;
    for (const contender_spec& contender : plan.experiments.front().contenders)
        if (contender.remote)
            families.insert(plan.protocols.find_info(contender.protocol)->traits.family);
    return families;
}

}  // namespace

nanoseconds probed_services::exchange_time() const {
    nanoseconds all{0};
    for (const std::optional<service>& each : contenders)
        all += each ? each->exchange.value_or(nanoseconds(0)) : local_exchange;
    return all;
}

bool needs_probe(const run_request& request, const plan& plan) {
    const bool is_known = request.dry_run && request.rate_per_s;
    const std::set<protocol_family> elsewhere = families_elsewhere(plan);
    return !is_known && (elsewhere.contains(protocol_family::websocket) ||
                         elsewhere.contains(protocol_family::http));
}

probed_services probe_services(const plan& plan) {
    const auto& contenders = plan.experiments.front().contenders;
    probed_services services;
    services.contenders.resize(contenders.size());
    for (std::size_t i = 0; i < contenders.size(); ++i) {
        if (!contenders[i].remote)
            continue;
        const probed_exchange probed = probe_here(plan, i, 0);
        probed_services::service& service = services.contenders[i].emplace();
        service.contender = probed.description.display_name;
        if (probed.opened)
            service.opening = probed.opened->connect.value_or(nanoseconds(0)) +
                              probed.opened->tls_handshake.value_or(nanoseconds(0)) +
                              probed.opened->handshake.value_or(nanoseconds(0));
        if (!probed.error)
            service.exchange = probed.exchange;
        else
            service.failure =
                fmt::format("{}: {}", contenders[i].name(), format_probe_failure(probed));
    }
    return services;
}

void require_answers(const probed_services& services, const plan& plan) {
    const bool works = std::ranges::any_of(services.contenders,
                                           [](const auto& each) { return each && each->exchange; });
    const auto plays_on = [&plan](const contender_spec& contender) {
        const protocol_family family = plan.protocols.find_info(contender.protocol)->traits.family;
        return !contender.remote && family != protocol_family::line;
    };
    if (works || std::ranges::any_of(plan.experiments.front().contenders, plays_on))
        return;
    for (const auto& each : services.contenders)
        if (each)
            print_error(each->failure);
    throw command_error(exit_status::io_failed,
                        "no service gives a reply that is accepted, so nothing was measured; "
                        "pingpong probe with the same options shows the exchange");
}

void fit_to_time(run_request& request, const plan& plan, nanoseconds exchange_time) {
    const command_set commands(plan.protocols);
    const option_table& run = *commands.find("run");
    const auto share = [&run, &request](std::string_view name, std::uint64_t value) {
        request.shared_arguments.push_back(run.argument(name, std::to_string(value)));
    };
    const auto fitting = [&](double part) {
        return part * static_cast<double>(plan.stop.max_time.count()) /
               std::max(1.0, static_cast<double>(exchange_time.count()));
    };
    const auto settings =
        std::max<std::size_t>(1, request.payloads.size()) * request.connections.size();
    if (!request.counts_given) {
        const std::uint64_t least =
            std::max<std::uint64_t>(10, std::ranges::max(request.connections));
        request.counts =
            fit_counts(request.counts, fitting(1.0 / 6) / static_cast<double>(settings), least);
        std::string list;
        for (const std::uint64_t count : request.counts)
            list += (list.empty() ? "" : ",") + std::to_string(count);
        request.shared_arguments.push_back(run.argument("--counts", list));
    }
    const auto warm_up = static_cast<std::uint64_t>(std::max(1.0, fitting(0.02)));
    if (!request.warm_up_given)
        request.warm_up.exchanges = std::min(request.warm_up.exchanges, warm_up);
    const auto openings =
        static_cast<std::uint64_t>(std::max(2.0, fitting(0.1) / exchanges_of_opening));
    if (openings < request.settings.openings) {
        request.settings.openings = openings;
        share("--openings", openings);
    }
}

}  // namespace pingpong::command
