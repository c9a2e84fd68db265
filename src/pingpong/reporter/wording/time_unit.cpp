#include "pingpong/reporter/wording/time_unit.hpp"

namespace pingpong {

time_unit time_unit_for(double shortest_ns) noexcept {
    for (const time_unit& one : {time_unit{"s", 1e9}, time_unit{"ms", 1e6}, time_unit{"us", 1e3}})
        if (shortest_ns >= one.ns)
            return one;
    return {"ns", 1};
}

}  // namespace pingpong
