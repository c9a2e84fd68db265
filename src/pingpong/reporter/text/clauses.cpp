#include "pingpong/reporter/text/clauses.hpp"

#include <algorithm>
#include <initializer_list>
#include <vector>

#include "pingpong/reporter/text/display_width.hpp"

namespace pingpong {
namespace {

bool is_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Walks over a text, and knows which of its characters are between clauses.
class clause_scanner {
public:
    explicit clause_scanner(std::string_view text) : text_(text) {}

    /// Where the next clause ends: before its separator, or at the end of the text.
    std::size_t next_end() {
        for (std::size_t i = place_; i < text_.size(); ++i) {
            const bool is_between = depth_ == 0 && !quoted_;
            if (is_between && i > 0 && is_separator(i)) {
                place_ = i + 1;
                track(i);
                return i;
            }
            track(i);
        }
        place_ = text_.size();
        return place_;
    }

private:
    bool is_separator(std::size_t i) const {
        const bool before_blank = i + 1 < text_.size() && text_[i + 1] == ' ';
        if (text_[i] == ' ')
            return i + 1 < text_.size() && text_[i + 1] == '(';
        return before_blank && (text_[i] == ',' || text_[i] == ':' || text_[i] == ';');
    }

    /// An apostrophe within a word is no quote.
    void track(std::size_t i) {
        const char c = text_[i];
        if (c == '\'' && quoted_)
            quoted_ = i + 1 < text_.size() && is_word(text_[i + 1]);
        else if (c == '\'')
            quoted_ = i == 0 || !is_word(text_[i - 1]);
        else if (!quoted_ && (c == '(' || c == '['))
            ++depth_;
        else if (!quoted_ && (c == ')' || c == ']') && depth_ > 0)
            --depth_;
    }

    std::string_view text_;
    std::size_t place_ = 0;
    std::size_t depth_ = 0;  ///< Of parentheses and brackets.
    bool quoted_ = false;
};

/// The parts of a text between those of its clauses that `separator` ends.
std::vector<std::string_view> split_clauses(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    clause_scanner scanner(text);
    for (std::size_t end = scanner.next_end(); end < text.size(); end = scanner.next_end())
        if (text[end] == separator) {
            parts.push_back(text.substr(begin, end - begin));
            begin = end + 2;
        }
    parts.push_back(text.substr(std::min(begin, text.size())));
    return parts;
}

/// A failure by its steps: who failed, during what, why, and what came back.
struct failure_parts {
    explicit failure_parts(std::string_view text) {
        const std::vector<std::string_view> parts = split_clauses(text, ':');
        subject = parts.front();
        if (parts.size() > 1)
            step = parts[1];
        if (parts.size() > 2)
            reply = parts.back();
    }

    std::string_view subject, step, reply;
};

std::string join(std::initializer_list<std::string_view> parts) {
    std::string text;
    for (const std::string_view part : parts)
        if (!part.empty())
            text.append(text.empty() ? "" : ": ").append(part);
    return text;
}

/// The shorter forms of one failure, each telling less than the one before.
std::vector<std::string> shorten_failure(std::string_view text) {
    const failure_parts parts(text);
    std::vector<std::string> forms{std::string(text)};
    if (parts.reply.empty())
        return forms;
    const std::vector<std::string_view> clauses = split_clauses(parts.reply, ',');
    const bool has_body = clauses.size() > 1 && clauses.back().starts_with("body ");
    const std::string_view status =
        has_body ? parts.reply.substr(0, parts.reply.size() - clauses.back().size() - 2)
                 : parts.reply;
    const std::string_view last_clause = split_clauses(status, ',').back();
    forms.push_back(join({parts.subject, parts.step, parts.reply}));
    forms.push_back(join({parts.subject, parts.step, status}));
    forms.push_back(join({parts.subject, status}));
    forms.push_back(join({parts.subject, last_clause}));
    return forms;
}

}  // namespace

std::string fit_clauses(std::string_view text, std::size_t columns) {
    if (display_width(text) <= columns)
        return std::string(text);
    std::size_t fitting = 0;
    clause_scanner scanner(text);
    for (std::size_t end = scanner.next_end(); end < text.size(); end = scanner.next_end()) {
        if (display_width(text.substr(0, end)) > columns)
            break;
        fitting = end;
    }
    return fitting > 0 ? std::string(text.substr(0, fitting)) : truncate_line(text, columns);
}

std::string fit_failures(std::string_view text, std::size_t columns) {
    if (display_width(text) <= columns)
        return std::string(text);
    std::vector<std::vector<std::string>> forms;
    std::size_t levels = 0;
    for (const std::string_view failure : split_clauses(text, ';')) {
        if (!forms.empty() && failure.starts_with("server "))
            continue;  // where it failed, which the setting says too
        forms.push_back(shorten_failure(failure));
        levels = std::max(levels, forms.back().size());
    }
    for (std::size_t shown = forms.size(); shown > 0; --shown)
        for (std::size_t level = 0; level < levels; ++level) {
            std::string joined;
            for (std::size_t i = 0; i < shown; ++i)
                joined.append(i == 0 ? "" : "; ")
                    .append(forms[i][std::min(level, forms[i].size() - 1)]);
            if (display_width(joined) <= columns)
                return joined;
        }
    return fit_clauses(forms.front().back(), columns);
}

}  // namespace pingpong
