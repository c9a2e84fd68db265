/// \file
/// Writes JSON that two people, or diff, can compare line by line.
#ifndef PINGPONG_REPORTER_JSON_JSON_WRITER_HPP
#define PINGPONG_REPORTER_JSON_JSON_WRITER_HPP

#include <string>
#include <string_view>
#include <vector>

#include "pingpong/reporter/json/json_archive.hpp"

namespace pingpong {

/// Writes an object as text.
///
/// Each member stands on a line of its own, and so does each element of a list of objects, but what
/// is inside of such an element stays on its line. A number that is not finite is null. Text is
/// UTF-8, in which stray bytes become U+FFFD and control characters are escaped. Nothing depends on
/// the locale.
class json_writer final : public json_archive {
public:
    json_writer();

    /// Sets the significant digits of decimal numbers from here on, 15 at first; <= 15, so that
    /// reading and writing them again changes none.
    void set_digits(int digits) { digits_ = digits; }

    /// The whole text, ending in a line feed.
    std::string take() &&;

    void choice(std::string_view name, bool& member, std::string_view yes,
                std::string_view no) override;
    void position(std::string_view name) override;
    void fail(std::string_view, std::string_view) override {}

private:
    /// An object or a list that is not complete yet.
    struct frame {
        bool on_lines = false;    ///< What it contains stands on lines of its own.
        std::size_t entries = 0;  ///< That it has so far.
    };

    void flag(std::string_view name, bool& member) override;
    void whole(std::string_view name, std::uint64_t& member) override;
    void duration(std::string_view name, std::chrono::nanoseconds& member) override;
    void decimal(std::string_view name, double& member) override;
    void text(std::string_view name, std::string& member) override;
    void time(std::string_view name, std::chrono::system_clock::time_point& member) override;
    void buckets(std::string_view name, histogram& member) override;
    void texts(std::string_view name, std::vector<std::string>& list) override;
    void whole_numbers(std::string_view name, std::vector<std::uint64_t>& list) override;
    void write_text(std::string_view name, std::string_view text) override;
    bool known(std::string_view name, bool has_value) override;
    bool begin_object(std::string_view name) override;
    void end_object() override { end('}'); }
    std::size_t begin_list(std::string_view name, std::size_t size) override;
    bool begin_element(std::size_t index) override;
    void end_list() override { end(']'); }

    void separate();
    void key(std::string_view name);
    void end(char bracket);
    void append_string(std::string_view text);

    std::string text_;
    std::vector<frame> frames_;  ///< From the top level inwards.
    int digits_ = 15;
};

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_JSON_JSON_WRITER_HPP
