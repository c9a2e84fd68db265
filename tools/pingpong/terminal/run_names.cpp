#include "pingpong/terminal/run_names.hpp"

#include <fmt/format.h>

#include <string_view>

#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/experiments.hpp"

namespace pingpong::command {
run_names::run_names(const plan& plan) {
    report planned;
    for (std::size_t i = 0; i < plan.experiments.size(); ++i) {
        const experiment& each = plan.experiments[i];
        planned.cells.push_back(planned_cell(plan, i, each.contenders.front()));
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
