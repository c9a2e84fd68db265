#include "pingpong/reporter/wording/run_facts.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "pingpong/core/options.hpp"
#include "pingpong/reporter/wording/spread/spread_text.hpp"
#include "pingpong/statistics/independent_units.hpp"

namespace pingpong {
namespace {

using seconds = std::chrono::duration<double>;

constexpr std::string_view unknown = "unknown";

/// Facts in the order they are added.
class fact_list {
public:
    void add_text(std::string_view name, std::string_view value) {
        facts_.push_back({std::string(name), std::string(value.empty() ? unknown : value)});
    }

    void add_number(std::string_view name, std::integral auto value) {
        add_text(name, fmt::format("{}", value));
    }

    void add_flag(std::string_view name, bool value) { add_text(name, value ? "yes" : "no"); }

    void add_known(std::string_view name, const std::optional<std::string>& value) {
        add_text(name, value.value_or(""));
    }

    void add_known(std::string_view name, const std::optional<bool>& value) {
        add_text(name, !value ? unknown : *value ? "yes" : "no");
    }

    void add_known(std::string_view name, const std::optional<std::uint64_t>& value) {
        add_text(name, value ? fmt::format("{}", *value) : unknown);
    }

    void add_known(std::string_view name, const std::optional<double>& value) {
        add_text(name, value ? fmt::format("{:.2f}", *value) : unknown);
    }

    void add_known(std::string_view name, const std::optional<std::chrono::nanoseconds>& value) {
        add_text(name, value ? fmt::format("{}", value->count()) : unknown);
    }

    std::vector<fact> take() && { return std::move(facts_); }

private:
    std::vector<fact> facts_;
};

std::string join_words(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

/// Neighbours as a range: "0-3 6".
std::string format_ranges(const std::vector<std::uint64_t>& numbers) {
    std::string text;
    for (std::size_t first = 0, last = 0; first < numbers.size(); first = ++last) {
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1)
            ++last;
        text += fmt::format("{}{}", text.empty() ? "" : " ", numbers[first]);
        if (last > first)
            text += fmt::format("-{}", numbers[last]);
    }
    return text;
}

std::vector<fact> run_facts(const report& report) {
    fact_list list;
    const run_config& config = report.config;
    list.add_text("run", report.run_id);
    list.add_text("command line", join_words(report.command_line));
    list.add_text("start", report.start_local);
    list.add_known("duration s", std::optional(seconds(report.duration).count()));
    list.add_text("loop", "closed, one exchange in flight on each connection");
    list.add_number("random seed", config.seed);
    list.add_number("warm-up exchanges", config.warm_up_exchanges);
    if (config.warm_up_time)
        list.add_text("warm-up time", fmt::format("{:.3g} s of each protocol before the run",
                                                  seconds(*config.warm_up_time).count()));
    list.add_text("primary comparison", fmt::format("{}/{}:median", config.question.numerator,
                                                    config.question.denominator));
    list.add_text("precision wanted", fmt::format("+-{} %", 100 * config.stop.precision));
    list.add_text("margin", fmt::format("{} %", 100 * config.question.margin));
    list.add_text("confidence", fmt::format("{} %", 100 * config.question.confidence));
    list.add_number("min rounds", config.stop.min_rounds);
    list.add_number("max rounds", config.stop.max_rounds);
    list.add_number("deadline ms", config.deadline.count());
    list.add_text("host", config.host);
    if (const std::string spread = format_spread(report); !spread.empty())
        list.add_text("spread", spread);
    return std::move(list).take();
}

std::vector<fact> program_facts(const generator_info& generator) {
    fact_list list;
    list.add_text("program",
                  fmt::format("{} {} ({})", generator.name, generator.version, generator.commit));
    list.add_text("compiler", fmt::format("{}, {}, {}", generator.compiler, generator.build_type,
                                          generator.cxx_flags));
    list.add_text("Boost", generator.boost_version);
    // Older reports tell neither.
    list.add_text("sanitizers", generator.sanitizers.value_or(generator.assertions ? "none" : ""));
    list.add_known("assertions", generator.assertions);
    return std::move(list).take();
}

std::vector<fact> facts_of_machine(const environment_info& environment) {
    fact_list list;
    if (environment.host)
        list.add_text("machine", *environment.host);
    list.add_known("kernel", environment.kernel);
    list.add_known("architecture", environment.arch);
    list.add_known("processor", environment.cpu_model);
    list.add_known("processors online", environment.cpus_online);
    list.add_text("allowed processors",
                  environment.affinity ? format_ranges(*environment.affinity) : "");
    list.add_known("simultaneous multithreading", environment.smt);
    list.add_known("hypervisor", environment.hypervisor);
    list.add_known("governor", environment.governor);
    list.add_known("min MHz", environment.mhz_min);
    list.add_known("max MHz", environment.mhz_max);
    list.add_known("clock source", environment.clocksource);
    list.add_known("ASLR", environment.aslr);
    list.add_known("mitigations", environment.mitigations);
    list.add_known("memory bytes", environment.mem_bytes);
    return std::move(list).take();
}

std::vector<fact> load_facts(const environment_info& environment) {
    fact_list list;
    list.add_known("load at the start", environment.load1_start);
    list.add_known("load at the end", environment.load1_end);
    list.add_known("CPU pressure % at the start", environment.psi_cpu_some_avg10_start);
    list.add_known("CPU pressure % at the end", environment.psi_cpu_some_avg10_end);
    list.add_known("stolen ticks", environment.steal_ticks);
    list.add_known("run-queue wait ns", environment.run_delay);
    return std::move(list).take();
}

std::vector<fact> network_facts(const environment_info& environment) {
    fact_list list;
    list.add_known("loopback MTU bytes", environment.lo_mtu_bytes);
    list.add_known("loopback queueing discipline", environment.lo_qdisc);
    list.add_known("TCP congestion control", environment.tcp_congestion);
    list.add_known("TCP autocorking", environment.tcp_autocorking);
    list.add_known("tcp_tw_reuse", environment.tcp_tw_reuse);
    list.add_known("first ephemeral port", environment.port_low);
    list.add_known("last ephemeral port", environment.port_high);
    return std::move(list).take();
}

std::vector<fact> clock_rows(const clock_facts& clock) {
    fact_list list;
    list.add_known("clock reading ns", clock.read_cost_ns);
    list.add_known("clock step ns", clock.granularity);
    list.add_known("99.99 % of idle gaps up to ns", clock.idle_gap_p9999);
    list.add_known("longest idle gap ns", clock.idle_gap_max);
    return std::move(list).take();
}

std::vector<fact> setting_facts(const run_config& config) {
    fact_list list;
    list.add_known("TCP_NODELAY of clients", config.nodelay_client);
    list.add_known("TCP_NODELAY of servers", config.nodelay_server);
    list.add_known("SO_SNDBUF bytes", config.sndbuf_bytes);
    list.add_known("SO_RCVBUF bytes", config.rcvbuf_bytes);
    if (config.syscalls_unavailable)
        list.add_text("system calls not counted", *config.syscalls_unavailable);
    list.add_number("header limit bytes", config.header_limit_bytes);
    list.add_number("message limit bytes", config.message_limit_bytes);
    list.add_number("read buffer bytes", config.knobs.http_buffer_reserve_bytes);
    list.add_number("WebSocket write buffer bytes", config.knobs.ws_write_buffer_bytes);
    list.add_flag("WebSocket fragments", config.knobs.ws_auto_fragment);
    list.add_flag("WebSocket deflates", config.knobs.ws_deflate);
    list.add_flag("WebSocket masks securely", config.knobs.ws_secure_masking);
    list.add_text("WebSocket messages", config.knobs.ws_text ? "text" : "binary");
    return std::move(list).take();
}

/// What is in brackets. A report without components knows of its own rounds only.
std::string format_intervals(const run_config& config) {
    const double confidence = 100 * config.question.confidence;
    if (config.components.run_sd > 0)
        return fmt::format("{:.0f} % intervals of what a rerun will find", confidence);
    return fmt::format(
        "{:.0f} % confidence intervals over the rounds{}", confidence,
        config.processes == 1 ? "" : fmt::format(" of {} processes", config.processes));
}

std::string format_exploratory(const report& report) {
    if (std::ranges::none_of(report.comparisons, &comparison::exploratory))
        return {};
    return " Exploratory: no multiple-comparison correction.";
}

}  // namespace

std::vector<fact_group> list_facts(const report& report) {
    std::vector<fact_group> groups{{"Run", run_facts(report)},
                                   {"Program", program_facts(report.generator)}};
    for (std::size_t i = 0; i < std::max<std::size_t>(report.machines.size(), 1); ++i)
        groups.push_back(
            {"Machine", facts_of_machine(i < report.machines.size() ? report.machines[i].environment
                                                                    : report.environment)});
    groups.push_back({"Load", load_facts(report.environment)});
    groups.push_back({"Clock", clock_rows(report.clock.value_or(clock_facts()))});
    groups.push_back({"Network", network_facts(report.environment)});
    groups.push_back({"Settings", setting_facts(report.config)});
    return groups;
}

std::string format_interruption(const report& report) {
    return report.interrupted ? "Interrupted: partial report." : "";
}

std::string format_legend(const report& report) {
    const bool all_here = std::ranges::none_of(report.cells, &cell::remote);
    return fmt::format(
        "Times are per exchange; {}bytes are both directions. p50 and p99 are percentiles of the "
        "round trips. Ratios and differences compare block medians within each round; brackets "
        "are {}.{}",
        all_here ? "CPU is of client and server together; " : "", format_intervals(report.config),
        format_exploratory(report));
}

}  // namespace pingpong
