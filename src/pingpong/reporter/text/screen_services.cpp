#include "pingpong/reporter/text/screen_services.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstddef>
#include <set>

#include "pingpong/report/lookup.hpp"
#include "pingpong/reporter/text/screen_parts.hpp"
#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong {
namespace {

bool is_service(const contender_view& contender) {
    return contender.cell->remote && contender.cell->endpoint && !contender.cell->rate_per_s;
}

/// " over TLSv1.3"; " over TLSv1.3, resumed" where handshakes were abbreviated; empty: no TLS.
std::string format_tls(const cell& cell) {
    if (!cell.tls)
        return {};
    return escape_terminal(" over " + cell.tls->version + (cell.tls->resumed ? ", resumed" : ""));
}

}  // namespace

bool has_services(const experiment_view& view) {
    return std::ranges::any_of(view.contenders, is_service);
}

std::vector<std::string> service_lines(const experiment_view& view, const text_style& style) {
    std::vector<std::string> texts, secured, plain;
    std::string tls;
    std::set<std::string> known;
    for (const contender_view& contender : view.contenders) {
        const cell& cell = *contender.cell;
        if (!is_service(contender) || !known.insert(describe_server(cell)).second)
            continue;
        const std::string server = escape_terminal(describe_server(cell));
        texts.push_back(server + format_tls(cell));
        (cell.tls ? secured : plain).push_back(server);
        if (cell.tls)
            tls = format_tls(cell);
    }
    const std::string together =
        fmt::format("{}{}{}{}", fmt::join(secured, ", "), tls,
                    secured.empty() || plain.empty() ? "" : ", ", fmt::join(plain, ", "));
    if (texts.size() > 1 && fits_beside_label(together, style))
        texts = {together};
    std::vector<std::string> lines;
    for (const std::string& text : texts)
        lines.push_back(labelled_line(lines.empty() ? "Services" : "", text, style));
    return lines;
}

}  // namespace pingpong
