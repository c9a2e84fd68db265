#include <gtest/gtest.h>

#include <string>

#include "pingpong/reporter/export/histogram_encoding.hpp"
#include "pingpong/reporter/html/drawing/drawing.hpp"
#include "pingpong/reporter/html/drawing/script.hpp"
#include "pingpong/reporter/html/html.hpp"
#include "support/reports/noisy_report.hpp"
#include "support/sha256.hpp"

namespace pingpong::html {
namespace {

TEST(PageScript, IsTheOneThatThePolicyAllows) {
    EXPECT_EQ(page_script_hash, "sha256-" + base64(sha256(page_script())));
    const std::string page = to_html(noisy_report({"ws", "http-keepalive"}, {5000, 6000}, 0.01));
    EXPECT_NE(page.find("script-src &#39;" + std::string(page_script_hash) + "&#39;;"),
              std::string::npos);
    EXPECT_NE(page.find("<script>" + std::string(page_script()) + "</script>"), std::string::npos);
}

TEST(PageScript, NeedsNoEscape) {
    EXPECT_EQ(page_script().find('<'), std::string_view::npos);
}

TEST(PageScript, AsksNothingOfTheNetwork) {
    for (const char* word : {"http", "fetch", "XMLHttpRequest", "import", "eval", "innerHTML"})
        EXPECT_EQ(page_script().find(word), std::string_view::npos) << word;
}

TEST(Drawing, PutsASeriesInAGroupOfItsName) {
    drawing picture(page_width::wide, 10);
    picture.draw_text({0, 0}, "start", "", "before");
    picture.begin_series("WebSocket", {"blue", "", protocol_mark::circle});
    picture.draw_text({0, 0}, "start", "", "within");
    picture.end_series();
    picture.draw_text({0, 0}, "start", "", "after");
    const std::string svg = picture.svg("id", "title", "description").bytes();
    const std::size_t begin = svg.find("<g class=\"blue\" data-series=\"WebSocket\">");
    const std::size_t end = svg.find("</g>");
    ASSERT_NE(begin, std::string::npos);
    EXPECT_LT(svg.find("before"), begin);
    EXPECT_LT(begin, svg.find("within"));
    EXPECT_LT(svg.find("within"), end);
    EXPECT_LT(end, svg.find("after"));
}

}  // namespace
}  // namespace pingpong::html
