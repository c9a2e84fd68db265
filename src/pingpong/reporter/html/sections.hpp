/// \file
/// The parts of a page that are no charts, without their headings.
#ifndef PINGPONG_REPORTER_HTML_SECTIONS_HPP
#define PINGPONG_REPORTER_HTML_SECTIONS_HPP

#include "pingpong/reporter/html/drawing/markup.hpp"
#include "pingpong/reporter/html/subject.hpp"

namespace pingpong::html {

/// The top of the page: the question as a heading, its answer, which run it was, and what keeps the
/// run from being complete and valid.
markup header_section(const subject& subject);

/// The answers of `format_answers` but for the first: by how much, why, how sure.
markup reasons_section(const subject& subject);

/// One table: of a single setting its contenders, of several the times and the ratio of the two of
/// the question in each of them.
markup summary_section(const subject& subject);

/// The contenders of each experiment that `summary_section` has no such table of, folded away.
markup experiments_section(const subject& subject);

/// One exchange of each contender, byte by byte, in the first experiment of which some were kept;
/// empty where none were.
markup exchange_section(const subject& subject);

/// The results of the assertions; empty where there are none.
markup assertions_section(const subject& subject);

/// The changes from an older run; empty where there is none.
markup baseline_section(const subject& subject);

/// All warnings with their remedies; empty where there are none.
markup warnings_section(const subject& subject);

/// The method of measurement, in a few sentences.
markup method_section(const subject& subject);

/// The command line, to be copied, and the random seed.
markup reproduction_section(const subject& subject);

/// Machine, program and settings.
markup environment_section(const subject& subject);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_SECTIONS_HPP
