#include <fmt/format.h>

#include "pingpong/reporter/html/drawing/typography.hpp"
#include "pingpong/reporter/html/sections.hpp"

namespace pingpong::html {

markup method_section(const subject& of) {
    const question& asked = of.what.config.question;
    return element(
        "section", {},
        element("h2", {}, "How it was measured") +
            element(
                "p", {},
                typeset_sentences(fmt::format(
                    "All contenders carry the same messages over the same kind of stream, with the "
                    "same socket options, and each reply is checked. They take turns in short "
                    "blocks: in a round every contender plays one block in an order of chance and "
                    "one more in the reversed order, so that a steady drift of the machine "
                    "cancels. A ratio is the mean over rounds of the logarithm of two contenders' "
                    "block medians, less one another, with a t-interval over rounds at {:g} %; the "
                    "round is the unit, never the exchange. What may be claimed is no narrower "
                    "than the noise that each contender shows against itself in this very run. "
                    "Ratios within {:g} % count as equal. No exchange is left out as an outlier; "
                    "one that failed is never a sample.",
                    100 * asked.confidence, 100 * asked.margin))) +
            element(
                "p", {},
                "Every figure on this page is in the report as JSON, from which the page can be "
                "made again: pingpong report run.json -o run.html."));
}

}  // namespace pingpong::html
