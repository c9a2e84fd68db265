/// \file
/// A place in a JSON document that knows its path: the reading side of `json_members.hpp`.
#ifndef PINGPONG_REPORTER_JSON_JSON_CURSOR_HPP
#define PINGPONG_REPORTER_JSON_JSON_CURSOR_HPP

#include <boost/json/value.hpp>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "pingpong/statistics/histogram.hpp"

namespace pingpong {

/// What all cursors of a document share.
struct json_reading {
    std::string error;  ///< The first one; empty while there is none.

    /// How many counters all histograms together may still allocate: 512 MiB of them at first.
    std::size_t histogram_room = std::size_t{1} << 26U;
};

/// A value in a document, or the place where one should be.
///
/// The first error stays and ends what lists remain to be read, and what was not read keeps the
/// value it had. A cursor refers to the document, to `json_reading` and to the cursor it came from,
/// all of which outlive it.
class json_cursor {
public:
    static constexpr bool reads = true;

    /// Whole numbers up to here are exact in every reader of JSON (RFC 8259, 6).
    static constexpr std::uint64_t max_number = (std::uint64_t{1} << 53U) - 1;

    json_cursor(const boost::json::value& document, json_reading& reading)
        : value_(&document), reading_(&reading) {}

    /// Reads a member; one that may be unknown may also be missing.
    template <class T>
    void operator()(std::string_view name, T& member) const {
        at(name).read(member);
    }

    /// Reads a list that may be missing.
    template <class T>
    void later(std::string_view name, std::vector<T>& list) const {
        const json_cursor inner = at(name);
        if (!inner.is_unknown())
            inner.read(list);
    }

    /// A member that only writing knows of: nothing is read.
    template <class T>
    void derived(std::string_view, const T&) const {}

    /// Checks that the member is this object's place in its list.
    void position(std::string_view name) const;

    /// Reads one of two words.
    void choice(std::string_view name, bool& member, std::string_view yes,
                std::string_view no) const;

    /// Reads an object by `read(const json_cursor&)`.
    template <class Read>
    void object(std::string_view name, Read read) const {
        const json_cursor inner = at(name);
        if (inner.is_object())
            read(inner);
    }

    /// Reads a list of objects, each by `read(const json_cursor&, element)`.
    template <class T, class Read>
    void each(std::string_view name, std::vector<T>& list, Read read) const {
        const json_cursor inner = at(name);
        inner.for_each([&](const json_cursor& element) {
            if (element.is_object())
                read(element, list.emplace_back());
        });
    }

    /// The place of a member, whether it is there or not; `name` is a literal.
    json_cursor at(std::string_view name) const;

    /// Notes that something else was found here than `expected`, unless there is an error already.
    void fail(std::string_view expected) const;

    void read(bool& out) const;
    void read(double& out) const;  ///< Of a size below 2^53.
    void read(std::string& out) const;
    void read(std::chrono::system_clock::time_point& out) const;
    void read(histogram& out) const;
    void read(std::vector<std::string>& out) const;
    void read(std::vector<std::uint64_t>& out) const;

    template <std::unsigned_integral T>
    void read(T& out) const {
        out = static_cast<T>(whole(std::numeric_limits<T>::max()));
    }

    template <class Rep, class Period>
    void read(std::chrono::duration<Rep, Period>& out) const {
        out = std::chrono::duration<Rep, Period>(static_cast<Rep>(whole(max_number)));
    }

    template <class T>
    void read(std::optional<T>& out) const {
        out.reset();
        if (!is_unknown())
            read(out.emplace());
    }

    template <class T>
    void read(std::vector<T>& out) const {
        for_each([&](const json_cursor& element) {
            if (element.is_object())
                members(element, out.emplace_back());
        });
    }

    template <class T>
    requires std::is_class_v<T>
    void read(T& out) const {
        if (is_object())
            members(*this, out);
    }

private:
    json_cursor(const boost::json::value* value, const json_cursor& parent, std::string_view name,
                std::size_t index)
        : value_(value), parent_(&parent), name_(name), index_(index), reading_(parent.reading_) {}

    bool is_unknown() const;
    bool is_object() const;  ///< Fails when it is none.

    /// A number from 0 to `limit` and to `max_number`; 0 after failing.
    std::uint64_t whole(std::uint64_t limit) const;

    /// Calls `read` for each element until there is an error; fails when this is no list.
    template <class Read>
    void for_each(Read read) const {
        const boost::json::array* list = value_ ? value_->if_array() : nullptr;
        if (!list)
            return fail("a list");
        for (std::size_t i = 0; i < list->size() && reading_->error.empty(); ++i)
            read(json_cursor(&(*list)[i], *this, {}, i));
    }

    std::string path() const;

    const boost::json::value* value_;  ///< nullptr: missing.
    const json_cursor* parent_ = nullptr;
    std::string_view name_;  ///< Empty: an element of a list.
    std::size_t index_ = 0;
    json_reading* reading_;
};

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_JSON_JSON_CURSOR_HPP
