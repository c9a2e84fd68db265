#include "pingpong/reporter/html/end_labels.hpp"

#include "pingpong/reporter/html/label_places.hpp"

namespace pingpong::html {

void draw_end_labels(drawing& on, const std::vector<end_label>& labels, double right, double top,
                     double bottom) {
    constexpr double line_height = 16;
    std::vector<double> wanted;
    for (const end_label& one : labels)
        wanted.push_back(one.at ? one.at->y : bottom);
    const std::vector<double> places = apart(wanted, line_height, top, bottom);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const end_label& one = labels[i];
        if (one.at)
            on.line({{one.at->x + 4, one.at->y}, {right + 4, one.at->y}, {right + 16, places[i]}},
                    "leader");
        on.mark(one.how, "key", {right + 23, places[i]}, 4, {}, "");
        on.write({right + 32, places[i] + 4}, "start", "label", one.words);
    }
}

}  // namespace pingpong::html
