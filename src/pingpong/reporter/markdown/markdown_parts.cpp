#include "pingpong/reporter/markdown/markdown_parts.hpp"

#include <fmt/core.h>

#include "pingpong/reporter/wording/figures.hpp"

namespace pingpong {

markdown_table::markdown_table(std::span<const std::string> names, std::size_t left_columns) {
    add(names);
    text_ += '|';
    for (std::size_t i = 0; i < names.size(); ++i)
        text_ += i < left_columns ? " --- |" : " ---: |";
    text_ += '\n';
}

void markdown_table::row(std::span<const std::string> cells) {
    add(cells);
    has_rows_ = true;
}

void markdown_table::add(std::span<const std::string> cells) {
    text_ += '|';
    for (const std::string& cell : cells)
        text_ += ' ' + cell + " |";
    text_ += '\n';
}

std::string markdown_list(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines)
        text += "- " + line + '\n';
    return text.empty() ? text : text + '\n';
}

std::string markdown_details(std::string_view summary, std::string_view content, bool unfolded) {
    if (content.empty())
        return {};
    // Markdown within HTML begins after an empty line.
    return fmt::format("<details{}>\n<summary>{}</summary>\n\n{}{}</details>\n\n",
                       unfolded ? " open" : "", summary, content,
                       content.ends_with("\n\n") ? "" : "\n");
}

std::string markdown_interval(const estimate& estimate, int decimals, double scale) {
    if (!estimate.low || !estimate.high)
        return std::string(unknown_figure);
    return fmt::format("{:.{}f} to {:.{}f}", *estimate.low / scale, decimals,
                       *estimate.high / scale, decimals);
}

}  // namespace pingpong
