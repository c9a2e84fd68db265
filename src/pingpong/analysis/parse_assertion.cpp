#include "pingpong/analysis/parse_assertion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <span>
#include <system_error>
#include <utility>

#include "pingpong/core/protocol.hpp"

namespace pingpong {
namespace {

using named_figure = std::pair<std::string_view, asserted_figure>;

constexpr named_figure of_two[] = {
    {"median", asserted_figure::median},
    {"mean", asserted_figure::mean},
    {"p99", asserted_figure::p99},
};

constexpr named_figure of_one[] = {
    {"median_us", asserted_figure::median}, {"mean_us", asserted_figure::mean},
    {"p99_us", asserted_figure::p99},       {"setup_us", asserted_figure::set_up},
    {"cpu_us", asserted_figure::cpu},       {"throughput_per_s", asserted_figure::throughput},
};

constexpr std::string_view blanks = " \t";

bool belongs_to_a_word(char one) {
    return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9') ||
           one == '-' || one == '_';
}

/// Reads word by word; after the first error nothing more is read.
class assertion_reader {
public:
    assertion_reader(std::string_view text, std::span<const std::string_view> protocols)
        : text_(text), protocols_(protocols) {
        made_.text = text;
    }

    parsed_assertion read() {
        made_.numerator = protocol();
        if (take("/"))
            made_.denominator = other_protocol();
        if (!take("."))
            fail(made_.denominator ? ". and a figure" : "/ and a protocol, or . and a figure");
        made_.figure = figure(made_.denominator ? std::span<const named_figure>(of_two) : of_one);
        made_.relation = relation_to_bound();
        made_.bound = bound();
        skip_blanks();
        if (at_ < text_.size())
            fail("the end");
        if (!error_.empty())
            return {std::nullopt, error_};
        return {std::move(made_), {}};
    }

private:
    void skip_blanks() { at_ = std::min(text_.find_first_not_of(blanks, at_), text_.size()); }

    bool take(std::string_view sign) {
        skip_blanks();
        if (!error_.empty() || !text_.substr(at_).starts_with(sign))
            return false;
        at_ += sign.size();
        return true;
    }

    std::string_view take_word() {
        skip_blanks();
        const std::size_t begin = at_;
        while (at_ < text_.size() && belongs_to_a_word(text_[at_]))
            ++at_;
        return text_.substr(begin, at_ - begin);
    }

    std::string protocol() {
        skip_blanks();
        const std::size_t begin = at_;
        const std::string_view name = take_word();
        if (name.empty())
            fail("a protocol");
        else if (!protocols_.empty() && std::ranges::find(protocols_, name) == protocols_.end())
            note(begin, fmt::format("'{}' is no protocol; did you mean {}?", name,
                                    nearest_name(protocols_, name)));
        return std::string(name);
    }

    std::string other_protocol() {
        skip_blanks();
        const std::size_t begin = at_;
        std::string name = protocol();
        if (name == made_.numerator)
            note(begin, fmt::format("'{}' is on both sides; expected another protocol", name));
        return name;
    }

    asserted_figure figure(std::span<const named_figure> known) {
        skip_blanks();
        const std::size_t begin = at_;
        const std::string_view name = take_word();
        const auto found = std::ranges::find(known, name, &named_figure::first);
        if (found != known.end())
            return found->second;
        at_ = begin;
        std::string names;
        for (std::size_t i = 0; i < known.size(); ++i)
            names += fmt::format("{}{}",
                                 i == 0                  ? ""
                                 : i + 1 == known.size() ? " or "
                                                         : ", ",
                                 known[i].first);
        fail(names + (made_.denominator ? " of two protocols" : " of one protocol"));
        return asserted_figure::median;
    }

    relation relation_to_bound() {
        if (take("<="))
            return relation::at_most;
        if (take(">="))
            return relation::at_least;
        if (take("<"))
            return relation::less;
        if (!take(">"))
            fail("<, <=, > or >=");
        return relation::greater;
    }

    double bound() {
        skip_blanks();
        double value = 0;
        const char* const end = text_.data() + text_.size();
        const auto [rest, error] = std::from_chars(text_.data() + at_, end, value);
        if (error != std::errc() || !std::isfinite(value) || std::signbit(value))
            fail("a number of 0 or more");
        else
            at_ = static_cast<std::size_t>(rest - text_.data());
        return value;
    }

    void fail(std::string_view expected) {
        skip_blanks();
        const std::string_view rest = text_.substr(at_);
        const std::string_view next = rest.substr(0, rest.find_first_of(blanks));
        note(at_, fmt::format("expected {}, found {}", expected,
                              next.empty() ? "the end" : fmt::format("'{}'", next.substr(0, 24))));
    }

    void note(std::size_t where, const std::string& error) {
        if (error_.empty())
            error_ = fmt::format("column {}: {}", where + 1, error);
    }

    std::string_view text_;
    std::span<const std::string_view> protocols_;
    std::size_t at_ = 0;
    assertion made_;
    std::string error_;
};

}  // namespace

parsed_assertion parse_assertion(std::string_view text,
                                 std::span<const std::string_view> protocols) {
    return assertion_reader(text, protocols).read();
}

}  // namespace pingpong
