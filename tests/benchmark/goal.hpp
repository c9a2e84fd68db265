/// \file
/// Goals against figures, and the tables that show them.
#ifndef PINGPONG_BENCHMARK_GOAL_HPP
#define PINGPONG_BENCHMARK_GOAL_HPP

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pingpong::benchmark {

/// Which side of a goal is the good one.
enum class bound { at_most, at_least };

/// A figure, and what it is to be.
struct goal {
    std::string label;                   ///< With its unit.
    std::optional<double> reached = {};  ///< What it must be; nullopt: the figure has no limit.
    std::optional<double> aimed = {};    ///< What it is to become.
    std::optional<double> figure = {};   ///< nullopt: this build has no such thing.
    bound side = bound::at_most;
    int decimals = 2;
    std::string remark = {};  ///< For instance the quartiles.
};

/// `aimed at` and beyond, `met`, `missed`, `not built`, or nothing where there is no goal.
std::string_view verdict(const goal& goal);

/// Headings and rows, all of one length.
struct table {
    std::string title;
    std::vector<std::string> headings;
    std::vector<std::vector<std::string>> rows = {};
    std::size_t numbers_end = std::string::npos;  ///< Words in columns 0 and from here on.
};

/// What one concern of the benchmark found.
struct findings {
    std::vector<goal> goals = {};
    std::vector<table> tables = {};  ///< What lies behind them.
};

/// All goals as one table.
table table_of(std::span<const goal> goals);

enum class style { text, markdown };

/// A table, ending in an empty line.
std::string to_text(const table& table, style style);

}  // namespace pingpong::benchmark

#endif  // PINGPONG_BENCHMARK_GOAL_HPP
