/// \file
/// Several reports on one page: what each of them says, and what of it may be compared.
#ifndef PINGPONG_REPORTER_TEXT_OVERVIEW_HPP
#define PINGPONG_REPORTER_TEXT_OVERVIEW_HPP

#include <span>
#include <string>
#include <vector>

#include "pingpong/report/report.hpp"
#include "pingpong/reporter/text/text_style.hpp"
#include "pingpong/reporter/wording/format.hpp"

namespace pingpong {

/// A report and the name that it is shown by, such as its file's.
struct named_report {
    std::string name;  ///< For people; foreign text.
    report what;       ///< As it was read.
};

/// The page of several reports: the runs; the ratios that each of them was made for, those of the
/// same two contenders in the same setting one below the other; the circumstances that differ; and
/// where none does, the median round trips, which of different machines, builds and settings are
/// not comparable.
///
/// \param runs   At least one.
/// \param how    One of `overview_formats`.
/// \param style  Of plain text.
std::string render(std::span<const named_report> runs, format how, const text_style& style = {});

/// The formats that there are of that page.
std::vector<format> overview_formats();

/// What changed, and below that what each side says, as on the page of several reports.
///
/// \param sides  Empty: only what changed. JSON has that alone in any case.
/// \param how    One of `change_formats`.
/// \param style  Of plain text.
std::string render(const run_changes& what, std::span<const named_report> sides, format how,
                   const text_style& style = {});

/// The formats that there are of what changed.
std::vector<format> change_formats();

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_TEXT_OVERVIEW_HPP
