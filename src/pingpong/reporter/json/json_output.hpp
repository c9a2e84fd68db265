/// \file
/// Takes a report's members into a Boost.JSON object: the writing side of `json_members.hpp`.
#ifndef PINGPONG_REPORTER_JSON_JSON_OUTPUT_HPP
#define PINGPONG_REPORTER_JSON_JSON_OUTPUT_HPP

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pingpong/statistics/histogram.hpp"

namespace pingpong {

/// An object under construction; its members come out in the order they went in.
class json_output {
public:
    static constexpr bool reads = false;

    explicit json_output(std::size_t position = 0) : position_(position) {}

    /// Adds a member; what is nullopt or not finite becomes null.
    template <class T>
    void operator()(std::string_view name, const T& member) {
        object_[name] = value_of(member);
    }

    /// Adds a list that reports did not have from the beginning.
    template <class T>
    void later(std::string_view name, const std::vector<T>& list) {
        object_[name] = value_of(list);
    }

    /// Adds a member that reading gets from elsewhere.
    template <class T>
    void derived(std::string_view name, const T& member) {
        object_[name] = value_of(member);
    }

    /// Adds the members of `findings`, numbers with 9 significant digits.
    void derive(json_output findings);

    /// Adds the place of this object in the list it is an element of.
    void position(std::string_view name) { object_[name] = position_; }

    /// Adds one of two words.
    void choice(std::string_view name, bool member, std::string_view yes, std::string_view no) {
        object_[name] = member ? yes : no;
    }

    /// Adds an object that `fill(json_output&)` makes.
    template <class Fill>
    void object(std::string_view name, Fill fill) {
        json_output inner;
        fill(inner);
        object_[name] = std::move(inner.object_);
    }

    /// Adds a list of objects, each made by `fill(json_output&, element)`.
    template <class T, class Fill>
    void each(std::string_view name, const std::vector<T>& list, Fill fill) {
        boost::json::array elements;
        elements.reserve(list.size());
        for (const T& one : list) {
            json_output element(elements.size());
            fill(element, one);
            elements.emplace_back(std::move(element.object_));
        }
        object_[name] = std::move(elements);
    }

    boost::json::object take() && { return std::move(object_); }

private:
    static boost::json::value value_of(std::nullptr_t) { return nullptr; }
    static boost::json::value value_of(bool member) { return member; }
    static boost::json::value value_of(std::integral auto member) { return member; }
    static boost::json::value value_of(double member);
    static boost::json::value value_of(const char* text);
    static boost::json::value value_of(const std::string& text);
    static boost::json::value value_of(std::chrono::system_clock::time_point when);
    static boost::json::value value_of(const histogram& counts);
    static boost::json::value value_of(const std::vector<std::string>& list);
    static boost::json::value value_of(const std::vector<std::uint64_t>& list);

    template <class Rep, class Period>
    static boost::json::value value_of(std::chrono::duration<Rep, Period> length) {
        return length.count();
    }

    template <class T>
    static boost::json::value value_of(const std::optional<T>& member) {
        return member ? value_of(*member) : boost::json::value(nullptr);
    }

    template <class T>
    static boost::json::value value_of(const std::vector<T>& list) {
        json_output outer;
        outer.each("list", list, [](json_output& element, const T& one) { members(element, one); });
        return std::move(outer.object_["list"]);
    }

    template <std::default_initializable T>
    requires std::is_class_v<T>
    static boost::json::value value_of(const T& member) {
        json_output inner;
        members(inner, member);
        return std::move(inner.object_);
    }

    boost::json::object object_;
    std::size_t position_;
};

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_JSON_JSON_OUTPUT_HPP
