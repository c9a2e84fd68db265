/// \file
/// What stands below the charts: figures, assertions, warnings, machine, and how to run it again.
#ifndef PINGPONG_REPORTER_HTML_SECTIONS_HPP
#define PINGPONG_REPORTER_HTML_SECTIONS_HPP

#include "pingpong/reporter/html/drawing/markup.hpp"
#include "pingpong/reporter/html/subject.hpp"

namespace pingpong::html {

/// A table of each experiment's contenders.
markup summary_section(const subject& of);

/// One exchange of each contender, byte by byte, in the first experiment of which some were kept;
/// empty where none were.
markup exchange_bytes_section(const subject& of);

/// What became of the assertions, and of an older run; empty where there is neither.
markup gates_section(const subject& of);

/// All warnings with their remedies; empty where there are none.
markup warnings_section(const subject& of);

/// The command line, to be copied, and the random seed.
markup reproduction_section(const subject& of);

/// How the figures came about, in a few sentences.
markup method_section(const subject& of);

/// Machine, program and settings.
markup environment_section(const subject& of);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_SECTIONS_HPP
