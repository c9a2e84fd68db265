#include "pingpong/probes/process_usage.hpp"

#include <sys/resource.h>

namespace pingpong {
namespace {

std::chrono::nanoseconds duration_of(const timeval& time) noexcept {
    return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
}

}  // namespace

process_usage read_process_usage() noexcept {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return {duration_of(usage.ru_utime), duration_of(usage.ru_stime),
            static_cast<std::uint64_t>(usage.ru_nvcsw),
            static_cast<std::uint64_t>(usage.ru_nivcsw)};
}

}  // namespace pingpong
