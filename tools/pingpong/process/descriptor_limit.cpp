#include "pingpong/process/descriptor_limit.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include "pingpong/command_error.hpp"

namespace pingpong::command {

std::uint64_t descriptors_for(std::span<const contender_spec> contenders, std::uint64_t connections,
                              const protocol_table& protocols) {
    std::uint64_t needed = other_descriptors;
    for (const contender_spec& contender : contenders) {
        const connection_use use = protocols.find_info(contender.protocol)->traits.use;
        const std::uint64_t ends = use == connection_use::per_request ? 3 : 2;
        needed += contender.remote ? connections : 1 + ends * connections;
    }
    return needed;
}

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
