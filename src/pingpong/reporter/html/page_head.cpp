#include "pingpong/reporter/html/page_head.hpp"

#include "pingpong/reporter/html/drawing/style.hpp"

namespace pingpong::html {

markup page_head(std::string_view title) {
    return element(
        "head", {},
        empty_element("meta", {{"charset", "utf-8"}}) +
            empty_element("meta", {{"http-equiv", "Content-Security-Policy"},
                                   {"content",
                                    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
                                    "base-uri 'none'; form-action 'none'"}}) +
            empty_element("meta", {{"name", "viewport"},
                                   {"content", "width=device-width, initial-scale=1"}}) +
            empty_element("meta", {{"name", "color-scheme"}, {"content", "light dark"}}) +
            element("title", {}, title) + style_element(style_sheet()));
}

}  // namespace pingpong::html
