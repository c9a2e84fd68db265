/// \file
/// The processors that this process runs on.
#ifndef PINGPONG_PROCESS_AFFINITY_HPP
#define PINGPONG_PROCESS_AFFINITY_HPP

#include <cstdint>
#include <vector>

namespace pingpong::command {

/// The processors that this process may use, ascending; empty when the kernel does not say.
std::vector<std::uint64_t> usable_processors();

/// Lets the calling thread, and what it starts from now on, run on these processors only.
///
/// \return  False: the kernel refused, and nothing has changed.
bool use_processors(const std::vector<std::uint64_t>& processors) noexcept;

}  // namespace pingpong::command

#endif  // PINGPONG_PROCESS_AFFINITY_HPP
