/// \file
/// How much of the difference between WebSocket and HTTP is the protocol's, and how much the
/// library's.
#ifndef PINGPONG_REPORTER_WORDING_LIBRARY_SHARE_HPP
#define PINGPONG_REPORTER_WORDING_LIBRARY_SHARE_HPP

#include <optional>

#include "pingpong/reporter/wording/experiment_view.hpp"

namespace pingpong {

/// A difference in ns and a ratio; the two add up, or multiply, apart from each other.
struct share_of_time {
    double difference_ns = 0;
    double ratio = 1;
};

/// From `http-keepalive` to `ws`, in two steps that add up to it and multiply to it.
struct library_share {
    share_of_time whole;        ///< `ws` against `http-keepalive`.
    share_of_time by_protocol;  ///< `ws-lean` against `http-lean`: the same without the library.
    share_of_time by_library;   ///< What it adds to WebSocket, beyond what it adds to HTTP.
};

/// \return  nullopt unless all four contenders were compared, over the same rounds: otherwise the
///          parts would not add up to the whole. Also with several connections, whose round trips
///          include waiting for each other and so are no time per exchange.
std::optional<library_share> library_share_of(const report& what, const experiment_view& view);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_LIBRARY_SHARE_HPP
