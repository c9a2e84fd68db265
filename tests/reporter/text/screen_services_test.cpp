#include "pingpong/reporter/text/screen_services.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pingpong/analysis/report_views.hpp"
#include "support/reports/hand_made_report.hpp"

namespace pingpong {
namespace {

using texts = std::vector<std::string>;

/// The lines for services at these URLs; those of https and wss speak TLS.
texts lines_for(const texts& urls, bool resumed = false) {
    report made = report_of(texts(urls.size(), "ws"));
    for (std::size_t i = 0; i < urls.size(); ++i) {
        made.cells[i].remote = true;
        made.cells[i].endpoint = urls[i];
        if (urls[i].starts_with("wss:") || urls[i].starts_with("https:")) {
            made.cells[i].tls.emplace().version = "TLSv1.3";
            made.cells[i].tls->resumed = resumed;
        }
    }
    text_style style;
    style.columns = 80;
    return service_lines(view_experiments(made).front(), style);
}

TEST(ServiceLines, AreOneWhereAllServicesFit) {
    EXPECT_EQ(lines_for({"wss://a/", "https://a/", "http://b/"}),
              texts{"Services   wss://a/, https://a/ over TLSv1.3, http://b/"});
    EXPECT_EQ(lines_for({"ws://a/", "ws://a/"}), texts{"Services   ws://a/"});
    EXPECT_EQ(lines_for({"https://a/"}, true),
              texts{"Services   https://a/ over TLSv1.3, resumed"});
}

TEST(ServiceLines, AreOneEachWhereTheyDoNotFit) {
    const std::string path(40, 'x');
    EXPECT_EQ(lines_for({"wss://a/" + path, "https://a/" + path}),
              (texts{"Services   wss://a/" + path + " over TLSv1.3",
                     "           https://a/" + path + " over TLSv1.3"}));
}

TEST(ServiceLines, NameAServiceWhoseAddressBeginsLikeAnother) {
    EXPECT_EQ(lines_for({"http://a/orders", "http://a/"}),
              texts{"Services   http://a/orders, http://a/"});
}

TEST(ServiceLines, AreNoneForServersOfThisProgram) {
    EXPECT_TRUE(service_lines(view_experiments(report_of({"ws"})).front(), text_style()).empty());
}

}  // namespace
}  // namespace pingpong
