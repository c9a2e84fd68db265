/// \file
/// A line of a CSV file: names of columns, or the fields of a row.
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
        add(name, written(number));
    }

    /// With 15 significant digits.
    void operator()(std::string_view name, double number);

    /// In nanoseconds.
    void operator()(std::string_view name, std::chrono::nanoseconds duration) {
        add(name, written(duration.count()));
    }

    /// What is unknown is empty.
    template <class T>
    void operator()(std::string_view name, const std::optional<T>& known) {
        if (known)
            (*this)(name, *known);
        else
            add(name, "");
    }

    /// A figure that was derived, with 9 significant digits as in JSON; unknown: empty.
    void derived(std::string_view name, const std::optional<double>& figure);

    /// A word of this program's own.
    void add(std::string_view name, std::string_view field);

    std::string take() && { return std::move(line_) + "\r\n"; }

private:
    static std::string written(bool what) { return what ? "true" : "false"; }
    static std::string written(std::integral auto number) { return std::to_string(number); }

    bool headings_;
    bool first_ = true;
    std::string line_;
};

/// Which run, and of which profile: repeated in every row.
void run_fields(csv_line& line, const report& what);

/// What is asked of all contenders of an experiment.
void setting_fields(csv_line& line, const cell& what);

/// Run, cell, and what the cell is: repeated in every row.
///
/// \param index  Of the cell in the report; nullopt: headings, of a report that may have no cells.
void cell_fields(csv_line& line, const report& what, std::optional<std::size_t> index);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_CSV_CSV_LINE_HPP
