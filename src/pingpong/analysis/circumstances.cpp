#include "pingpong/analysis/circumstances.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

namespace pingpong {
namespace {

/// The names of a circumstance.
struct circumstance {
    std::string_view name;    ///< As shown to users.
    std::string_view member;  ///< Path of the member in the JSON report.

    /// Whether it is constant for one program on one machine, unlike a buffer size that the kernel
    /// adjusts.
    bool lasts = true;
};

/// Visits each circumstance of two machines.
///
/// \param take  Called as take(circumstance, left value, right value).
template <class Take>
void for_each_fact_of_machine(const environment_info& a, const environment_info& b, Take& take) {
    take(circumstance{"processor", "environment.cpu_model"}, a.cpu_model, b.cpu_model);
    take(circumstance{"number of processors", "environment.cpus_online"}, a.cpus_online,
         b.cpus_online);
    take(circumstance{"hypervisor", "environment.hypervisor"}, a.hypervisor, b.hypervisor);
    take(circumstance{"governor", "environment.governor"}, a.governor, b.governor);
    take(circumstance{"kernel", "environment.kernel"}, a.kernel, b.kernel);
    take(circumstance{"mitigations", "environment.mitigations"}, a.mitigations, b.mitigations);
    take(circumstance{"clock source", "environment.clocksource"}, a.clocksource, b.clocksource);
}

/// The same of the build and the settings.
template <class Take>
void for_each_setting(const report& left, const report& right, Take& take) {
    const generator_info& g = left.generator;
    const generator_info& h = right.generator;
    take(circumstance{"Boost", "generator.boost_version"}, g.boost_version, h.boost_version);
    take(circumstance{"compiler", "generator.compiler"}, g.compiler, h.compiler);
    take(circumstance{"compiler flags", "generator.cxx_flags"}, g.cxx_flags, h.cxx_flags);
    take(circumstance{"build type", "generator.build_type"}, g.build_type, h.build_type);
    take(circumstance{"sanitizers", "generator.sanitizers"}, g.sanitizers, h.sanitizers);

    const run_config& c = left.config;
    const run_config& d = right.config;
    take(circumstance{"host", "config.host"}, c.host, d.host);
    take(circumstance{"TCP_NODELAY of clients", "config.socket.nodelay_client"}, c.nodelay_client,
         d.nodelay_client);
    take(circumstance{"TCP_NODELAY of servers", "config.socket.nodelay_server"}, c.nodelay_server,
         d.nodelay_server);
    take(circumstance{"send buffer", "config.socket.sndbuf_bytes", false}, c.sndbuf_bytes,
         d.sndbuf_bytes);
    take(circumstance{"receive buffer", "config.socket.rcvbuf_bytes", false}, c.rcvbuf_bytes,
         d.rcvbuf_bytes);

    const knobs& x = c.knobs;
    const knobs& y = d.knobs;
    take(circumstance{"WebSocket auto-fragment", "config.knobs.ws_auto_fragment"},
         x.ws_auto_fragment, y.ws_auto_fragment);
    take(circumstance{"WebSocket write buffer", "config.knobs.ws_write_buffer_bytes"},
         x.ws_write_buffer_bytes, y.ws_write_buffer_bytes);
    take(circumstance{"WebSocket text", "config.knobs.ws_text"}, x.ws_text, y.ws_text);
    take(circumstance{"WebSocket deflate", "config.knobs.ws_deflate"}, x.ws_deflate, y.ws_deflate);
    take(circumstance{"WebSocket secure masking", "config.knobs.ws_secure_masking"},
         x.ws_secure_masking, y.ws_secure_masking);
    take(circumstance{"HTTP read buffer", "config.knobs.http_buffer_reserve_bytes"},
         x.http_buffer_reserve_bytes, y.http_buffer_reserve_bytes);
    take(circumstance{"HTTP version", "config.knobs.http_version"}, x.http_version, y.http_version);
}

/// Visits each circumstance of two runs: the machine, the build and the settings. The version of
/// the program is not among them, since versions are what users compare.
///
/// \param take  Called as take(circumstance, left value, right value).
template <class Take>
void for_each_circumstance(const report& left, const report& right, Take take) {
    for_each_fact_of_machine(left.environment, right.environment, take);
    for_each_setting(left, right, take);
}

std::string circumstance_text(const std::string& value) {
    return value;
}

std::string circumstance_text(bool value) {
    return value ? "yes" : "no";
}

std::string circumstance_text(std::uint64_t value) {
    return fmt::format("{}", value);
}

template <class T>
std::string circumstance_text(const std::optional<T>& value) {
    return value ? circumstance_text(*value) : "unknown";
}

/// Keeps the first of several differences.
class first_of_differences {
public:
    template <class T>
    void require_same(std::string_view name, const T& left, const T& right) {
        if (found.empty() && !(left == right))
            found = fmt::format("{}{}: {} and {}", prefix, name, left, right);
    }

    template <class T>
    void require_same(std::string_view name, const std::optional<T>& left,
                      const std::optional<T>& right) {
        const auto words = [](const std::optional<T>& value) {
            return value ? fmt::format("{}", *value) : std::string("unknown");
        };
        require_same(name, words(left), words(right));
    }

    std::string prefix;
    std::string found;
};

/// Writes down what must be the same.
class list_of_circumstances {
public:
    template <class T>
    void require_same(std::string_view name, const T& value, const T&) {
        text += fmt::format("{}{}: {}\n", prefix, name, value);
    }

    template <class T>
    void require_same(std::string_view name, const std::optional<T>& value,
                      const std::optional<T>&) {
        const std::string words = value ? fmt::format("{}", *value) : "unknown";
        require_same(name, words, words);
    }

    std::string prefix;
    std::string text;
};

template <class All>
void compare(All& all, const cell& left, const cell& right) {
    all.require_same("experiment", left.experiment, right.experiment);
    all.require_same("protocol", left.protocol, right.protocol);
    all.require_same("count", left.count, right.count);
    all.require_same("connections_at_once", left.connections, right.connections);
    all.require_same("rate_per_s", left.rate_per_s, right.rate_per_s);
    all.require_same("payload_request_bytes", left.payload_request_bytes,
                     right.payload_request_bytes);
    all.require_same("payload_reply_bytes", left.payload_reply_bytes, right.payload_reply_bytes);
    all.require_same("echo", left.echo, right.echo);
    all.require_same("remote", left.remote, right.remote);
    // A server of this program has another port each time; that of an open loop is beside it.
    if (left.remote && !left.rate_per_s)
        all.require_same("endpoint", left.endpoint, right.endpoint);
    if (left.unix_socket || right.unix_socket)
        all.require_same("unix_socket", left.unix_socket, right.unix_socket);
}

template <class All>
void compare(All& all, const run_config& config, const run_config& other) {
    all.require_same("warm_up_exchanges", config.warm_up_exchanges, other.warm_up_exchanges);
    all.require_same("primary_numerator", config.question.numerator, other.question.numerator);
    all.require_same("primary_denominator", config.question.denominator,
                     other.question.denominator);
    all.require_same("margin_ratio", config.question.margin, other.question.margin);
    all.require_same("confidence", config.question.confidence, other.question.confidence);
}

/// Requires what lasts to be the same.
template <class All>
auto require_lasting(All& all) {
    return [&all](const circumstance& circumstance, const auto& a, const auto& b) {
        if (circumstance.lasts)
            all.require_same(circumstance.member, a, b);
    };
}

/// The plan and the version of the program.
template <class All>
void compare_plans(All& all, const report& left, const report& right) {
    all.require_same("cells", left.cells.size(), right.cells.size());
    for (std::size_t i = 0; i < std::min(left.cells.size(), right.cells.size()); ++i) {
        all.prefix = fmt::format("cells[{}].", i);
        compare(all, left.cells[i], right.cells[i]);
    }
    all.prefix = "config.";
    compare(all, left.config, right.config);
    all.prefix.clear();
    all.require_same("generator.version", left.generator.version, right.generator.version);
    all.require_same("generator.commit", left.generator.commit, right.generator.commit);
}

template <class All>
void compare(All& all, const report& left, const report& right) {
    compare_plans(all, left, right);
    for_each_circumstance(left, right, require_lasting(all));
}

}  // namespace

std::vector<difference> differences_between(const report& old_run, const report& new_run) {
    std::vector<difference> all;
    for_each_circumstance(
        old_run, new_run,
        [&all](const circumstance& circumstance, const auto& before, const auto& after) {
            if (before == after)
                return;
            difference& found = all.emplace_back();
            found.name = circumstance.name;
            found.before = circumstance_text(before);
            found.after = circumstance_text(after);
        });
    return all;
}

std::string first_difference(const report& left, const report& right) {
    first_of_differences all;
    compare(all, left, right);
    return all.found;
}

std::string first_difference_of_settings(const report& left, const report& right) {
    first_of_differences all;
    compare_plans(all, left, right);
    auto require = require_lasting(all);
    for_each_setting(left, right, require);
    return all.found;
}

std::string first_difference_of_machines(const environment_info& left,
                                         const environment_info& right) {
    first_of_differences all;
    auto require = require_lasting(all);
    for_each_fact_of_machine(left, right, require);
    return all.found;
}

std::string plan_fingerprint(const report& report) {
    list_of_circumstances all;
    compare(all, report, report);
    // FNV-1a: the same in every build, unlike std::hash.
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const unsigned char byte : all.text)
        hash = (hash ^ byte) * 0x100000001b3;
    return fmt::format("{:016x}", hash);
}

}  // namespace pingpong
