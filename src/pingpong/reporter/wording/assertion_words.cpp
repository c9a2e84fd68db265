#include "pingpong/reporter/wording/assertion_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "pingpong/reporter/wording/finding_names.hpp"

namespace pingpong {
namespace {

/// Three where the interval is that narrow, and two digits of what is small.
int decimals_for(const estimate& what) {
    if (what.value >= 1000)
        return 0;
    if (what.value > 0 && what.value < 0.1)
        return 1 - static_cast<int>(std::floor(std::log10(std::max(what.value, 1e-6))));
    const bool narrow = what.low && what.high && *what.high - *what.low < 0.02;
    return narrow ? 3 : 2;
}

const cell& first_cell_of(const report& what, std::size_t experiment) {
    return *std::ranges::find(what.cells, experiment, &cell::experiment);
}

}  // namespace

std::string setting_words(std::uint64_t count, std::uint64_t connections, bool echo,
                          std::uint64_t payload_bytes) {
    std::string words = counted(count, "exchange");
    if (echo)
        words += ", echo of " + counted(payload_bytes, "byte");
    if (connections > 1)
        words += ", " + counted(connections, "connection");
    return words;
}

std::string interval_words(const estimate& what) {
    const int decimals = decimals_for(what);
    std::string words = fmt::format("{:.{}f}", what.value, decimals);
    if (what.low && what.high)
        words += fmt::format(" [{:.{}f}, {:.{}f}]", *what.low, decimals, *what.high, decimals);
    return words;
}

std::string outcome_words(const report& what, const assertion_outcome& one) {
    const cell& first = first_cell_of(what, one.experiment);
    return (one.figure ? interval_words(*one.figure) : std::string("nothing")) + " at " +
           setting_words(first.count, first.connections, first.echo, first.payload_request_bytes);
}

std::vector<std::string> assertion_words(const report& what, escaper safe) {
    std::vector<std::string> lines;
    for (const checked_assertion& each : what.assertions) {
        std::string found;
        for (const assertion_outcome& one : each.outcomes) {
            found += (found.empty() ? ": " : "; ") + outcome_words(what, one);
            if (!one.reason.empty())
                found += " (" + safe(one.reason) + ')';
            else if (one.result != each.result)
                found += fmt::format(" ({})", name_of(one.result));
        }
        std::string result(name_of(each.result));
        for (char& letter : result)
            letter = static_cast<char>(letter - 'a' + 'A');
        lines.push_back(fmt::format("{} {}{}", result, safe(each.text), found));
    }
    return lines;
}

}  // namespace pingpong
