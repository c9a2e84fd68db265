/// \file
/// Whether a block had a processor to itself.
#ifndef PINGPONG_ANALYSIS_CONTENTION_HPP
#define PINGPONG_ANALYSIS_CONTENTION_HPP

#include <optional>

#include "pingpong/core/block.hpp"

namespace pingpong {

/// The duration of a block by the CPU time of the process in it.
///
/// 1 where the server is in this process and nothing else wanted the processor: one thread then
/// never idles. More where it waited, be it for a processor, a server elsewhere or the next
/// exchange that is due.
///
/// \return  nullopt when the block is too short for the kernel to have noticed any CPU time.
std::optional<double> wall_by_cpu(const block& one);

}  // namespace pingpong

#endif  // PINGPONG_ANALYSIS_CONTENTION_HPP
