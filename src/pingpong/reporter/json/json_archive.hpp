/// \file
/// The members of a JSON object, named once for writing and reading alike.
#ifndef PINGPONG_REPORTER_JSON_JSON_ARCHIVE_HPP
#define PINGPONG_REPORTER_JSON_JSON_ARCHIVE_HPP

#include <chrono>
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

/// A JSON object that is being written or read, member by member.
///
/// `json(name, member)` writes the member, or reads it into place. A struct is described by one
/// function `transfer(json_archive&, T&)`, in which each member has one line; a writer and a reader
/// call the same function, so that they cannot disagree. Names are literals: archives refer to
/// them.
///
/// A writer changes no member. A reader keeps the first error, and leaves a member it cannot read
/// as it was.
class json_archive {
public:
    json_archive(const json_archive&) = delete;
    json_archive& operator=(const json_archive&) = delete;
    virtual ~json_archive() = default;

    /// Whether members are read; otherwise they are written.
    bool reads() const noexcept { return reads_; }

    /// Transfers a member of a basic type. Whole numbers are below 2^53.
    void operator()(std::string_view name, bool& member) { flag(name, member); }
    void operator()(std::string_view name, std::uint64_t& member) { whole(name, member); }
    void operator()(std::string_view name, double& member) { decimal(name, member); }
    void operator()(std::string_view name, std::string& member) { text(name, member); }
    void operator()(std::string_view name, std::chrono::nanoseconds& member) {
        duration(name, member);
    }
    void operator()(std::string_view name, std::chrono::system_clock::time_point& member) {
        time(name, member);
    }
    void operator()(std::string_view name, histogram& member) { buckets(name, member); }
    void operator()(std::string_view name, std::vector<std::string>& list) { texts(name, list); }
    void operator()(std::string_view name, std::vector<std::uint64_t>& list) {
        whole_numbers(name, list);
    }

    /// Transfers a whole number of 32 bits.
    void operator()(std::string_view name, unsigned& member) {
        std::uint64_t number = member;
        whole(name, number);
        if (number > std::numeric_limits<unsigned>::max())
            return fail(name, "a number below 2^32");
        member = static_cast<unsigned>(number);
    }

    /// Transfers the count of a duration in its own unit, which the name says.
    template <class Period>
    void operator()(std::string_view name, std::chrono::duration<std::int64_t, Period>& member) {
        std::chrono::nanoseconds count(member.count());
        duration(name, count);
        member = std::chrono::duration<std::int64_t, Period>(count.count());
    }

    // These are compiled once per type, not at each call: that halves the time a compiler takes.

    /// Transfers what may be unknown: null, or when reading also a missing member.
    template <class T>
    [[gnu::noinline]] void operator()(std::string_view name, std::optional<T>& member) {
        if (!known(name, member.has_value()))
            return member.reset();
        if (!member)
            member.emplace();
        (*this)(name, *member);
    }

    /// Transfers an object that a function `transfer` describes.
    template <class T>
    requires std::is_class_v<T>
    [[gnu::noinline]] void operator()(std::string_view name, T& member) {
        if (!begin_object(name))
            return;
        transfer(*this, member);
        end_object();
    }

    /// Transfers a list of such objects.
    template <class T>
    [[gnu::noinline]] void operator()(std::string_view name, std::vector<T>& list) {
        const std::size_t size = begin_list(name, list.size());
        for (std::size_t i = 0; i < size && begin_element(i); ++i) {
            if (i == list.size())
                list.emplace_back();
            transfer(*this, list[i]);
            end_object();
        }
        end_list();
    }

    /// Transfers an object whose members `describe()` transfers.
    template <class Describe>
    void object(std::string_view name, Describe describe) {
        if (!begin_object(name))
            return;
        describe();
        end_object();
    }

    /// Transfers one of two words.
    virtual void choice(std::string_view name, bool& member, std::string_view yes,
                        std::string_view no) = 0;

    /// Writes a member that a reader gets from elsewhere: it is not read.
    template <class T>
    requires(!std::is_convertible_v<const T&, std::string_view>) void write_only(
        std::string_view name, const T& member) {
        if (!reads_)
            (*this)(name, const_cast<T&>(member));  // a writer changes no member
    }

    /// Writes text that is not read.
    void write_only(std::string_view name, std::string_view text) {
        if (!reads_)
            write_text(name, text);
    }

    /// Writes a list that is not read, of objects that `describe(element)` writes.
    template <class T, class Describe>
    void write_only(std::string_view name, const std::vector<T>& list, Describe describe) {
        if (reads_)
            return;
        begin_list(name, list.size());
        for (std::size_t i = 0; i < list.size(); ++i) {
            begin_element(i);
            describe(list[i]);
            end_object();
        }
        end_list();
    }

    /// Writes the place of this object in its list, or checks that the member is that place.
    virtual void position(std::string_view name) = 0;

    /// Notes that a member is not what was expected, unless there is an error already. A writer
    /// ignores it.
    virtual void fail(std::string_view name, std::string_view expected) = 0;

protected:
    explicit json_archive(bool reads) : reads_(reads) {}

    /// Each transfers a member of that type.
    virtual void flag(std::string_view name, bool& member) = 0;
    virtual void whole(std::string_view name, std::uint64_t& member) = 0;
    virtual void duration(std::string_view name, std::chrono::nanoseconds& member) = 0;
    virtual void decimal(std::string_view name, double& member) = 0;
    virtual void text(std::string_view name, std::string& member) = 0;
    virtual void time(std::string_view name, std::chrono::system_clock::time_point& member) = 0;
    virtual void buckets(std::string_view name, histogram& member) = 0;
    virtual void texts(std::string_view name, std::vector<std::string>& list) = 0;
    virtual void whole_numbers(std::string_view name, std::vector<std::uint64_t>& list) = 0;

    /// Writes a string; a reader ignores it.
    virtual void write_text(std::string_view name, std::string_view text) = 0;

    /// Whether a member is known; a writer writes null for one that is not.
    virtual bool known(std::string_view name, bool has_value) = 0;

    /// Enters an object; false: there is none, and nothing to leave.
    virtual bool begin_object(std::string_view name) = 0;
    virtual void end_object() = 0;

    /// Enters a list, which is left by `end_list` in any case.
    ///
    /// \param size  How many objects are to be written; ignored when reading.
    /// \return      How many objects there are to transfer.
    virtual std::size_t begin_list(std::string_view name, std::size_t size) = 0;

    /// Enters an object of the list, which `end_object` leaves; false: there is none, and nothing
    /// to leave.
    virtual bool begin_element(std::size_t index) = 0;
    virtual void end_list() = 0;

private:
    bool reads_;
};

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_JSON_JSON_ARCHIVE_HPP
