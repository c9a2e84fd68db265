#include "pingpong/reporter/library_share.hpp"

#include <algorithm>
#include <string_view>

namespace pingpong {
namespace {

/// nullptr: these two were not compared.
const paired_ratio* compared(const report& what, const experiment_view& view,
                             std::string_view numerator, std::string_view denominator) {
    const auto sought = [&](const comparison* one) {
        return what.cells[one->numerator].protocol == numerator &&
               what.cells[one->denominator].protocol == denominator;
    };
    const auto found = std::ranges::find_if(view.comparisons, sought);
    return found == view.comparisons.end() ? nullptr : &(*found)->median;
}

}  // namespace

std::optional<library_share> library_share_of(const report& what, const experiment_view& view) {
    if (view.contenders.front().what->connections > 1)
        return std::nullopt;
    const paired_ratio* whole = compared(what, view, "ws", "http-keepalive");
    const paired_ratio* protocol = compared(what, view, "ws-lean", "http-lean");
    const paired_ratio* on_ws = compared(what, view, "ws", "ws-lean");
    const paired_ratio* on_http = compared(what, view, "http-keepalive", "http-lean");
    for (const paired_ratio* one : {whole, protocol, on_ws, on_http})
        if (!one || one->rounds != whole->rounds || one->ratio <= 0)
            return std::nullopt;
    return library_share{
        {whole->difference_ns, whole->ratio},
        {protocol->difference_ns, protocol->ratio},
        {on_ws->difference_ns - on_http->difference_ns, on_ws->ratio / on_http->ratio}};
}

}  // namespace pingpong
