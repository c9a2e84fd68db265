#include "pingpong/reporter/export/junit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <string_view>
#include <vector>

#include "pingpong/core/local_time.hpp"
#include "pingpong/reporter/wording/diagnostic_text.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/experiments.hpp"
#include "pingpong/reporter/wording/figures.hpp"
#include "pingpong/reporter/wording/gates.hpp"
#include "pingpong/reporter/wording/names.hpp"

namespace pingpong {
namespace {

enum class case_result { passed, failed, skipped, broken };

/// A test case; its texts are not escaped yet.
struct test_case {
    std::string_view group;
    std::string name;
    case_result result = case_result::passed;
    std::string type = {};  ///< Of a failure or an error.
    std::string found = {};
};

/// The first check of the run that withholds its findings; nullptr: it is valid.
const diagnostic* find_invalid(const report& report) {
    const auto found =
        std::ranges::find(report.diagnostics, severity::invalid, &diagnostic::severity);
    return found == report.diagnostics.end() ? nullptr : &*found;
}

/// Gives a case the result that an inconclusive one has in this report.
void set_inconclusive(test_case& made, const report& report) {
    made.type = "inconclusive";
    if (const diagnostic* invalid = find_invalid(report)) {
        made.result = case_result::broken;
        made.type = code_of(invalid->kind);
    } else {
        made.result = report.inconclusive_allowed ? case_result::skipped : case_result::failed;
    }
}

test_case case_of(const report& report, const checked_assertion& assertion) {
    test_case made{"pingpong.assertions", assertion.text};
    for (const assertion_outcome& outcome : assertion.outcomes) {
        made.found += (made.found.empty() ? "" : "; ") + format_outcome(report, outcome);
        if (!outcome.reason.empty())
            made.found += " (" + outcome.reason + ')';
    }
    if (assertion.result == assertion_result::fail) {
        made.result = case_result::failed;
        made.type = "fail";
    } else if (assertion.result == assertion_result::inconclusive) {
        set_inconclusive(made, report);
    }
    return made;
}

test_case case_of(const report& report, const change& change) {
    test_case made{
        "pingpong.baseline",
        fmt::format(
            "{} at {}",
            change.reference ? change.protocol + " / " + *change.reference : change.protocol,
            format_setting(change.count, change.connections, change.echo, change.payload_bytes))};
    made.found = change.factor ? "new / old " + format_estimate(*change.factor) : "not compared";
    if (!change.reason.empty())
        made.found += ": " + change.reason;
    if (change.kind == change_kind::regression) {
        made.result = case_result::failed;
        made.type = "regression";
    } else if (change.kind == change_kind::inconclusive) {
        set_inconclusive(made, report);
    } else if (change.kind == change_kind::not_compared) {
        made.result = case_result::skipped;
    }
    return made;
}

std::vector<test_case> cases_of(const report& report) {
    std::vector<test_case> cases;
    if (const diagnostic* invalid = find_invalid(report))
        cases.push_back({"pingpong.run", "the measurement is valid", case_result::broken,
                         std::string(code_of(invalid->kind)),
                         format_with_remedy(report, *invalid)});
    for (const checked_assertion& assertion : report.assertions)
        cases.push_back(case_of(report, assertion));
    if (!report.baseline)
        return cases;
    for (const change& change : report.baseline->changes)
        cases.push_back(case_of(report, change));
    if (std::ranges::all_of(report.baseline->changes, [](const change& change) {
            return change.kind == change_kind::not_compared;
        })) {
        test_case nothing{"pingpong.baseline", "something was compared"};
        set_inconclusive(nothing, report);
        cases.push_back(nothing);
    }
    return cases;
}

std::string format_case(const test_case& test) {
    const std::string found = escape_xml(test.found);
    std::string text = fmt::format("    <testcase classname=\"{}\" name=\"{}\" time=\"0\"",
                                   test.group, escape_xml(test.name));
    switch (test.result) {
        case case_result::passed:
            return text +
                   fmt::format(">\n      <system-out>{}</system-out>\n    </testcase>\n", found);
        case case_result::skipped:
            return text +
                   fmt::format(">\n      <skipped message=\"{}\"/>\n    </testcase>\n", found);
        case case_result::failed:
        case case_result::broken:
            break;
    }
    const std::string_view element = test.result == case_result::failed ? "failure" : "error";
    return text +
           fmt::format(">\n      <{0} type=\"{1}\" message=\"{2}\">{2}</{0}>\n    </testcase>\n",
                       element, escape_xml(test.type), found);
}

std::string property(std::string_view name, std::string_view value) {
    return fmt::format("      <property name=\"{}\" value=\"{}\"/>\n", name, escape_xml(value));
}

/// The counts of cases by result, which are attributes of both elements.
std::string count_cases(const report& report, const std::vector<test_case>& cases) {
    const auto number_of = [&cases](case_result result) {
        return std::ranges::count(cases, result, &test_case::result);
    };
    return fmt::format(
        R"(name="pingpong" tests="{}" failures="{}" errors="{}" skipped="{}" time="{:.3f}")",
        cases.size(), number_of(case_result::failed), number_of(case_result::broken),
        number_of(case_result::skipped), std::chrono::duration<double>(report.duration).count());
}

}  // namespace

std::string to_junit(const report& report) {
    const std::vector<test_case> cases = cases_of(report);
    const std::string numbers = count_cases(report, cases);
    std::string start = format_rfc3339_utc(report.start);
    start.resize(std::min(start.find_first_of(".Z"),
                          start.size()));  // readers expect no fraction and no zone

    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    text += fmt::format("<testsuites {}>\n  <testsuite {} timestamp=\"{}\">\n    <properties>\n",
                        numbers, numbers, start);
    text += property("run_id", report.run_id);
    text += property("version", report.generator.version);
    text += property("commit", report.generator.commit);
    text += "    </properties>\n";
    for (const test_case& test : cases)
        text += format_case(test);
    if (cases.empty())
        text +=
            "    <system-out>Nothing was asserted of this run, nor was it compared with an older "
            "one.</system-out>\n";
    return text + "  </testsuite>\n</testsuites>\n";
}

}  // namespace pingpong
