#include "pingpong/reporter/wording/run_facts.hpp"

#include <fmt/format.h>

#include <chrono>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "pingpong/core/options.hpp"

namespace pingpong {
namespace {

using seconds = std::chrono::duration<double>;

constexpr std::string_view unknown = "unknown";

/// Facts, one after the other.
class facts {
public:
    void text(std::string_view name, std::string_view value) {
        all_.push_back({std::string(name), std::string(value.empty() ? unknown : value)});
    }

    void number(std::string_view name, std::integral auto value) {
        text(name, fmt::format("{}", value));
    }

    void yes_or_no(std::string_view name, bool value) { text(name, value ? "yes" : "no"); }

    void known(std::string_view name, const std::optional<std::string>& value) {
        text(name, value.value_or(""));
    }

    void known(std::string_view name, const std::optional<bool>& value) {
        text(name, !value ? unknown : *value ? "yes" : "no");
    }

    void known(std::string_view name, const std::optional<std::uint64_t>& value) {
        text(name, value ? fmt::format("{}", *value) : unknown);
    }

    void known(std::string_view name, const std::optional<double>& value) {
        text(name, value ? fmt::format("{:.2f}", *value) : unknown);
    }

    void known(std::string_view name, const std::optional<std::chrono::nanoseconds>& value) {
        text(name, value ? fmt::format("{}", value->count()) : unknown);
    }

    std::vector<fact> take() && { return std::move(all_); }

private:
    std::vector<fact> all_;
};

std::string joined(const std::vector<std::string>& words) {
    return fmt::format("{}", fmt::join(words, " "));
}

/// Neighbours as a range: "0-3 6".
std::string ranges_of(const std::vector<std::uint64_t>& numbers) {
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

void run_facts(facts& table, const report& what) {
    const run_config& config = what.config;
    table.text("run", what.run_id);
    table.text("command line", joined(what.command_line));
    table.text("start", what.start_local);
    table.known("duration s", std::optional(seconds(what.duration).count()));
    table.text("loop", "closed, one exchange in flight on each connection");
    table.number("random seed", config.seed);
    table.number("warm_up exchanges", config.warm_up_exchanges);
    table.text("primary comparison",
               fmt::format("{}/{}:median", config.question.numerator, config.question.denominator));
    table.text("precision wanted", fmt::format("+-{} %", 100 * config.stop.precision));
    table.text("margin", fmt::format("{} %", 100 * config.question.margin));
    table.text("confidence", fmt::format("{} %", 100 * config.question.confidence));
    table.number("rounds at least", config.stop.min_rounds);
    table.number("rounds at most", config.stop.max_rounds);
    table.number("deadline ms", config.deadline.count());
    table.text("host", config.host);
}

void program_facts(facts& table, const generator_info& what) {
    table.text("program", fmt::format("{} {} ({})", what.name, what.version, what.commit));
    table.text("compiler",
               fmt::format("{}, {}, {}", what.compiler, what.build_type, what.cxx_flags));
    table.text("Boost", what.boost_version);
    // Older reports tell neither.
    table.text("sanitizers", what.sanitizers.value_or(what.assertions ? "none" : ""));
    table.known("assertions", what.assertions);
}

void machine_facts(facts& table, const environment_info& what) {
    table.known("kernel", what.kernel);
    table.known("architecture", what.arch);
    table.known("processor", what.cpu_model);
    table.known("processors online", what.cpus_online);
    table.text("processors it may use", what.affinity ? ranges_of(*what.affinity) : "");
    table.known("simultaneous multithreading", what.smt);
    table.known("hypervisor", what.hypervisor);
    table.known("governor", what.governor);
    table.known("MHz at least", what.mhz_min);
    table.known("MHz at most", what.mhz_max);
    table.known("clock source", what.clocksource);
    table.known("address space randomisation", what.aslr);
    table.known("mitigations", what.mitigations);
    table.known("memory bytes", what.mem_bytes);
}

void load_facts(facts& table, const environment_info& what) {
    table.known("load at the start", what.load1_start);
    table.known("load at the end", what.load1_end);
    table.known("CPU pressure % at the start", what.psi_cpu_some_avg10_start);
    table.known("CPU pressure % at the end", what.psi_cpu_some_avg10_end);
    table.known("stolen ticks", what.steal_ticks);
    table.known("waited for a processor ns", what.run_delay);
}

void network_facts(facts& table, const environment_info& what) {
    table.known("loopback MTU bytes", what.lo_mtu_bytes);
    table.known("loopback queueing discipline", what.lo_qdisc);
    table.known("TCP congestion control", what.tcp_congestion);
    table.known("TCP autocorking", what.tcp_autocorking);
    table.known("tcp_tw_reuse", what.tcp_tw_reuse);
    table.known("first ephemeral port", what.port_low);
    table.known("last ephemeral port", what.port_high);
}

void clock_rows(facts& table, const clock_facts& what) {
    table.known("clock reading ns", what.read_cost_ns);
    table.known("clock step ns", what.granularity);
    table.known("99.99 % of idle gaps up to ns", what.idle_gap_p9999);
    table.known("longest idle gap ns", what.idle_gap_max);
}

void setting_facts(facts& table, const run_config& what) {
    table.known("TCP_NODELAY of clients", what.nodelay_client);
    table.known("TCP_NODELAY of servers", what.nodelay_server);
    table.known("SO_SNDBUF bytes", what.sndbuf_bytes);
    table.known("SO_RCVBUF bytes", what.rcvbuf_bytes);
    if (what.syscalls_unavailable)
        table.text("system calls not counted", *what.syscalls_unavailable);
    table.number("header limit bytes", what.header_limit_bytes);
    table.number("message limit bytes", what.message_limit_bytes);
    table.number("read buffer bytes", what.knobs.http_buffer_reserve_bytes);
    table.number("WebSocket write buffer bytes", what.knobs.ws_write_buffer_bytes);
    table.yes_or_no("WebSocket fragments", what.knobs.ws_auto_fragment);
    table.yes_or_no("WebSocket deflates", what.knobs.ws_deflate);
    table.yes_or_no("WebSocket masks securely", what.knobs.ws_secure_masking);
    table.text("WebSocket messages", what.knobs.ws_text ? "text" : "binary");
}

/// A group of what `fill` tells of `what`.
template <class What>
fact_group group(std::string title, void (*fill)(facts&, const What&), const What& what) {
    facts table;
    fill(table, what);
    return {std::move(title), std::move(table).take()};
}

}  // namespace

std::vector<fact_group> facts_of(const report& what) {
    const clock_facts unmeasured;
    return {group("Run", run_facts, what),
            group("Program", program_facts, what.generator),
            group("Machine", machine_facts, what.environment),
            group("Load", load_facts, what.environment),
            group("Clock", clock_rows, what.clock ? *what.clock : unmeasured),
            group("Network", network_facts, what.environment),
            group("Settings", setting_facts, what.config)};
}

}  // namespace pingpong
