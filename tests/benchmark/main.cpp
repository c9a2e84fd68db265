// Goals against figures, measured now on this machine.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <chrono>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/core/local_time.hpp"
#include "pingpong/probes/environment.hpp"
#include "pingpong/probes/machine_state.hpp"
#include "rows/concerns.hpp"

namespace pingpong::benchmark {
namespace {

struct concern {
    std::string_view name;
    findings (*measure)(const effort&);
};

constexpr std::array concerns{
    concern{"cpu", measure_cpu},
    concern{"tls", measure_tls},
    concern{"allocations", measure_allocations},
    concern{"system-calls", measure_system_calls},
    concern{"http-load", measure_http_load},
    concern{"ws-load", measure_ws_load},
    concern{"generator", measure_generator},
    concern{"bursts", measure_bursts},
    concern{"memory", measure_memory},
    concern{"proportion", measure_proportion},
    concern{"payloads", measure_payloads},
    concern{"overhead", measure_overhead},
};

std::string names_of_concerns() {
    std::string all;
    for (const concern& concern : concerns)
        all += (all.empty() ? "" : ", ") + std::string(concern.name);
    return all;
}

/// Where and when, as a person wants to know it beside the figures.
std::string circumstances() {
    const generator_info by = describe_generator();
    const environment_info on = describe_environment();
    return fmt::format("{}, commit {}, {} {}, Boost {}; {}, {} processors, {}, load {:.2f}\n\n",
                       format_iso_local(std::chrono::system_clock::now()).substr(0, 19), by.commit,
                       by.compiler, by.cxx_flags, by.boost_version,
                       on.cpu_model.value_or("unknown processor"), on.cpus_online.value_or(0),
                       on.kernel.value_or("unknown kernel"),
                       read_machine_state().load1.value_or(0));
}

/// Whether all could be measured.
bool measure(const effort& effort, const std::vector<std::string>& only, style as) {
    findings all;
    bool complete = true;
    for (const concern& concern : concerns) {
        if (!only.empty() && std::ranges::find(only, concern.name) == only.end())
            continue;
        std::cerr << "Measuring " << concern.name << std::endl;
        try {
            findings found = concern.measure(effort);
            std::ranges::move(found.goals, std::back_inserter(all.goals));
            std::ranges::move(found.tables, std::back_inserter(all.tables));
        } catch (const std::exception& error) {
            std::cerr << "benchmark: " << concern.name << ": " << error.what() << '\n';
            complete = false;
        }
    }
    std::cout << circumstances();
    if (!all.goals.empty())
        std::cout << to_text(table_of(all.goals), as);
    for (const table& table : all.tables)
        std::cout << to_text(table, as);
    return complete;
}

}  // namespace
}  // namespace pingpong::benchmark

int main(int argument_count, char** arguments) {
    using namespace pingpong::benchmark;
    effort effort;
    std::vector<std::string> only;
    bool markdown = false, quick = false;
    CLI::App program("Prints goals against figures, measured now on this machine.");
    program.add_option("ROUNDS", effort.rounds, "Of what is compared in one process [21]")
        ->check(CLI::Range(1, 10'000));
    program.add_option("--only", only, "Of " + names_of_concerns())->delimiter(',');
    program.add_flag("--quick", quick, "Few rounds: figures that are good for a glance");
    program.add_flag("--long", effort.at_length, "Also ten million exchanges");
    program.add_flag("--markdown", markdown, "Tables as in docs/performance.md");
    CLI11_PARSE(program, argument_count, arguments);
    if (quick)
        effort.rounds = effort.load_rounds = 3;
    return measure(effort, only, markdown ? style::markdown : style::text) ? 0 : 1;
}
