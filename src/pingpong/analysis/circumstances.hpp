/// \file
/// What two runs have to have in common for their times to be comparable.
#ifndef PINGPONG_ANALYSIS_CIRCUMSTANCES_HPP
#define PINGPONG_ANALYSIS_CIRCUMSTANCES_HPP

#include <string_view>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// How a circumstance is called.
struct circumstance {
    std::string_view name;    ///< For people.
    std::string_view member;  ///< Of a report in JSON, with the objects that it is in.

    /// Whether one program on one machine always has the same, unlike a buffer that the kernel lets
    /// grow.
    bool lasts = true;
};

/// Shows each circumstance of two runs: the machine, the build and the settings. Versions of the
/// program itself are none: they are what is compared.
///
/// \param take  Is called as take(circumstance, value of one, value of the other).
template <class Take>
void for_each_circumstance(const report& one, const report& other, Take take) {
    const environment_info& a = one.environment;
    const environment_info& b = other.environment;
    take(circumstance{"processor", "environment.cpu_model"}, a.cpu_model, b.cpu_model);
    take(circumstance{"number of processors", "environment.cpus_online"}, a.cpus_online,
         b.cpus_online);
    take(circumstance{"hypervisor", "environment.hypervisor"}, a.hypervisor, b.hypervisor);
    take(circumstance{"governor", "environment.governor"}, a.governor, b.governor);
    take(circumstance{"kernel", "environment.kernel"}, a.kernel, b.kernel);
    take(circumstance{"mitigations", "environment.mitigations"}, a.mitigations, b.mitigations);
    take(circumstance{"clock source", "environment.clocksource"}, a.clocksource, b.clocksource);

    const generator_info& g = one.generator;
    const generator_info& h = other.generator;
    take(circumstance{"Boost", "generator.boost_version"}, g.boost_version, h.boost_version);
    take(circumstance{"compiler", "generator.compiler"}, g.compiler, h.compiler);
    take(circumstance{"compiler flags", "generator.cxx_flags"}, g.cxx_flags, h.cxx_flags);
    take(circumstance{"build type", "generator.build_type"}, g.build_type, h.build_type);
    take(circumstance{"sanitizers", "generator.sanitizers"}, g.sanitizers, h.sanitizers);

    const run_config& c = one.config;
    const run_config& d = other.config;
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

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_CIRCUMSTANCES_HPP
