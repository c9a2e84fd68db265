#include "pingpong/analysis/contention.hpp"

namespace pingpong {

std::optional<double> wall_by_cpu(const block& one) {
    const auto cpu = one.usage.user + one.usage.system;
    if (cpu.count() <= 0 || one.duration.count() <= 0)
        return std::nullopt;
    return static_cast<double>(one.duration.count()) / static_cast<double>(cpu.count());
}

}  // namespace pingpong
