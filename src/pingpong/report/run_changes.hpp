/// \file
/// Changes from an older run to a newer one.
#ifndef PINGPONG_REPORT_RUN_CHANGES_HPP
#define PINGPONG_REPORT_RUN_CHANGES_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pingpong/statistics/estimate.hpp"

namespace pingpong {

/// What the interval of a change proves.
enum class change_kind {
    improvement,   ///< The interval is below 1 / (1 + threshold).
    within,        ///< The interval is not above 1 + threshold.
    inconclusive,  ///< The interval reaches beyond 1 + threshold, or there is none.
    regression,    ///< The interval is above 1 + threshold.
    not_compared,  ///< One of the runs does not have it.
};

/// The rules by which changes are classified.
struct change_rules {
    double threshold = 0.05;  ///< A factor beyond 1 + threshold is a regression; > 0.

    /// Standard deviation of log ratios between runs, >= 0; nullopt: what the claims of the two
    /// reports allow for.
    std::optional<double> between_runs;

    change_rules() = default;
};

/// The change of one contender in one setting.
struct change {
    std::string protocol;  ///< The protocol's name, or the contender's label.
    std::optional<std::string>
        reference;                  ///< Contender it is compared with; nullopt: times are compared.
    std::uint64_t count = 0;        ///< Exchanges per repetition.
    std::uint64_t connections = 1;  ///< In parallel.
    std::uint64_t payload_bytes = 0;  ///< Size of the request.
    bool echo = false;                ///< The reply repeats the request.
    std::optional<double> before;     ///< Ratio to the reference, or microseconds without one.
    std::optional<double> after;      ///< In the unit of `before`.
    std::optional<estimate> factor;   ///< New / old; nullopt: not compared.
    change_kind kind = change_kind::not_compared;  ///< What the factor proves.
    std::string reason;  ///< Why it is not compared or is inconclusive; may be empty.

    change() = default;
};

/// A circumstance that differs between two runs.
struct difference {
    std::string name;    ///< Such as "processor".
    std::string before;  ///< Its value in the old run.
    std::string after;   ///< Its value in the new run.

    difference() = default;
};

/// All changes from an older run to a newer one.
struct run_changes {
    std::string old_name;                 ///< The old run's id.
    change_rules rules;                   ///< The rules that were applied.
    std::vector<difference> differences;  ///< If any, absolute times are not comparable.
    std::vector<change> changes;          ///< One per contender and setting of either.

    run_changes() = default;
};

}  // namespace pingpong

#endif  // PINGPONG_REPORT_RUN_CHANGES_HPP
