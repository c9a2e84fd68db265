/// \file
/// How many files and sockets may be open at once.
#ifndef PINGPONG_DESCRIPTOR_LIMIT_HPP
#define PINGPONG_DESCRIPTOR_LIMIT_HPP

#include <cstddef>
#include <cstdint>

namespace pingpong::command {

/// The descriptors that so many contenders at once need, each with its listener, both ends of its
/// connections and as many ends that are about to close, besides what every program has open.
constexpr std::uint64_t descriptors_for(std::size_t contenders, std::uint64_t connections = 1) {
    return 16 + (1 + 3 * connections) * static_cast<std::uint64_t>(contenders);
}

/// Raises the limit of this process as far as it may where `needed` is more.
///
/// \throws command_error  `wrong_usage`, with both numbers, when that is not far enough.
void ensure_descriptors(std::uint64_t needed);

}  // namespace pingpong::command

#endif  // PINGPONG_DESCRIPTOR_LIMIT_HPP
