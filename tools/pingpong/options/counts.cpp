#include "pingpong/options/counts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pingpong/command_error.hpp"
#include "pingpong/core/block_layout.hpp"
#include "pingpong/options/numbers.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {

std::optional<std::uint64_t> parse_count(std::string_view text) noexcept {
    const auto value = parse_digits(text);
    return value && *value >= 1 && *value <= max_number ? value : std::nullopt;
}

std::vector<std::uint64_t> counts_of(std::string_view list) {
    std::vector<std::uint64_t> counts;
    for (std::size_t begin = 0; begin <= list.size();) {
        const std::size_t comma = std::min(list.find(',', begin), list.size());
        const std::string_view item = list.substr(begin, comma - begin);
        const auto count = parse_count(item);
        if (!count)
            throw command_error(
                exit_status::wrong_usage,
                fmt::format("--counts: {}{} is not a whole number from 1 to {}; expected counts "
                            "separated by commas, such as 1000,5000",
                            in_quotes(item), item == list ? "" : " in " + in_quotes(list),
                            max_number));
        counts.push_back(*count);
        begin = comma + 1;
    }
    require_different("--counts", list, counts);
    return counts;
}

void check_total(const plan& what) {
    std::uint64_t total = 0;
    bool too_many = false;
    for (const experiment& each : what.experiments) {
        const std::uint64_t rounds = layout_of(each).rounds;
        const std::uint64_t wanted = std::min(what.stop.rounds_min, what.stop.rounds_max);
        const std::uint64_t repetitions = 1 + (wanted - 1) / rounds;
        std::uint64_t product = 0;
        too_many |= __builtin_mul_overflow(each.count, each.contenders.size(), &product);
        too_many |= __builtin_mul_overflow(product, repetitions, &product);
        too_many |= __builtin_add_overflow(total, product, &total);
    }
    if (too_many || total > max_number)
        throw command_error(
            exit_status::wrong_usage,
            fmt::format("--counts: all exchanges of all protocols together are more than {}",
                        max_number));
}

}  // namespace pingpong::command
