#include "pingpong/options/gate_line.hpp"

#include "pingpong/options/option_group.hpp"

namespace pingpong::command {
namespace {

constexpr const char* heading_of_gates = "What must hold";

void add_assert(option_group& group, gate_words& words) {
    group.add(
        "--assert", "TEXT", words.assertions,
        "As 'ws/http-keepalive.median < 0.95' or\n'ws.median_us < 60': status 1 if false; may "
        "recur");
}

void add_allowance(option_group& group, rules_words& words) {
    group.add("--allow-inconclusive", words.allow_inconclusive,
              "Status 0, not 3, when nothing is proven");
}

}  // namespace

void add_change_rules(CLI::App& command, const std::string& heading, rules_words& words) {
    option_group group(command, heading);
    group.add("--threshold", "PERCENT", words.threshold,
              "A ratio that grew by more is a regression [5%]");
    group.add("--between-runs", "PERCENT", words.between_runs,
              "How much ratios vary from run to run anyway [1%]");
    add_allowance(group, words);
}

void add_assertions(CLI::App& command, gate_words& words) {
    option_group group(command, heading_of_gates);
    add_assert(group, words);
    add_allowance(group, words.rules);
}

void add_gate(CLI::App& command, gate_words& words) {
    option_group group(command, heading_of_gates);
    add_assert(group, words);
    group.add("--baseline", "OLD.json", words.baseline,
              "The ratios to raw TCP must be those of an older\nreport, or better: status 1 if one "
              "is worse");
    add_change_rules(command, heading_of_gates, words.rules);
}

}  // namespace pingpong::command
