#include "pingpong/descriptor_limit.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include "pingpong/command_error.hpp"

namespace pingpong::command {

void ensure_descriptors(std::uint64_t needed) {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= needed)
        return;
    limit.rlim_cur = limit.rlim_max;
    if (limit.rlim_max >= needed && ::setrlimit(RLIMIT_NOFILE, &limit) == 0)
        return;
    throw command_error(exit_status::wrong_usage,
                        fmt::format("too few file descriptors: {} are needed and the limit is {}; "
                                    "raise it with 'ulimit -n'",
                                    needed, limit.rlim_max));
}

}  // namespace pingpong::command
