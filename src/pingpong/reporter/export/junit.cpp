#include "pingpong/reporter/export/junit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <string_view>
#include <vector>

#include "pingpong/core/local_time.hpp"
#include "pingpong/reporter/wording/assertion_words.hpp"
#include "pingpong/reporter/wording/diagnostic_text.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/finding_names.hpp"

namespace pingpong {
namespace {

enum class case_result { passed, failed, skipped, broken };

/// A test case; its texts are still to be made safe.
struct test_case {
    std::string_view group;
    std::string name;
    case_result result = case_result::passed;
    std::string type = {};  ///< Of a failure or an error.
    std::string found = {};
};

/// The first check of the run that withholds its findings; nullptr: it is valid.
const diagnostic* what_is_invalid(const report& what) {
    const auto found =
        std::ranges::find(what.diagnostics, severity::invalid, &diagnostic::severity);
    return found == what.diagnostics.end() ? nullptr : &*found;
}

/// What a case is that can go either way.
void make_inconclusive(test_case& made, const report& what) {
    made.type = "inconclusive";
    if (const diagnostic* invalid = what_is_invalid(what)) {
        made.result = case_result::broken;
        made.type = code_of(invalid->kind);
    } else {
        made.result = what.inconclusive_allowed ? case_result::skipped : case_result::failed;
    }
}

test_case case_of(const report& what, const checked_assertion& of) {
    test_case made{"pingpong.assertions", of.text};
    for (const assertion_outcome& one : of.outcomes) {
        made.found += (made.found.empty() ? "" : "; ") + outcome_words(what, one);
        if (!one.reason.empty())
            made.found += " (" + one.reason + ')';
    }
    if (of.result == assertion_result::fail) {
        made.result = case_result::failed;
        made.type = "fail";
    } else if (of.result == assertion_result::inconclusive) {
        make_inconclusive(made, what);
    }
    return made;
}

test_case case_of(const report& what, const change& of) {
    test_case made{
        "pingpong.baseline",
        fmt::format("{} at {}", of.reference ? of.protocol + " / " + *of.reference : of.protocol,
                    setting_words(of.count, of.connections, of.echo, of.payload_bytes))};
    made.found = of.factor ? "new by old " + interval_words(*of.factor) : "not compared";
    if (!of.reason.empty())
        made.found += ": " + of.reason;
    if (of.kind == change_kind::regression) {
        made.result = case_result::failed;
        made.type = "regression";
    } else if (of.kind == change_kind::inconclusive) {
        make_inconclusive(made, what);
    } else if (of.kind == change_kind::not_compared) {
        made.result = case_result::skipped;
    }
    return made;
}

std::vector<test_case> cases_of(const report& what) {
    std::vector<test_case> all;
    if (const diagnostic* invalid = what_is_invalid(what))
        all.push_back(
            {"pingpong.run", "the measurement is valid", case_result::broken,
             std::string(code_of(invalid->kind)),
             fmt::format("{} {}", format_diagnostic(what, *invalid), remedy_of(invalid->kind))});
    for (const checked_assertion& one : what.assertions)
        all.push_back(case_of(what, one));
    if (!what.baseline)
        return all;
    for (const change& one : what.baseline->changes)
        all.push_back(case_of(what, one));
    if (std::ranges::all_of(what.baseline->changes, [](const change& one) {
            return one.kind == change_kind::not_compared;
        })) {
        test_case nothing{"pingpong.baseline", "something was compared"};
        make_inconclusive(nothing, what);
        all.push_back(nothing);
    }
    return all;
}

std::string text_of(const test_case& what) {
    const std::string found = escape_xml(what.found);
    std::string text = fmt::format("    <testcase classname=\"{}\" name=\"{}\" time=\"0\"",
                                   what.group, escape_xml(what.name));
    switch (what.result) {
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
    const std::string_view element = what.result == case_result::failed ? "failure" : "error";
    return text +
           fmt::format(">\n      <{0} type=\"{1}\" message=\"{2}\">{2}</{0}>\n    </testcase>\n",
                       element, escape_xml(what.type), found);
}

std::string property(std::string_view name, std::string_view value) {
    return fmt::format("      <property name=\"{}\" value=\"{}\"/>\n", name, escape_xml(value));
}

/// The numbers of cases by result, as both elements have them.
std::string totals(const report& what, const std::vector<test_case>& cases) {
    const auto number_of = [&cases](case_result which) {
        return std::ranges::count(cases, which, &test_case::result);
    };
    return fmt::format(
        R"(name="pingpong" tests="{}" failures="{}" errors="{}" skipped="{}" time="{:.3f}")",
        cases.size(), number_of(case_result::failed), number_of(case_result::broken),
        number_of(case_result::skipped), std::chrono::duration<double>(what.duration).count());
}

}  // namespace

std::string to_junit(const report& what) {
    const std::vector<test_case> cases = cases_of(what);
    const std::string numbers = totals(what, cases);
    std::string start = format_rfc3339_utc(what.start);
    start.resize(std::min(start.find_first_of(".Z"), start.size()));  // as its readers want it

    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    text += fmt::format("<testsuites {}>\n  <testsuite {} timestamp=\"{}\">\n    <properties>\n",
                        numbers, numbers, start);
    text += property("run_id", what.run_id);
    text += property("version", what.generator.version);
    text += property("commit", what.generator.commit);
    text += "    </properties>\n";
    for (const test_case& one : cases)
        text += text_of(one);
    if (cases.empty())
        text +=
            "    <system-out>Nothing was asserted of this run, nor was it compared with an older "
            "one.</system-out>\n";
    return text + "  </testsuite>\n</testsuites>\n";
}

}  // namespace pingpong
