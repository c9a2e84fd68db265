#include "pingpong/report/diagnostics.hpp"

#include <algorithm>
#include <iterator>

namespace pingpong {
namespace {

/// What is known of a kind.
struct diagnostic_row {
    diagnostic_kind kind;
    std::string_view code;
    severity weight;
    bool concerns_one_comparison = false;
};

constexpr diagnostic_row diagnostic_rows[] = {
    {diagnostic_kind::sanitized_build, "sanitized", severity::invalid},
    {diagnostic_kind::debug_build, "debug-build", severity::warning},
    {diagnostic_kind::slow_clock, "clock-source", severity::warning},
    {diagnostic_kind::interrupted, "interrupted", severity::warning},
    {diagnostic_kind::missing_ranks, "missing-ranks", severity::warning},
    {diagnostic_kind::shared_processors, "shared-processors", severity::warning},
    {diagnostic_kind::void_blocks, "void-blocks", severity::note},
    {diagnostic_kind::unverified, "unverified", severity::warning},
    {diagnostic_kind::failed, "failed", severity::warning},
    {diagnostic_kind::delayed_replies, "delayed", severity::warning},
    {diagnostic_kind::different_replies, "different-replies", severity::note},
    {diagnostic_kind::reconnected, "reconnected", severity::note},
    {diagnostic_kind::service_warm_up, "service-warm-up", severity::warning},
    {diagnostic_kind::open_loop, "open-loop", severity::invalid},
    {diagnostic_kind::overloaded, "overloaded", severity::invalid},
    {diagnostic_kind::contended, "contended", severity::warning},
    {diagnostic_kind::level_shift, "level-shift", severity::warning},
    {diagnostic_kind::few_connections, "few-connections", severity::warning, true},
    {diagnostic_kind::not_steady, "not-steady", severity::invalid, true},
    {diagnostic_kind::warm_up, "warm-up", severity::note, true},
    {diagnostic_kind::autocorrelated, "autocorrelated", severity::warning, true},
    {diagnostic_kind::drift, "drift", severity::warning, true},
    {diagnostic_kind::unstable, "unstable", severity::warning, true},
    {diagnostic_kind::imprecise, "imprecise", severity::note, true},
    {diagnostic_kind::limited, "limited", severity::note, true},
    {diagnostic_kind::many_comparisons, "many-cells", severity::warning, true},
};

constexpr bool rows_are_in_order() {
    for (std::size_t i = 0; i < std::size(diagnostic_rows); ++i)
        if (static_cast<std::size_t>(diagnostic_rows[i].kind) != i)
            return false;
    return std::size(diagnostic_rows) ==
           static_cast<std::size_t>(diagnostic_kind::many_comparisons) + 1;
}
static_assert(rows_are_in_order());

const diagnostic_row& row_of(diagnostic_kind kind) noexcept {
    return diagnostic_rows[static_cast<std::size_t>(kind)];
}

}  // namespace

std::string_view code_of(diagnostic_kind kind) noexcept {
    return row_of(kind).code;
}

severity severity_of(diagnostic_kind kind) noexcept {
    return row_of(kind).weight;
}

pingpong::severity diagnostic::severity() const noexcept {
    if (const auto* share = std::get_if<void_share>(&parameters))
        if (static_cast<double>(share->blocks) >
            max_void_share * static_cast<double>(share->played))
            return pingpong::severity::warning;
    return severity_of(kind);
}

bool concerns_one_comparison(diagnostic_kind kind) noexcept {
    return row_of(kind).concerns_one_comparison;
}

}  // namespace pingpong
