/// \file
/// What changed from one run to another.
#ifndef PINGPONG_REPORT_RUN_CHANGES_HPP
#define PINGPONG_REPORT_RUN_CHANGES_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pingpong/statistics/estimate.hpp"

namespace pingpong {

/// What the interval of a change says.
enum class change_kind {
    improvement,   ///< All of it is below 1 / (1 + threshold).
    within,        ///< None of it is above 1 + threshold.
    inconclusive,  ///< Neither is proven: it reaches beyond 1 + threshold, or there is none.
    regression,    ///< All of it is above 1 + threshold.
    not_compared,  ///< There is nothing to compare with.
};

/// How changes are judged.
struct change_rules {
    double threshold = 0.05;     ///< A factor beyond 1 + threshold is a regression; > 0.
    double between_runs = 0.01;  ///< The sd of log ratios from run to run; >= 0.

    change_rules() = default;
};

/// What changed for one contender in one setting.
struct change {
    std::string protocol;                  ///< Or the label that it was given.
    std::optional<std::string> reference;  ///< What its time is divided by; nullopt: nothing.
    std::uint64_t count = 0;               ///< Exchanges per repetition.
    std::uint64_t connections = 1;         ///< Side by side.
    std::uint64_t payload_bytes = 0;       ///< Of the request.
    bool echo = false;                     ///< The reply is the request.
    std::optional<double> before;    ///< The ratio, or microseconds where nothing divides them.
    std::optional<double> after;     ///< In the same unit.
    std::optional<estimate> factor;  ///< New by old; nullopt: not compared.
    change_kind kind = change_kind::not_compared;  ///< What the factor comes to.
    std::string reason;  ///< Why it is not compared, or inconclusive; empty: the interval says it.

    change() = default;
};

/// A circumstance that differs between two runs.
struct difference {
    std::string what;    ///< Which one, in a word or two.
    std::string before;  ///< What it was in the old run.
    std::string after;   ///< What it is in the new one.

    difference() = default;
};

/// All that changed from one run to another.
struct run_changes {
    std::string old_name;                 ///< The old run's id.
    change_rules rules;                   ///< By which it was judged.
    std::vector<difference> differences;  ///< With any, absolute times are not comparable.
    std::vector<change> changes;          ///< One per contender and setting of either.

    run_changes() = default;
};

}  // namespace pingpong

#endif  // PINGPONG_REPORT_RUN_CHANGES_HPP
