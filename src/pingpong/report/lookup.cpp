#include "pingpong/report/lookup.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "pingpong/core/endpoint.hpp"

namespace pingpong {
namespace {

/// 127.0.0.0/8 or ::1 (RFC 6890, 2.2.2 and 2.2.3).
bool is_loopback_address(const std::string& text) {
    in_addr v4;
    if (inet_pton(AF_INET, text.c_str(), &v4) == 1)
        return ntohl(v4.s_addr) >> 24 == IN_LOOPBACKNET;
    in6_addr v6;
    return inet_pton(AF_INET6, text.c_str(), &v6) == 1 && IN6_IS_ADDR_LOOPBACK(&v6);
}

}  // namespace

std::optional<std::size_t> find_cell(const std::vector<cell>& cells, std::size_t experiment,
                                     std::string_view protocol) noexcept {
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (cells[i].experiment == experiment && cells[i].protocol == protocol)
            return i;
    return std::nullopt;
}

std::optional<std::size_t> find_cell(const std::vector<cell>& cells, std::size_t experiment,
                                     const protocol_role& role) noexcept {
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (cells[i].experiment == experiment && role.fits(cells[i].description.traits))
            return i;
    return std::nullopt;
}

security security_of(const report& report, const comparison& comparison) noexcept {
    return report.cells[comparison.numerator].description.traits.secured;
}

const comparison* find_comparison(const report& report, std::size_t experiment,
                                  std::string_view numerator,
                                  std::string_view denominator) noexcept {
    for (const comparison& each : report.comparisons) {
        const cell& a = report.cells[each.numerator];
        const cell& b = report.cells[each.denominator];
        if (each.statistic == statistic::median && a.experiment == experiment &&
            a.protocol == numerator && b.protocol == denominator)
            return &each;
    }
    return nullptr;
}

const comparison* find_comparison(const report& report, std::size_t experiment,
                                  const protocol_role& numerator,
                                  const protocol_role& denominator) noexcept {
    for (const comparison& each : report.comparisons)
        if (each.statistic == statistic::median &&
            report.cells[each.numerator].experiment == experiment &&
            is_between(report, each, numerator, denominator))
            return &each;
    return nullptr;
}

bool is_between(const report& report, const comparison& comparison, const protocol_role& numerator,
                const protocol_role& denominator) noexcept {
    return numerator.fits(report.cells[comparison.numerator].description.traits) &&
           denominator.fits(report.cells[comparison.denominator].description.traits);
}

const comparison* find_primary_comparison(const report& report, std::size_t experiment) noexcept {
    // Comparisons are in the order of importance; see `pairs_of`.
    for (const comparison& each : report.comparisons)
        if (each.statistic == statistic::median &&
            report.cells[each.numerator].experiment == experiment)
            return &each;
    return nullptr;
}

bool is_unanswered(const report& report) noexcept {
    const question& question = report.config.question;
    bool played_together = false;
    for (std::size_t i = 0; i < experiment_count(report); ++i) {
        if (find_comparison(report, i, question.numerator, question.denominator))
            return false;
        played_together |= find_cell(report.cells, i, question.numerator).has_value() &&
                           find_cell(report.cells, i, question.denominator).has_value();
    }
    return played_together;
}

const cell_cost* find_cost(const report& report, std::size_t cell) noexcept {
    const auto found = std::ranges::find(report.costs, cell, &cell_cost::cell);
    return found == report.costs.end() ? nullptr : &*found;
}

std::size_t experiment_count(const report& report) noexcept {
    return report.cells.empty() ? 0 : report.cells.back().experiment + 1;
}

std::uint64_t reply_bytes_of(const cell& cell) noexcept {
    return cell.payload_reply_bytes == 0 && cell.reply ? cell.reply->bytes
                                                       : cell.payload_reply_bytes;
}

bool has_failed(const report& report, std::size_t cell) noexcept {
    return std::ranges::any_of(report.trials, [cell](const trial& trial) {
        return trial.cell == cell && trial.failure.has_value();
    });
}

std::string describe_server(const cell& cell) {
    std::string text = cell.endpoint.value_or("");
    if (cell.unix_socket)
        text += " over " + *cell.unix_socket;
    return text;
}

bool on_loopback(const cell& cell) {
    if (!cell.remote || cell.unix_socket)
        return true;
    if (!cell.endpoint)
        return false;
    if (!cell.addresses.empty())
        return std::ranges::all_of(cell.addresses, is_loopback_address);
    const std::string_view url = *cell.endpoint;
    const parsed_endpoint parsed = parse_endpoint(url, url.substr(0, url.find(':')));
    if (!parsed.error.empty())
        return false;
    if (parsed.endpoint.is_unix() || parsed.endpoint.host == "localhost")
        return true;
    return is_loopback_address(parsed.endpoint.host);
}

}  // namespace pingpong
