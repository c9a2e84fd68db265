#include "pingpong/core/exchange/request_sequence.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace pingpong {
namespace {

std::size_t width_of(std::uint64_t number) noexcept {
    std::size_t width = 1;
    for (; number >= 10; number /= 10)
        ++width;
    return width;
}

/// Where two texts of the same length differ.
std::vector<std::size_t> differences(const std::string& a, const std::string& b) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i] != b[i])
            places.push_back(i);
    return places;
}

}  // namespace

request_sequence::request_sequence(request requests, framing frame, bool numbers_frame)
    : request_(std::move(requests)), frame_(std::move(frame)), numbers_frame_(numbers_frame) {
    start();
}

void request_sequence::replace(request requests) {
    request_ = std::move(requests);
    by_width_.clear();
    next_ = 0;
    start();
}

void request_sequence::start() {
    numbered_ = request_.numbered || numbers_frame_;
    changes_ = numbered_ || request_.texts.size() > 1;
    compose(1);
    current_ = by_width_[1].front().bytes;
    set_reply();
}

void request_sequence::prepare(std::size_t count) {
    if (!numbered_ || count == 0)
        return;
    const std::size_t first = width_of(next_), last = width_of(next_ + count - 1);
    for (std::size_t width = 1; width < by_width_.size(); ++width)
        if (width < first)
            by_width_[width].clear();
    for (std::size_t width = first; width <= last; ++width)
        compose(width);
}

/// What differs when the digits do is where they are: no text needs a mark that it might contain.
void request_sequence::compose(std::size_t width) {
    if (by_width_.size() <= width)
        by_width_.resize(width + 1);
    if (!by_width_[width].empty())
        return;
    for (const std::string& text : request_.texts) {
        const std::string zeros(width, '0');
        numbered_bytes made{frame_text(text, zeros), {}};
        if (numbered_)
            made.places = differences(made.bytes, frame_text(text, std::string(width, '1')));
        by_width_[width].push_back(std::move(made));
    }
}

std::string request_sequence::frame_text(std::string_view text, std::string_view digits) const {
    const std::string numbered =
        request_.numbered ? replace_number(text, digits) : std::string(text);
    return frame_ ? frame_(numbered, digits) : numbered;
}

void request_sequence::step() {
    std::array<char, 20> digits;
    const char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), next_).ptr;
    const std::size_t width = numbered_ ? static_cast<std::size_t>(end - digits.data()) : 1;
    if (by_width_.size() <= width || by_width_[width].empty())
        compose(width);
    numbered_bytes& now = by_width_[width][next_ % request_.texts.size()];
    for (std::size_t i = 0; i < now.places.size(); ++i)
        now.bytes[now.places[i]] = digits[i % width];
    current_ = now.bytes;
    set_reply();
    ++next_;
}

void request_sequence::set_reply() {
    if (request_.check.criterion != reply_criterion::rule) {
        reply_ = request_.check.text;
        return;
    }
    const std::string& text = request_.texts[next_ % request_.texts.size()];
    const bool repeats = request_.reply.mode == reply_mode::echo ||
                         (request_.reply.mode == reply_mode::answer && !contains_ping(text));
    if (repeats && request_.numbered)
        text_ = replace_number(text, std::to_string(next_));
    reply_ = reply_to(repeats && request_.numbered ? text_ : text, request_.reply, storage_);
}

std::size_t request_sequence::max_bytes() const noexcept {
    std::size_t longest = 0;
    for (const auto& width : by_width_)
        for (const numbered_bytes& each : width)
            longest = std::max(longest, each.bytes.size());
    return longest;
}

}  // namespace pingpong
