/// \file
/// A line of a CSV file: the headings, or the fields of a row.
#ifndef PINGPONG_REPORTER_CSV_CSV_LINE_HPP
#define PINGPONG_REPORTER_CSV_CSV_LINE_HPP

#include <chrono>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// Joins names, or the fields of a row, with commas: the same calls make both, so that each field
/// stands below its name.
class csv_line {
public:
    explicit csv_line(bool headings) : headings_(headings) {}

    /// Foreign text: in quotes where it needs them, and never a formula.
    void operator()(std::string_view name, const std::string& text);

    void operator()(std::string_view name, std::integral auto number) {
        add(name, to_field(number));
    }

    /// With 15 significant digits.
    void operator()(std::string_view name, double number);

    /// In nanoseconds.
    void operator()(std::string_view name, std::chrono::nanoseconds duration) {
        add(name, to_field(duration.count()));
    }

    /// An unknown value is empty.
    template <class T>
    void operator()(std::string_view name, const std::optional<T>& known) {
        if (known)
            (*this)(name, *known);
        else
            add(name, "");
    }

    /// A figure that was derived, with 9 significant digits as in JSON; unknown: empty.
    void derived(std::string_view name, const std::optional<double>& figure);

    /// A word of this program, which needs no quotes.
    void add(std::string_view name, std::string_view field);

    std::string take() && { return std::move(line_) + "\r\n"; }

private:
    static std::string to_field(bool flag) { return flag ? "true" : "false"; }
    static std::string to_field(std::integral auto number) { return std::to_string(number); }

    bool headings_;
    bool first_ = true;
    std::string line_;
};

/// Which run: repeated in every row.
void run_fields(csv_line& line, const report& report);

/// The setting of an experiment, which all its contenders share.
void setting_fields(csv_line& line, const cell& cell);

/// The run, the cell and its setting: repeated in every row.
///
/// \param index  Of the cell in the report; nullopt: headings, of a report that may have no cells.
void cell_fields(csv_line& line, const report& report, std::optional<std::size_t> index);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_CSV_CSV_LINE_HPP
