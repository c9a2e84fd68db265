#include "pingpong/terminal/run_names.hpp"

#include <fmt/format.h>

#include <string_view>

#include "pingpong/core/request.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/experiments.hpp"

namespace pingpong::command {
namespace {

/// A cell of the report that the plan will have, as far as it tells experiments apart.
cell planned_setting(const experiment& experiment, std::size_t index) {
    const request_text text(experiment.payload_bytes ? request::of_size(*experiment.payload_bytes)
                                                     : request());
    cell planned;
    planned.experiment = index;
    planned.count = experiment.count;
    planned.connections = experiment.connections;
    planned.rate_per_s = experiment.rate;
    planned.payload_request_bytes = text.text().size();
    planned.payload_reply_bytes = text.reply().size();
    return planned;
}

}  // namespace

run_names::run_names(const plan& plan) {
    report planned;
    for (const experiment& each : plan.experiments) {
        planned.cells.push_back(planned_setting(each, planned.cells.size()));
        for (const contender_spec& contender : each.contenders)
            if (const auto* info = plan.protocols.find_info(contender.protocol);
                info && contender.name() == contender.protocol)
                display_names_[contender.protocol] = info->display_name;
    }
    distinctions_ = format_distinctions(planned);
}

std::string run_names::name_experiment(std::size_t index) const {
    const std::string distinction = index < distinctions_.size() ? distinctions_[index] : "";
    if (distinctions_.size() < 2)
        return "Experiment: " + distinction;
    return fmt::format("Experiment {}/{}: {}", index + 1, distinctions_.size(), distinction);
}

std::string run_names::name_contender(const std::string& name) const {
    const auto found = display_names_.find(name);
    return escape_terminal(found == display_names_.end() ? name : found->second);
}

}  // namespace pingpong::command
