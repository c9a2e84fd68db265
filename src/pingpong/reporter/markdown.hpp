/// \file
/// A report as Markdown, for a repository or a pull request.
#ifndef PINGPONG_REPORTER_MARKDOWN_HPP
#define PINGPONG_REPORTER_MARKDOWN_HPP

#include <string>

#include "pingpong/scheduler/report.hpp"

namespace pingpong {

/// The report as GitHub-flavoured Markdown.
///
/// The comparisons of WebSocket with HTTP in sentences, a table per experiment, its comparisons and
/// failures, the two tables of the original experiment, and the environment folded away. Nothing in
/// foreign text is taken for markup.
std::string to_markdown(const report& what);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_MARKDOWN_HPP
