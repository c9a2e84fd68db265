#include <fmt/format.h>

#include <initializer_list>

#include "pingpong/reporter/html/charts/duration_by_count.hpp"
#include "pingpong/reporter/html/charts/ladder_bars.hpp"
#include "pingpong/reporter/html/charts/medians_over_time.hpp"
#include "pingpong/reporter/html/charts/percentiles_by_nines.hpp"
#include "pingpong/reporter/html/charts/ratio_by_setting.hpp"
#include "pingpong/reporter/html/charts/ratio_forest.hpp"
#include "pingpong/reporter/html/drawing/figure_frame.hpp"
#include "pingpong/reporter/html/html.hpp"
#include "pingpong/reporter/html/opening.hpp"
#include "pingpong/reporter/html/page_head.hpp"
#include "pingpong/reporter/html/sections.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/verdict.hpp"

namespace pingpong {
namespace html {
namespace {

/// For the end of the page, and for what it says of sections that were left out.
constexpr std::size_t reserve = 4'000;

/// The parts of a page, as long as there is room for them.
class page_body {
public:
    explicit page_body(std::size_t room) : room_(room) {}

    void add(const markup& part) {
        if (content_.bytes().size() + part.bytes().size() <= room_)
            content_ += part;
        else
            left_out_ = true;
    }

    void add(const chart& what) {
        ++figures_;
        add(figure_of(what, figures_));
    }

    markup take() && {
        if (left_out_)
            content_ += element("p", {{"class", "note"}},
                                "Parts of this page were left out, which would have made it too "
                                "long; the report as JSON has everything.");
        return std::move(content_);
    }

private:
    std::size_t room_;
    std::size_t figures_ = 0;
    bool left_out_ = false;
    markup content_;
};

markup head_of(const report& what) {
    const std::vector<worded_answer> answers = format_answers(what, escape_terminal);
    const std::string title = answers.empty() ? "pingpong: a report" : answers.front().question;
    return page_head(title);
}

markup main_of(const subject& of, std::size_t room) {
    page_body body(room);
    body.add(ratio_forest(of));
    body.add(summary_section(of));
    body.add(element("h2", {}, "Why, and how it depends"));
    body.add(ladder_bars(of));
    body.add(duration_by_count(of));
    if (const chart swept = ratio_by_setting(of); !swept.pictures.empty())
        body.add(swept);
    body.add(element("h2", {}, "How steady it was"));
    body.add(percentiles_by_nines(of));
    body.add(medians_over_time(of));
    body.add(exchange_bytes_section(of));
    body.add(gates_section(of));
    body.add(warnings_section(of));
    body.add(method_section(of));
    body.add(reproduction_section(of));
    body.add(environment_section(of));
    return std::move(body).take();
}

}  // namespace
}  // namespace html

std::string to_html(const report& what) {
    const html::subject of(what);
    const html::markup head = html::head_of(what);
    const html::markup header = html::element("header", {}, html::opening(of));
    const std::size_t taken = head.bytes().size() + header.bytes().size() + html::reserve;
    const html::markup main = html::element(
        "main", {}, html::main_of(of, max_html_bytes > taken ? max_html_bytes - taken : 0));
    return "<!doctype html>\n" +
           html::element("html", {{"lang", "en"}}, head + html::element("body", {}, header + main))
               .bytes();
}

}  // namespace pingpong
