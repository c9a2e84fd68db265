#include "pingpong/scheduler/same_plan.hpp"

#include <fmt/format.h>

#include <string_view>

namespace pingpong {
namespace {

/// Collects the first of several differences.
class first_of_differences {
public:
    template <class T>
    void want_same(std::string_view name, const T& one, const T& other) {
        if (found.empty() && !(one == other))
            found = fmt::format("{}{}: {} and {}", prefix, name, one, other);
    }

    template <class T>
    void want_same(std::string_view name, const std::optional<T>& one,
                   const std::optional<T>& other) {
        const auto words = [](const std::optional<T>& of) {
            return of ? fmt::format("{}", *of) : std::string("unknown");
        };
        want_same(name, words(one), words(other));
    }

    std::string prefix;
    std::string found;
};

void compare(first_of_differences& all, const cell& one, const cell& other) {
    all.want_same("experiment", one.experiment, other.experiment);
    all.want_same("protocol", one.protocol, other.protocol);
    all.want_same("count", one.count, other.count);
    all.want_same("connections_at_once", one.connections, other.connections);
    all.want_same("rate_per_s", one.rate_per_s, other.rate_per_s);
    all.want_same("payload_request_bytes", one.payload_request_bytes, other.payload_request_bytes);
    all.want_same("payload_reply_bytes", one.payload_reply_bytes, other.payload_reply_bytes);
    all.want_same("echo", one.echo, other.echo);
    all.want_same("remote", one.remote, other.remote);
    // A server of this program has another port each time; that of an open loop is beside it.
    if (one.remote && !one.rate_per_s)
        all.want_same("endpoint", one.endpoint, other.endpoint);
}

void compare(first_of_differences& all, const run_config& one, const run_config& other) {
    all.want_same("profile", one.profile, other.profile);
    all.want_same("settle_exchanges", one.settle_exchanges, other.settle_exchanges);
    all.want_same("primary_numerator", one.asked.numerator, other.asked.numerator);
    all.want_same("primary_denominator", one.asked.denominator, other.asked.denominator);
    all.want_same("margin_ratio", one.asked.margin, other.asked.margin);
    all.want_same("confidence", one.asked.confidence, other.asked.confidence);
    all.want_same("nodelay_client", one.nodelay_client, other.nodelay_client);
    all.want_same("ws_auto_fragment", one.tuned.ws_auto_fragment, other.tuned.ws_auto_fragment);
    all.want_same("ws_write_buffer_bytes", one.tuned.ws_write_buffer_bytes,
                  other.tuned.ws_write_buffer_bytes);
    all.want_same("http_buffer_reserve_bytes", one.tuned.http_buffer_reserve_bytes,
                  other.tuned.http_buffer_reserve_bytes);
}

void compare(first_of_differences& all, const generator_info& one, const generator_info& other) {
    all.want_same("version", one.version, other.version);
    all.want_same("commit", one.commit, other.commit);
    all.want_same("boost_version", one.boost_version, other.boost_version);
    all.want_same("compiler", one.compiler, other.compiler);
    all.want_same("cxx_flags", one.cxx_flags, other.cxx_flags);
    all.want_same("build_type", one.build_type, other.build_type);
}

void compare(first_of_differences& all, const environment_info& one,
             const environment_info& other) {
    all.want_same("kernel", one.kernel, other.kernel);
    all.want_same("arch", one.arch, other.arch);
    all.want_same("cpu_model", one.cpu_model, other.cpu_model);
    all.want_same("cpus_online", one.cpus_online, other.cpus_online);
}

}  // namespace

std::string first_difference(const report& one, const report& other) {
    first_of_differences all;
    all.want_same("cells", one.cells.size(), other.cells.size());
    for (std::size_t i = 0; all.found.empty() && i < one.cells.size(); ++i) {
        all.prefix = fmt::format("cells[{}].", i);
        compare(all, one.cells[i], other.cells[i]);
    }
    all.prefix = "config.";
    compare(all, one.config, other.config);
    all.prefix = "generator.";
    compare(all, one.generator, other.generator);
    all.prefix = "environment.";
    compare(all, one.environment, other.environment);
    return all.found;
}

}  // namespace pingpong
