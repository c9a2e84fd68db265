/// \file
/// The parts of a page that are no charts.
#ifndef PINGPONG_REPORTER_HTML_SECTIONS_HPP
#define PINGPONG_REPORTER_HTML_SECTIONS_HPP

#include "pingpong/reporter/html/drawing/markup.hpp"
#include "pingpong/reporter/html/subject.hpp"

namespace pingpong::html {

/// The top of the page: the question as a heading, which run it was, what keeps the run from being
/// complete and valid, and the answers of `format_answers`.
markup header_section(const subject& subject);

/// A table of the contenders for each experiment.
markup summary_section(const subject& subject);

/// One exchange of each contender, byte by byte, in the first experiment of which some were kept;
/// empty where none were.
markup exchange_section(const subject& subject);

/// The results of the assertions, and the changes from an older run; empty where there is neither.
markup gates_section(const subject& subject);

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
