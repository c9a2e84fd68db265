/// \file
/// How much of the difference between WebSocket and HTTP is the protocol's, and how much the
/// library's.
#ifndef PINGPONG_ANALYSIS_LIBRARY_SHARE_HPP
#define PINGPONG_ANALYSIS_LIBRARY_SHARE_HPP

#include <optional>

#include "pingpong/analysis/experiment_view.hpp"

namespace pingpong {

/// A part of a difference. Differences of parts add up; their ratios multiply.
struct time_share {
    double difference_ns = 0;
    double ratio = 1;
};

/// From HTTP on a kept connection to WebSocket, in two steps that add up to it and multiply to it.
struct library_share {
    time_share whole;        ///< Tuned WebSocket against tuned HTTP.
    time_share by_protocol;  ///< The lean pair: the same without the library.
    time_share by_library;   ///< What it adds to WebSocket, beyond what it adds to HTTP.
};

/// \return  nullopt unless all four contenders were compared, over the same rounds: otherwise the
///          parts would not add up to the whole. Also with several connections, whose round trips
///          include waiting for each other and so are no time per exchange.
std::optional<library_share> find_library_share(const report& report, const experiment_view& view);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_LIBRARY_SHARE_HPP
