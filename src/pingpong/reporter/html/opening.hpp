/// \file
/// The top of the page: the question, what a reader must know before the answer, and the answer.
#ifndef PINGPONG_REPORTER_HTML_OPENING_HPP
#define PINGPONG_REPORTER_HTML_OPENING_HPP

#include "pingpong/reporter/html/drawing/markup.hpp"
#include "pingpong/reporter/html/subject.hpp"

namespace pingpong::html {

/// The question as a heading, which run it was, and the answers of `format_answers`.
markup opening(const subject& of);

/// What keeps the run from being a whole and valid one: an invalid measurement, contenders that
/// failed, an interruption, no conclusion; empty when nothing does.
markup banners(const subject& of);

}  // namespace pingpong::html

#endif  // PINGPONG_REPORTER_HTML_OPENING_HPP
