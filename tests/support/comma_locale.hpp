/// \file
/// A process in a locale in which 1234.5 is written 1.234,5.
#ifndef PINGPONG_TESTS_SUPPORT_COMMA_LOCALE_HPP
#define PINGPONG_TESTS_SUPPORT_COMMA_LOCALE_HPP

#include <clocale>
#include <locale>
#include <string>

namespace pingpong {

/// Sets such a locale for C++ and, where one is installed, for C; restores both at its end.
class comma_locale {
public:
    comma_locale()
        : before_(std::locale::global(std::locale(std::locale(), new numbers))),
          c_before_(std::setlocale(LC_ALL, nullptr)) {
        for (const char* name : {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "pt_BR.UTF-8"})
            if (std::setlocale(LC_ALL, name))
                return;
    }
    comma_locale(const comma_locale&) = delete;
    comma_locale& operator=(const comma_locale&) = delete;
    ~comma_locale() {
        std::locale::global(before_);
        std::setlocale(LC_ALL, c_before_.c_str());
    }

private:
    struct numbers : std::numpunct<char> {
        char do_decimal_point() const override { return ','; }
        char do_thousands_sep() const override { return '.'; }
        std::string do_grouping() const override { return "\3"; }
    };

    std::locale before_;
    std::string c_before_;
};

}  // namespace pingpong

#endif  // PINGPONG_TESTS_SUPPORT_COMMA_LOCALE_HPP
