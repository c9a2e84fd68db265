/// \file
/// Reports as Markdown, for a repository or a pull request.
#ifndef PINGPONG_REPORTER_MARKDOWN_MARKDOWN_HPP
#define PINGPONG_REPORTER_MARKDOWN_MARKDOWN_HPP

#include <span>
#include <string>

#include "pingpong/analysis/report_views.hpp"
#include "pingpong/report/report.hpp"

namespace pingpong {

/// The report as GitHub-flavoured Markdown.
///
/// To be read at a glance in a comment: the answers, one table of the comparisons that the run was
/// made for, and a small chart. Folded away below them: assertions and what changed since an older
/// run, unfolded where they are not met; warnings; each experiment with its contenders, comparisons
/// and failures; the two tables of the original experiment, and the environment. Nothing in foreign
/// text is taken for markup.
std::string to_markdown(const report& report);

/// What changed from one run to another, without a heading of its own.
std::string to_markdown(const run_changes& changes);

/// What several reports say, without a heading of its own.
///
/// \param runs  At least one.
std::string to_markdown(std::span<const named_report> runs);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_MARKDOWN_MARKDOWN_HPP
