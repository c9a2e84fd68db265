#include "pingpong/scheduler/fingerprint.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pingpong {
namespace {

std::string text_of(const std::string& value) {
    return value;
}

std::string text_of(bool value) {
    return value ? "yes" : "no";
}

std::string text_of(std::uint64_t value) {
    return fmt::format("{}", value);
}

template <class T>
std::string text_of(const std::optional<T>& value) {
    return value ? text_of(*value) : "unknown";
}

/// Takes circumstances two by two and keeps those that differ.
class difference_list {
public:
    template <class T>
    void compare(std::string_view what, const T& before, const T& after) {
        if (before == after)
            return;
        difference& found = all.emplace_back();
        found.what = what;
        found.before = text_of(before);
        found.after = text_of(after);
    }

    std::vector<difference> all;
};

void compare_machines(difference_list& list, const environment_info& a, const environment_info& b) {
    list.compare("processor", a.cpu_model, b.cpu_model);
    list.compare("number of processors", a.cpus_online, b.cpus_online);
    list.compare("hypervisor", a.hypervisor, b.hypervisor);
    list.compare("governor", a.governor, b.governor);
    list.compare("kernel", a.kernel, b.kernel);
    list.compare("mitigations", a.mitigations, b.mitigations);
    list.compare("clock source", a.clocksource, b.clocksource);
}

void compare_builds(difference_list& list, const generator_info& a, const generator_info& b) {
    list.compare("Boost", a.boost_version, b.boost_version);
    list.compare("compiler", a.compiler, b.compiler);
    list.compare("compiler flags", a.cxx_flags, b.cxx_flags);
    list.compare("build type", a.build_type, b.build_type);
    list.compare("sanitizers", a.sanitizers, b.sanitizers);
}

void compare_settings(difference_list& list, const run_config& a, const run_config& b) {
    list.compare("host", a.host, b.host);
    list.compare("TCP_NODELAY of clients", a.nodelay_client, b.nodelay_client);
    list.compare("TCP_NODELAY of servers", a.nodelay_server, b.nodelay_server);
    list.compare("send buffer", a.sndbuf_bytes, b.sndbuf_bytes);
    list.compare("receive buffer", a.rcvbuf_bytes, b.rcvbuf_bytes);
    const knobs& x = a.tuned;
    const knobs& y = b.tuned;
    list.compare("WebSocket auto-fragment", x.ws_auto_fragment, y.ws_auto_fragment);
    list.compare("WebSocket write buffer", x.ws_write_buffer_bytes, y.ws_write_buffer_bytes);
    list.compare("WebSocket text", x.ws_text, y.ws_text);
    list.compare("WebSocket deflate", x.ws_deflate, y.ws_deflate);
    list.compare("WebSocket secure masking", x.ws_secure_masking, y.ws_secure_masking);
    list.compare("HTTP read buffer", x.http_buffer_reserve_bytes, y.http_buffer_reserve_bytes);
    list.compare("HTTP version", x.http_version, y.http_version);
}

}  // namespace

std::vector<difference> differences_between(const report& old_run, const report& new_run) {
    difference_list list;
    compare_machines(list, old_run.environment, new_run.environment);
    compare_builds(list, old_run.generator, new_run.generator);
    compare_settings(list, old_run.config, new_run.config);
    return std::move(list.all);
}

}  // namespace pingpong
