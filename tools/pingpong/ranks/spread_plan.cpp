#include "pingpong/ranks/spread_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cstdint>
#include <utility>

#include "pingpong/command_error.hpp"

namespace pingpong::command {
namespace {

/// The first experiment of a rank, of as many as there are.
std::size_t first_experiment(std::size_t experiments, int rank, int ranks) {
    return experiments * static_cast<std::size_t>(rank) / static_cast<std::size_t>(ranks);
}

void deal_out_experiments(plan& plan, int rank, int ranks) {
    const std::size_t count = plan.experiments.size();
    const auto at = [&plan](std::size_t index) {
        return plan.experiments.begin() + static_cast<std::ptrdiff_t>(index);
    };
    plan.experiments = {at(first_experiment(count, rank, ranks)),
                        at(first_experiment(count, rank + 1, ranks))};
}

/// Puts the starts of all reports on the clock of the first. The wall clocks of machines differ,
/// but the first block of a load began on all of them at the same time.
void align_starts(std::vector<report>& parts) {
    for (report& part : parts)
        if (!part.blocks.empty() && !parts.front().blocks.empty())
            part.start = parts.front().start + parts.front().blocks.front().start_offset -
                         part.blocks.front().start_offset;
}

}  // namespace

void validate_spread(spread how, const plan& plan, int ranks) {
    const auto least = std::ranges::min_element(plan.experiments, {}, &experiment::connections);
    if (how == spread::load && least->connections < static_cast<std::uint64_t>(ranks))
        throw usage_error("--spread load",
                          fmt::format("{} ranks need as many connections, and --connections has {}",
                                      ranks, least->connections));
    if (how == spread::experiments && plan.experiments.size() < static_cast<std::size_t>(ranks))
        throw usage_error("--spread experiments",
                          fmt::format("{} ranks need as many settings, and the plan has {}", ranks,
                                      plan.experiments.size()));
}

plan spread_plan(spread how, plan plan, int rank, int ranks) {
    plan.stop.precision = 1e-9;
    plan.components = variance_components();
    if (how == spread::experiments)
        deal_out_experiments(plan, rank, ranks);
    if (how == spread::load) {
        plan.part.number = static_cast<std::uint64_t>(rank);
        plan.part.parts = static_cast<std::uint64_t>(ranks);
        plan.keep_samples = true;
        // These are of one connection, beside which the others would wait.
        plan.openings = 0;
        plan.count_system_calls = plan.record_wire = false;
    }
    return plan;
}

std::string format_places(const plan& plan) {
    boost::json::array places;
    for (const experiment& experiment : plan.experiments)
        for (const contender_spec& contender : experiment.contenders)
            places.push_back({contender.remote->scheme, contender.remote->address(),
                              contender.remote->port, contender.remote->path,
                              contender.trusted_certificate});
    return boost::json::serialize(places);
}

void place_contenders(plan& plan, std::string_view places) {
    const boost::json::value document = boost::json::parse(places);
    auto place = document.as_array().begin();
    for (experiment& experiment : plan.experiments)
        for (contender_spec& contender : experiment.contenders) {
            const boost::json::array& members = (place++)->as_array();
            if (contender.remote)
                continue;
            const auto text = [&members](std::size_t index) {
                return std::string(members[index].as_string());
            };
            contender.remote.emplace(text(0), text(1), members[2].to_number<std::uint16_t>());
            contender.remote->path = text(3);
            contender.trusted_certificate = text(4);
        }
}

merged_report merge_ranks(spread how, std::vector<report> parts) {
    if (how == spread::experiments)
        return join_experiments(std::move(parts));
    if (how != spread::load)
        return merge(std::move(parts), merge_level::processes);
    align_starts(parts);
    return merge(std::move(parts), merge_level::load);
}

}  // namespace pingpong::command
