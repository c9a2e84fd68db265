#include "pingpong/reporter/json/json_layout.hpp"

#include <fmt/format.h>

#include <boost/json/serialize.hpp>
#include <cstddef>
#include <iterator>

namespace pingpong {
namespace {

namespace json = boost::json;

class layout {
public:
    void document(const json::value& value) {
        expanded(value, 0);
        text_ += '\n';
    }

    std::string take() && { return std::move(text_); }

private:
    void expanded(const json::value& value, std::size_t indent) {
        if (const json::object* object = value.if_object(); object && !object->empty())
            lines('{', '}', *object, indent, [&](const json::key_value_pair& member) {
                key(member);
                expanded(member.value(), indent + 2);
            });
        else if (const json::array* array = value.if_array(); array && holds_objects(*array))
            lines('[', ']', *array, indent,
                  [&](const json::value& element) { on_one_line(element); });
        else
            on_one_line(value);
    }

    template <class Container, class Write>
    void lines(char open, char close, const Container& elements, std::size_t indent, Write write) {
        text_ += open;
        const char* separator = "\n";
        for (const auto& element : elements) {
            text_ += separator;
            text_.append(indent + 2, ' ');
            write(element);
            separator = ",\n";
        }
        text_ += '\n';
        text_.append(indent, ' ');
        text_ += close;
    }

    void on_one_line(const json::value& value) {
        if (const json::object* object = value.if_object())
            in_a_row('{', '}', *object, [this](const json::key_value_pair& member) {
                key(member);
                on_one_line(member.value());
            });
        else if (const json::array* array = value.if_array())
            in_a_row('[', ']', *array,
                     [this](const json::value& element) { on_one_line(element); });
        else if (const double* number = value.if_double())
            fmt::format_to(std::back_inserter(text_), "{:.15g}", *number);
        else
            text_ += json::serialize(value);
    }

    template <class Container, class Write>
    void in_a_row(char open, char close, const Container& elements, Write write) {
        text_ += open;
        const char* separator = "";
        for (const auto& element : elements) {
            text_ += separator;
            write(element);
            separator = ", ";
        }
        text_ += close;
    }

    void key(const json::key_value_pair& member) {
        text_ += json::serialize(member.key());
        text_ += ": ";
    }

    static bool holds_objects(const json::array& array) {
        return !array.empty() && array.front().is_object();
    }

    std::string text_;
};

/// The control characters U+0080 to U+009F, which may act on a terminal, as JSON can write them
/// too.
std::string with_escaped_controls(std::string text) {
    for (std::size_t at = 0; (at = text.find('\xC2', at)) != std::string::npos; ++at) {
        const unsigned next = static_cast<unsigned char>(text[at + 1]);
        if (next < 0xA0)
            text.replace(at, 2, fmt::format("\\u{:04x}", next));
    }
    return text;
}

}  // namespace

std::string lay_out(const json::value& document) {
    layout text;
    text.document(document);
    return with_escaped_controls(std::move(text).take());
}

}  // namespace pingpong
