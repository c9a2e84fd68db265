#include "pingpong/core/edit_distance.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace pingpong {

std::size_t edit_distance(std::string_view from, std::string_view to) {
    // Three rows of the table: edits from the first i, i - 1 and i - 2 characters.
    std::vector<std::size_t> row(to.size() + 1), above(row), twice_above(row);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 1; i <= from.size(); ++i) {
        std::swap(twice_above, above);
        std::swap(above, row);
        row[0] = i;
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const std::size_t replaced = above[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                row[j] = std::min(row[j], twice_above[j - 2] + 1);
        }
    }
    return row.back();
}

}  // namespace pingpong
