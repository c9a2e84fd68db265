/// \file
/// How a run was spread over processes and machines that played at the same time.
#ifndef PINGPONG_REPORT_SPREAD_HPP
#define PINGPONG_REPORT_SPREAD_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pingpong/report/environment.hpp"
#include "pingpong/statistics/histogram.hpp"

namespace pingpong {

/// What the ranks of a run did beside each other. A rank is a process that MPI started with others.
enum class spread {
    none,         ///< There were no ranks.
    replicate,    ///< Each played the whole plan, with servers of its own.
    load,         ///< All played the same contender at the same time, with a part of its load each.
    experiments,  ///< Each played some of the experiments.
};

/// The word for it in reports; empty for what is no enumerator.
constexpr std::string_view name_of(spread spread) noexcept {
    switch (spread) {
        case spread::none:
            return "none";
        case spread::replicate:
            return "replicate";
        case spread::load:
            return "load";
        case spread::experiments:
            return "experiments";
    }
    return {};
}

/// A rank whose measurements are not in the report.
struct missing_rank {
    std::uint64_t rank = 0;  ///< Its number, from 0.
    std::string host;        ///< Where it ran; empty: unknown.
    std::string reason;      ///< Why it is missing, one line; empty: unknown.
};

/// A machine that measured.
struct machine_facts {
    std::string host;              ///< Its name, as `environment_info::host`.
    environment_info environment;  ///< As found by the first of its processes.
};

/// The samples of a block, which only the report of a rank carries: percentiles of several ranks'
/// blocks together do not follow from the percentiles of each.
struct block_samples {
    std::size_t block = 0;             ///< Index into the report's blocks.
    histogram round_trips;             ///< In an open loop, the response times.
    std::optional<histogram> service;  ///< Service times; open loop only.
    std::optional<histogram> lag;      ///< Delays of sending; open loop only.
};

}  // namespace pingpong

#endif  // PINGPONG_REPORT_SPREAD_HPP
