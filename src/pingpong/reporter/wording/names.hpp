/// \file
/// The words for findings, the same in every format.
#ifndef PINGPONG_REPORTER_WORDING_NAMES_HPP
#define PINGPONG_REPORTER_WORDING_NAMES_HPP

#include <optional>
#include <string_view>

#include "pingpong/report/assertion.hpp"
#include "pingpong/report/findings.hpp"
#include "pingpong/report/run_changes.hpp"

namespace pingpong {

std::string_view name_of(verdict_kind kind) noexcept;  ///< E.g. "faster".
std::string_view name_of(certainty certainty) noexcept;
std::string_view name_of(statistic statistic) noexcept;
std::string_view name_of(severity severity) noexcept;
std::string_view name_of(component_source source) noexcept;  ///< E.g. "assumed".
std::string_view name_of(break_even_kind kind) noexcept;     ///< E.g. "from-n".

/// "ok", "warn" or "invalid".
std::string_view to_status(severity severity) noexcept;

std::string_view name_of(assertion_result result) noexcept;  ///< "pass", "fail", "inconclusive".
std::string_view name_of(change_kind kind) noexcept;         ///< E.g. "regression".

/// \return  nullopt when no source is called that.
std::optional<component_source> find_component_source(std::string_view name) noexcept;

/// \return  nullopt when no change is called that.
std::optional<change_kind> find_change_kind(std::string_view name) noexcept;

/// The verdict in a word: the finding, "implementation-dependent" or "withheld".
std::string_view name_of(const verdict& verdict) noexcept;

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_NAMES_HPP
