#include "pingpong/reporter/text/display_width.hpp"

#include <locale.h>  // newlocale() is not in <clocale>
#include <wchar.h>   // nor is wcwidth() in <cwchar>
#include <algorithm>
#include <clocale>
#include <cwchar>

namespace pingpong {
namespace {

/// In which this thread reads UTF-8 as long as it lives, whatever locale its program has chosen.
class utf8_locale {
public:
    utf8_locale() : before_(::uselocale(known())) {}
    ~utf8_locale() { ::uselocale(before_); }

    utf8_locale(const utf8_locale&) = delete;
    utf8_locale& operator=(const utf8_locale&) = delete;

private:
    /// Without such a locale the program's own is kept.
    static locale_t known() {
        static const locale_t made = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{});
        return made;
    }

    locale_t before_;
};

/// What moves the cursor by so many columns.
struct glyph {
    std::string_view bytes;
    std::size_t columns;
};

glyph first_glyph(std::string_view text) {
    if (text.starts_with("\x1b[")) {
        const std::size_t end = std::min(text.find('m'), text.size() - 1);
        return {text.substr(0, end + 1), 0};
    }
    if (static_cast<unsigned char>(text.front()) < 0x80)
        return {text.substr(0, 1), 1};
    wchar_t character{};
    std::mbstate_t state{};
    const std::size_t length = std::mbrtowc(&character, text.data(), text.size(), &state);
    if (length == 0 || length > text.size())  // also what says that it is not well-formed
        return {text.substr(0, 1), 1};
    const int columns = ::wcwidth(character);
    return {text.substr(0, length), columns < 0 ? 1 : static_cast<std::size_t>(columns)};
}

template <class Take>
void for_each_glyph(std::string_view text, Take take) {
    const utf8_locale while_reading;
    while (!text.empty()) {
        const glyph next = first_glyph(text);
        take(next);
        text.remove_prefix(next.bytes.size());
    }
}

/// Lines that words are added to.
class line_filler {
public:
    line_filler(std::string_view first_indent, std::string_view indent, std::size_t columns)
        : indent_(indent), columns_(columns), line_(first_indent), taken_(first_indent.size()) {}

    void add(std::string_view word) {
        const std::size_t wide = display_width(word);
        if (has_words_ && taken_ + 1 + wide > columns_)
            break_line();
        else if (has_words_)
            put(" ", 1);
        has_words_ = true;
        if (taken_ + wide <= columns_)
            put(word, wide);
        else
            for_each_glyph(word, [this](const glyph& glyph) { add(glyph); });
    }

    std::string take() && { return lines_ + line_ + '\n'; }

private:
    void put(std::string_view text, std::size_t wide) {
        line_ += text;
        taken_ += wide;
    }

    void add(const glyph& glyph) {
        if (taken_ + glyph.columns > columns_)
            break_line();
        put(glyph.bytes, glyph.columns);
    }

    void break_line() {
        lines_ += line_ + '\n';
        line_ = indent_;
        taken_ = indent_.size();
    }

    std::string_view indent_;
    std::size_t columns_;
    std::string lines_, line_;
    std::size_t taken_;
    bool has_words_ = false;  ///< In `line_`.
};

}  // namespace

std::size_t display_width(std::string_view line) {
    std::size_t columns = 0;
    for_each_glyph(line, [&columns](const glyph& glyph) { columns += glyph.columns; });
    return columns;
}

std::string truncate_line(std::string_view line, std::size_t columns) {
    std::string kept;
    std::size_t taken = 0;
    for_each_glyph(line, [&](const glyph& glyph) {
        taken += glyph.columns;
        if (taken <= columns || glyph.columns == 0)
            kept += glyph.bytes;
    });
    return kept;
}

std::string fit_line(std::string_view line, std::size_t columns) {
    std::string made = truncate_line(line, columns);
    made.append(columns - display_width(made), ' ');
    return made;
}

std::string wrap_text(std::string_view text, std::string_view indent, std::size_t columns) {
    const std::size_t blanks = std::min(text.find_first_not_of(' '), text.size());
    line_filler lines(text.substr(0, blanks), indent, columns);
    text.remove_prefix(blanks);
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(word.size() + 1, text.size()));
        lines.add(word);
    }
    return std::move(lines).take();
}

}  // namespace pingpong
