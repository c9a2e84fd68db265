#include "pingpong/reporter/wording/library_share.hpp"

#include <string_view>

#include "pingpong/report/lookup.hpp"

namespace pingpong {
namespace {

/// nullptr: these two were not compared.
const paired_comparison* figures_of(const report& what, const experiment_view& view,
                                    std::string_view numerator, std::string_view denominator) {
    const comparison* one = find_comparison(what, view.index, numerator, denominator);
    return one ? &one->figures : nullptr;
}

}  // namespace

std::optional<library_share> library_share_of(const report& what, const experiment_view& view) {
    if (view.contenders.front().what->connections > 1)
        return std::nullopt;
    const paired_comparison* whole = figures_of(what, view, "ws", "http-keepalive");
    const paired_comparison* protocol = figures_of(what, view, "ws-lean", "http-lean");
    const paired_comparison* on_ws = figures_of(what, view, "ws", "ws-lean");
    const paired_comparison* on_http = figures_of(what, view, "http-keepalive", "http-lean");
    for (const paired_comparison* one : {whole, protocol, on_ws, on_http})
        if (!one || one->rounds != whole->rounds || one->ratio.value <= 0)
            return std::nullopt;
    return library_share{{whole->difference.value, whole->ratio.value},
                         {protocol->difference.value, protocol->ratio.value},
                         {on_ws->difference.value - on_http->difference.value,
                          on_ws->ratio.value / on_http->ratio.value}};
}

}  // namespace pingpong
