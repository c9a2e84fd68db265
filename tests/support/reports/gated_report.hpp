/// \file
/// A report that was held to assertions and to an older run.
#ifndef PINGPONG_TESTS_SUPPORT_GATED_REPORT_HPP
#define PINGPONG_TESTS_SUPPORT_GATED_REPORT_HPP

#include "pingpong/analysis/assertions.hpp"
#include "pingpong/analysis/baseline.hpp"
#include "support/reports/played_report.hpp"

namespace pingpong {

/// Of its assertions one passes, one fails and one is inconclusive. Since the older run one
/// protocol became slower, one did not, and one is gone.
inline report gated_report() {
    using namespace std::chrono_literals;
    report made = played_report({{"tcp", 5us}, {"ws", 9us}, {"http-keepalive", 10us}});
    std::vector<assertion> asserted;
    for (const char* text :
         {"ws/http-keepalive.median < 0.95", "ws.median_us < 1", "http-close.median_us < 100"})
        asserted.push_back(*parse_assertion(text).value);
    check_assertions(made, asserted);
    const report older =
        played_report({{"tcp", 5us}, {"unix", 4us}, {"ws", 6us}, {"http-keepalive", 10us}});
    made.baseline = changes_between(older, made, {});
    return made;
}

}  // namespace pingpong

#endif  // PINGPONG_TESTS_SUPPORT_GATED_REPORT_HPP
