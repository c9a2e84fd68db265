#include "pingpong/statistics/histogram.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace pingpong {

std::size_t histogram::index_of(std::uint64_t value) noexcept {
    if (value < 2048)
        return value;
    const auto shift = static_cast<unsigned>(std::bit_width(value)) - 11U;
    return shift * 1024 + (value >> shift);
}

std::uint64_t histogram::low_of(std::size_t index) noexcept {
    if (index < 2048)
        return index;
    const std::size_t shift = index / 1024 - 1;
    return (index - shift * 1024) << shift;
}

std::uint64_t histogram::high_of(std::size_t index) noexcept {
    return low_of(index + 1) - 1;
}

void histogram::record(round_trip value) {
    add(index_of(static_cast<std::uint64_t>(std::max<round_trip::rep>(value.count(), 0))), 1);
}

void histogram::record(std::span<const round_trip> values) {
    for (const round_trip value : values)
        record(value);
}

void histogram::merge(const histogram& other) {
    for (std::size_t i = 0; i < other.counts_.size(); ++i)
        if (other.counts_[i] != 0)
            add(i, other.counts_[i]);
}

void histogram::add(std::size_t index, std::uint64_t count) {
    if (index >= counts_.size())
        counts_.resize(index + 1);
    counts_[index] += count;
    count_ += count;
}

std::optional<round_trip> histogram::percentile(double rank) const noexcept {
    if (count_ == 0)
        return std::nullopt;
    const auto nth =
        static_cast<std::uint64_t>(std::ceil(rank * static_cast<double>(count_) / 100.0));
    std::uint64_t seen = 0;
    std::size_t index = 0;
    while (index < counts_.size() && (seen += counts_[index]) < std::max<std::uint64_t>(nth, 1))
        ++index;
    return round_trip(static_cast<round_trip::rep>(high_of(std::min(index, counts_.size() - 1))));
}

std::vector<std::pair<std::size_t, std::uint64_t>> histogram::buckets() const {
    std::vector<std::pair<std::size_t, std::uint64_t>> filled;
    for (std::size_t i = 0; i < counts_.size(); ++i)
        if (counts_[i] != 0)
            filled.emplace_back(i, counts_[i]);
    return filled;
}

}  // namespace pingpong
