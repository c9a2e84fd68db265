#include "pingpong/reporter/wording/change_words.hpp"

#include <array>

#include "pingpong/analysis/baseline.hpp"
#include "pingpong/reporter/markdown/markdown_parts.hpp"
#include "pingpong/reporter/text/display_width.hpp"
#include "pingpong/reporter/text/fitted_table.hpp"
#include "pingpong/reporter/wording/change_content.hpp"
#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong {

std::string to_table(const run_changes& what, const text_style& style) {
    const change_content content = content_of(what, escape_terminal);
    text_rows rows{{"", "", "old", "new", "new by old", ""}, {}, 2, 2};
    for (const change_row& one : content.rows)
        rows.rows.push_back(
            {one.what, one.setting, one.before, one.after, one.factor, one.verdict});
    const ink how = overall(what) == change_kind::regression ? ink::warning : ink::bold;
    std::string text = wrap_text(paint(content.conclusion, how, style), "", style.columns) + '\n' +
                       fitted(rows, style.columns) + '\n';
    for (const std::string& one : content.sentences)
        text += wrap_text(one, "", style.columns);
    return to_charset(text, style);
}

std::string to_markdown(const run_changes& what) {
    const change_content content = content_of(what, escape_markdown);
    std::vector<std::string> lines{content.conclusion};
    lines.insert(lines.end(), content.sentences.begin(), content.sentences.end());
    const std::array<std::string, 6> names{"what", "at", "verdict", "old", "new", "new by old"};
    markdown_table table(names, 3);
    for (const change_row& one : content.rows)
        table.row(
            std::array{one.what, one.setting, one.verdict, one.before, one.after, one.factor});
    return markdown_list(lines) + std::move(table).take();
}

}  // namespace pingpong
