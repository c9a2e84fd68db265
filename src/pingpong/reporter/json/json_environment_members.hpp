/// \file
/// The names under which what a run says of its program and machine stands in JSON, for writing and
/// reading alike; see `json_members.hpp`.
#ifndef PINGPONG_REPORTER_JSON_JSON_ENVIRONMENT_MEMBERS_HPP
#define PINGPONG_REPORTER_JSON_JSON_ENVIRONMENT_MEMBERS_HPP

#include <concepts>
#include <type_traits>

#include "pingpong/report/environment.hpp"

namespace pingpong {

/// `T` or `const T`, as the direction asks.
template <class Value, class T>
concept either = std::same_as<std::remove_const_t<Value>, T>;

template <class Json>
void members(Json& json, either<generator_info> auto& what) {
    json("name", what.name);
    json("version", what.version);
    json("commit", what.commit);
    json("boost_version", what.boost_version);
    json("compiler", what.compiler);
    json("cxx_flags", what.cxx_flags);
    json("build_type", what.build_type);
    json("sanitizers", what.sanitizers);
    json("assertions", what.assertions);
}

template <class Json>
void members(Json& json, either<environment_info> auto& what) {
    json("kernel", what.kernel);
    json("arch", what.arch);
    json("cpu_model", what.cpu_model);
    json("cpus_online", what.cpus_online);
    json("affinity", what.affinity);
    json("smt", what.smt);
    json("hypervisor", what.hypervisor);
    json("governor", what.governor);
    json("mhz_min", what.mhz_min);
    json("mhz_max", what.mhz_max);
    json("clocksource", what.clocksource);
    json("aslr", what.aslr);
    json("mitigations", what.mitigations);
    json("mem_bytes", what.mem_bytes);
    json("load1_start", what.load1_start);
    json("load1_end", what.load1_end);
    json("psi_cpu_some_avg10_start", what.psi_cpu_some_avg10_start);
    json("psi_cpu_some_avg10_end", what.psi_cpu_some_avg10_end);
    json("steal_ticks", what.steal_ticks);
    json("run_delay_ns", what.run_delay);
    json.object("net", [&](auto& net) {
        net("lo_mtu_bytes", what.lo_mtu_bytes);
        net("qdisc", what.lo_qdisc);
        net("congestion", what.tcp_congestion);
        net("autocorking", what.tcp_autocorking);
        net("tw_reuse", what.tcp_tw_reuse);
        net("port_low", what.port_low);
        net("port_high", what.port_high);
    });
}

template <class Json>
void members(Json& json, either<clock_facts> auto& what) {
    json("source", what.source);
    json("read_cost_ns", what.read_cost_ns);
    json("granularity_ns", what.granularity);
    json("idle_gap_p9999_ns", what.idle_gap_p9999);
    json("idle_gap_max_ns", what.idle_gap_max);
}

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_JSON_JSON_ENVIRONMENT_MEMBERS_HPP
