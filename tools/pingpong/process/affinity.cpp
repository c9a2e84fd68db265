#include "pingpong/process/affinity.hpp"

#include <sched.h>

namespace pingpong::command {

std::vector<std::uint64_t> usable_processors() {
    cpu_set_t mask;
    CPU_ZERO(&mask);
    std::vector<std::uint64_t> processors;
    if (::sched_getaffinity(0, sizeof mask, &mask) != 0)
        return processors;
    for (std::size_t processor = 0; processor < CPU_SETSIZE; ++processor)
        if (CPU_ISSET(processor, &mask))
            processors.push_back(processor);
    return processors;
}

bool use_processors(const std::vector<std::uint64_t>& processors) noexcept {
    cpu_set_t mask;
    CPU_ZERO(&mask);
    for (const std::uint64_t processor : processors)
        if (processor < CPU_SETSIZE)
            CPU_SET(processor, &mask);
    return ::sched_setaffinity(0, sizeof mask, &mask) == 0;
}

}  // namespace pingpong::command
