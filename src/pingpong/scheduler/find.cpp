#include "pingpong/scheduler/find.hpp"

#include <algorithm>

namespace pingpong {

std::optional<std::size_t> find_cell(const std::vector<cell>& cells, std::size_t experiment,
                                     std::string_view protocol) noexcept {
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (cells[i].experiment == experiment && cells[i].protocol == protocol)
            return i;
    return std::nullopt;
}

const comparison* find_comparison(const report& measured, std::size_t experiment,
                                  std::string_view numerator,
                                  std::string_view denominator) noexcept {
    for (const comparison& one : measured.comparisons) {
        const cell& a = measured.cells[one.numerator];
        const cell& b = measured.cells[one.denominator];
        if (one.of == statistic::median && a.experiment == experiment && a.protocol == numerator &&
            b.protocol == denominator)
            return &one;
    }
    return nullptr;
}

bool has_failed(const report& measured, std::size_t cell) noexcept {
    return std::ranges::any_of(measured.trials, [cell](const trial& one) {
        return one.cell == cell && one.failure.has_value();
    });
}

}  // namespace pingpong
