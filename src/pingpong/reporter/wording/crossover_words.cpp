#include "pingpong/reporter/wording/crossover_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>

#include "pingpong/report/lookup.hpp"
#include "pingpong/reporter/wording/reason_words.hpp"

namespace pingpong {
namespace {

/// What became of the first protocol at one point of a sweep; nullptr: one of the two failed there.
std::string outcome_of(const comparison* compared) {
    if (!compared)
        return "was not compared";
    const comparison& one = *compared;
    const std::string probably = one.verdict.certainty == certainty::tentative ? "probably " : "";
    if (one.verdict.certainty == certainty::withheld)
        return "has no valid answer";
    if (one.verdict.implementation_dependent)
        return "wins or loses by the implementation";
    switch (one.verdict.kind) {
        case verdict_kind::faster:
            return probably + "wins";
        case verdict_kind::slower:
            return probably + "loses";
        case verdict_kind::equivalent:
            return probably + "ties";
        case verdict_kind::small:
            return probably +
                   (one.figures.ratio.value < 1 ? "wins, if by little," : "loses, if by little,");
        case verdict_kind::undecided:
            break;
    }
    return "cannot be told apart";
}

std::string size_words(std::uint64_t bytes) {
    if (bytes >= 1024 && bytes % 1024 == 0)
        return fmt::format("{} KiB", bytes / 1024);
    return fmt::format("{} bytes", bytes);
}

/// Neighbouring points with the same outcome.
struct stretch {
    std::string outcome;
    std::string from, to;
};

struct point {
    std::uint64_t place;
    std::string name;
    const comparison* compared;
};

/// The place, and the ratio there.
std::string with_ratio(const point& what) {
    if (!what.compared || what.compared->verdict.certainty == certainty::withheld)
        return what.name;
    return fmt::format("{} ({:.2f}x)", what.name, what.compared->figures.ratio.value);
}

std::string along(std::vector<point> points) {
    std::ranges::sort(points, {}, &point::place);
    std::vector<stretch> stretches;
    for (const point& each : points) {
        std::string outcome = outcome_of(each.compared);
        const std::string name = with_ratio(each);
        if (stretches.empty() || stretches.back().outcome != outcome)
            stretches.push_back({outcome, name, name});
        stretches.back().to = name;
    }
    std::string words;
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        const stretch& one = stretches[i];
        words += i == 0 ? "" : i + 1 == stretches.size() ? " and " : ", ";
        words += one.from == one.to
                     ? fmt::format("{} at {}", one.outcome, one.from)
                     : fmt::format("{} from {} to {}", one.outcome, one.from, one.to);
    }
    return words;
}

const cell& first_cell(const headline& one) {
    return *one.view->contenders.front().what;
}

}  // namespace

std::string crossover_words(const report& what, const std::vector<setting>& settings,
                            escaper safe) {
    const headline& first = chief_of(settings.front());
    const std::string& numerator = what.cells[first.primary->numerator].protocol;
    const std::string& denominator = what.cells[first.primary->denominator].protocol;
    const std::string name = name_for_people(numerator, safe);
    // A sweep over both is told size by size for each number of connections.
    std::map<std::uint64_t, std::vector<point>> by_connections, by_size;
    for (const setting& each : settings) {
        const headline& chief = chief_of(each);
        const cell& cell = first_cell(chief);
        const comparison* compared =
            find_comparison(what, chief.view->index, numerator, denominator);
        by_connections[cell.connections].push_back(
            {cell.payload_request_bytes, size_words(cell.payload_request_bytes), compared});
        by_size[cell.payload_request_bytes].push_back(
            {cell.connections, counted(cell.connections, "connection"), compared});
    }
    if (by_size.size() == 1)
        return fmt::format("By connections at once, {} {}.", name, along(by_size.begin()->second));
    if (by_connections.size() == 1)
        return fmt::format("By message size, {} {}.", name, along(by_connections.begin()->second));
    std::string words = "By message size:";
    for (const auto& [connections, points] : by_connections)
        words += fmt::format("{} with {}, {} {}", words.ends_with(':') ? "" : ";",
                             counted(connections, "connection"), name, along(points));
    return words + '.';
}

}  // namespace pingpong
