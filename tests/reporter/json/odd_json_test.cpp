// Reports from anywhere: whatever stands where a member should be, the report is refused in one
// line that names the member, or taken and shown in every format.
#include <gtest/gtest.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <exception>
#include <string>
#include <vector>

#include "pingpong/reporter/format.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "support/reports/hostile_report.hpp"

namespace pingpong {
namespace {

namespace json = boost::json;

/// Removes from a list what is of other cells than the first four.
void keep_few(auto& list) {
    std::erase_if(list, [](const auto& element) { return element.cell >= 4; });
}

/// The first experiment of the sample without the contender that fails: little, yet of everything.
json::value make_small_report() {
    report sample = sample_report();
    sample.cells.resize(4);
    sample.assertions.push_back({"ws.p99_us < 60", assertion_result::pass, {}});
    sample.baseline.emplace();
    sample.baseline->differences.emplace_back();
    sample.baseline->changes.emplace_back().factor = estimate{1, 0.9, 1.1};
    sample.config.rate_per_s = 1000;
    keep_few(sample.blocks);
    keep_few(sample.trials);
    keep_few(sample.openings);
    keep_few(sample.summaries);
    sample.stopping.resize(1);
    sample.original_rows.resize(2);
    sample.comparisons.clear();
    sample.costs.clear();
    sample.fitted_costs.clear();
    sample.break_evens.clear();
    sample.ladder.clear();
    sample.checks.clear();
    sample.diagnostics.clear();
    return json::parse(to_json(sample));
}

const json::value& small_report() {
    static const json::value made = make_small_report();
    return made;
}

/// A member of an object: where the object is, and its name.
struct place {
    std::string object;  ///< A JSON pointer.
    std::string name;
};

/// All members of a document; of lists those of the first element.
void places_in(const json::value& value, const std::string& pointer, std::vector<place>& places) {
    if (const json::array* list = value.if_array(); list && !list->empty())
        places_in(list->front(), pointer + "/0", places);
    if (const json::object* object = value.if_object())
        for (const auto& member : *object) {
            places.push_back({pointer, std::string(member.key())});
            places_in(member.value(), pointer + '/' + places.back().name, places);
        }
}

std::vector<place> all_places() {
    std::vector<place> all;
    places_in(small_report(), "", all);
    return all;
}

/// What an error is to begin with: the first member of the path. Without cells, what refers to them
/// is wrong.
std::string beginning_of(const place& where) {
    if (where.object.empty())
        return where.name == "cells" ? "" : where.name;
    return where.object.substr(1, where.object.find('/', 1) - 1);
}

/// Whether a text has what acts on a terminal, line feeds apart.
bool acts_on_terminal(const std::string& text) {
    return text.find_first_of("\x1b\x07\r") != std::string::npos ||
           text.find("\u009b") != std::string::npos;
}

/// Reads and shows a report; empty, or what is wrong with how it went.
std::string what_goes_wrong(const json::value& document, const std::string& member) {
    try {
        const parsed_report read = from_json(json::serialize(document));
        if (!read.value && (!read.error.starts_with(member) || acts_on_terminal(read.error) ||
                            read.error.find('\n') != std::string::npos))
            return "refused with: " + read.error;
        if (read.value)
            for (const std::string& name : format_names()) {
                std::string shown = render(*read.value, *find_format(name));
                if (name.starts_with("csv"))
                    std::erase(shown, '\r');  // of its line ends
                if (acts_on_terminal(shown))
                    return "shown as it is in " + name;
            }
    } catch (const std::exception& error) {
        return std::string("thrown: ") + error.what();
    }
    return {};
}

/// Shows the small report, each time with another member changed by `change(object, name)`.
template <class Change>
void expect_no_harm(Change change) {
    for (const place& where : all_places()) {
        json::value document = small_report();
        change(document.at_pointer(where.object).as_object(), where.name);
        EXPECT_EQ(what_goes_wrong(document, beginning_of(where)), "")
            << where.object << '/' << where.name;
    }
}

/// The same with a value in its place.
void expect_no_harm_of(const json::value& odd) {
    expect_no_harm([&odd](json::object& object, const std::string& name) { object[name] = odd; });
}

TEST(OddJson, MayLackAnyMember) {
    expect_no_harm([](json::object& object, const std::string& name) { object.erase(name); });
}

TEST(OddJson, MayHaveNullAnywhere) {
    expect_no_harm_of(nullptr);
}

TEST(OddJson, MayHaveHostileTextAnywhere) {
    expect_no_harm_of(json::value(json::string(well_formed(hostile_text))));
}

TEST(OddJson, MayHaveNegativeNumbersAnywhere) {
    expect_no_harm_of(-1);
}

TEST(OddJson, MayHaveZeroAnywhere) {
    expect_no_harm_of(0);
}

TEST(OddJson, MayHaveHugeNumbersAnywhere) {
    expect_no_harm_of(9'007'199'254'740'991);
    expect_no_harm_of(1e300);
}

TEST(OddJson, MayHaveListsAndObjectsAnywhere) {
    expect_no_harm_of(json::array());
    expect_no_harm_of(json::array{json::array{nullptr}});
    expect_no_harm_of(json::object());
}

TEST(OddJson, MayBeCutAnywhere) {
    const std::string whole = to_json(sample_report());
    for (std::size_t size = 0; size + 1 < whole.size(); size += 97) {
        const parsed_report read = from_json(whole.substr(0, size));
        EXPECT_FALSE(read.value) << size;
        EXPECT_FALSE(read.error.empty()) << size;
        EXPECT_EQ(read.error.find('\n'), std::string::npos) << read.error;
    }
}

}  // namespace
}  // namespace pingpong
