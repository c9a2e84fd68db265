#include "pingpong/reporter/html/charts/label_places.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace pingpong::html {

std::vector<double> apart(const std::vector<double>& wanted, double gap, double low, double high) {
    std::vector<std::size_t> order(wanted.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&wanted](std::size_t i) { return wanted[i]; });

    std::vector<double> places = wanted;
    double ceiling = high;  // first upwards from the lowest place that is allowed
    for (auto i = order.rbegin(); i != order.rend(); ++i) {
        places[*i] = std::min(places[*i], ceiling);
        ceiling = places[*i] - gap;
    }
    double floor = low;  // then down again from the top, which settles what was pushed beyond it
    for (const std::size_t i : order) {
        places[i] = std::max(places[i], floor);
        floor = places[i] + gap;
    }
    return places;
}

}  // namespace pingpong::html
