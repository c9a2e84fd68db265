#include "pingpong/analysis/library_share.hpp"

#include "pingpong/report/lookup.hpp"

namespace pingpong {
namespace {

/// nullptr: these two were not compared.
const paired_comparison* find_figures(const report& report, const experiment_view& view,
                                      const protocol_role& numerator,
                                      const protocol_role& denominator) {
    const comparison* found = find_comparison(report, view.index, numerator, denominator);
    return found ? &found->figures : nullptr;
}

}  // namespace

std::optional<library_share> find_library_share(const report& report, const experiment_view& view) {
    if (has_parallel_connections(view))
        return std::nullopt;
    using roles::http_kept, roles::websocket;
    constexpr protocol_role lean_websocket = websocket.by(implementation::lean);
    constexpr protocol_role lean_http = http_kept.by(implementation::lean);
    const paired_comparison* whole = find_figures(report, view, websocket, http_kept);
    const paired_comparison* protocol = find_figures(report, view, lean_websocket, lean_http);
    const paired_comparison* on_websocket = find_figures(report, view, websocket, lean_websocket);
    const paired_comparison* on_http = find_figures(report, view, http_kept, lean_http);
    for (const paired_comparison* each : {whole, protocol, on_websocket, on_http})
        if (!each || each->rounds != whole->rounds || each->ratio.value <= 0)
            return std::nullopt;
    return library_share{{whole->difference.value, whole->ratio.value},
                         {protocol->difference.value, protocol->ratio.value},
                         {on_websocket->difference.value - on_http->difference.value,
                          on_websocket->ratio.value / on_http->ratio.value}};
}

}  // namespace pingpong
