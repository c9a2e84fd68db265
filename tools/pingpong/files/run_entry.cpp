#include "pingpong/files/run_entry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <cmath>
#include <utility>

#include "pingpong/report/lookup.hpp"
#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/experiments.hpp"

namespace pingpong::command {
namespace {

namespace json = boost::json;

constexpr std::string_view schema = "pingpong.run", schema_version = "1.0";

std::string format_range(double low, double high) {
    return fmt::format(" [{:.1f}, {:.1f}]", std::min(low, high), std::max(low, high));
}

/// By how much the numerator is faster or slower, e.g. "4.4 % slower [2.8, 5.9]"; from a factor of
/// two on "takes 4.96 times as long [4.79, 5.13]".
std::string format_effect(const estimate& ratio) {
    if (ratio.value >= 2 || ratio.value <= 0.5)
        return fmt::format("takes {:.2f} times as long", ratio.value) +
               (ratio.low ? fmt::format(" [{:.2f}, {:.2f}]", *ratio.low, *ratio.high) : "");
    const double sign = ratio.value < 1 ? -100 : 100;
    const auto percent = [sign](double value) { return sign * (value - 1); };
    return fmt::format("{:.1f} % {}", percent(ratio.value), ratio.value < 1 ? "faster" : "slower") +
           (ratio.low ? format_range(percent(*ratio.low), percent(*ratio.high)) : "");
}

std::string format_answer(const report& report, const comparison& primary) {
    const estimate& claim = primary.figures.claim;
    const std::string bounds =
        claim.low ? format_range(100 * (*claim.low - 1), 100 * (*claim.high - 1)) + " %" : "";
    if (primary.verdict.certainty == certainty::withheld)
        return "no valid answer";
    if (primary.verdict.kind == verdict_kind::equivalent)
        return "no practical difference" + bounds;
    if (primary.verdict.kind == verdict_kind::undecided)
        return "cannot tell" + bounds;
    const cell& denominator = report.cells[primary.denominator];
    const bool is_usual = roles::http_kept.secured_by(denominator.description.traits.secured)
                              .fits(denominator.description.traits);
    return fmt::format("{} {}{}",
                       format_contender(report.cells[primary.numerator], escape_terminal),
                       format_effect(claim),
                       is_usual ? "" : " than " + format_contender(denominator, escape_terminal));
}

/// The experiment with the most exchanges of those that have an answer, which is the most precise.
const comparison* find_answer(const report& report) {
    const comparison* answer = nullptr;
    for (std::size_t i = 0; i < report.stopping.size(); ++i)
        if (const comparison* primary = find_primary_comparison(report, i))
            if (!answer ||
                report.cells[primary->numerator].count > report.cells[answer->numerator].count)
                answer = primary;
    return answer;
}

std::string text_at(const json::object& object, std::string_view name) {
    const json::value* found = object.if_contains(name);
    return found && found->is_string() ? std::string(found->get_string()) : std::string();
}

std::optional<double> number_at(const json::object& object, std::string_view name) {
    const json::value* found = object.if_contains(name);
    if (!found || !found->is_number())
        return std::nullopt;
    const double value = found->to_number<double>();
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<past_run> parse_past(const json::object& object) {
    const auto mean = number_at(object, "log_ratio_mean"),
               variance = number_at(object, "log_ratio_variance"),
               process_sd = number_at(object, "process_sd"),
               processor_sd = number_at(object, "processor_sd");
    if (!mean || !variance || !process_sd || !processor_sd || *variance < 0 || *process_sd < 0 ||
        *processor_sd < 0)
        return std::nullopt;
    past_run past;
    past.plan = text_at(object, "plan");
    past.found.log_ratio.mean = *mean;
    past.found.log_ratio.variance = *variance;
    past.found.levels.process_sd = *process_sd;
    past.found.levels.processor_sd = *processor_sd;
    return past;
}

}  // namespace

run_entry::run_entry(const report& report)
    : run_id(report.run_id), start(report.start), past(past_run_of(report)) {
    const std::vector<std::string> settings = format_distinctions(report);
    const comparison* const primary = find_answer(report);
    answer = is_unanswered(report) ? "no valid answer"
             : primary             ? format_answer(report, *primary)
                                   : "nothing was compared";
    if (report.interrupted)
        setting = "interrupted, ";
    if (settings.empty())
        return;
    setting += settings[primary ? report.cells[primary->numerator].experiment : 0];
    if (settings.size() > 1)
        setting += fmt::format(" (1/{})", settings.size());
}

std::string to_json(const run_entry& entry) {
    const auto start_us =
        std::chrono::floor<std::chrono::microseconds>(entry.start.time_since_epoch());
    json::object document{{"schema", schema},       {"schema_version", schema_version},
                          {"run_id", entry.run_id}, {"start_us", start_us.count()},
                          {"answer", entry.answer}, {"setting", entry.setting}};
    if (entry.past) {
        document["plan"] = entry.past->plan;
        document["log_ratio_mean"] = entry.past->found.log_ratio.mean;
        document["log_ratio_variance"] = entry.past->found.log_ratio.variance;
        document["process_sd"] = entry.past->found.levels.process_sd;
        document["processor_sd"] = entry.past->found.levels.processor_sd;
    }
    return json::serialize(document) + '\n';
}

std::optional<run_entry> parse_run_entry(std::string_view text) {
    boost::system::error_code error;
    const json::value document = json::parse({text.data(), text.size()}, error);
    if (error || !document.is_object())
        return std::nullopt;
    const json::object& object = document.get_object();
    const auto start_us = number_at(object, "start_us");
    constexpr double max_start_us = 9e15;  // in the year 2255; a double holds it exactly
    if (text_at(object, "schema") != schema ||
        text_at(object, "schema_version") != schema_version || !start_us || *start_us < 0 ||
        *start_us > max_start_us)
        return std::nullopt;
    run_entry entry;
    entry.run_id = text_at(object, "run_id");
    entry.start += std::chrono::microseconds(static_cast<std::int64_t>(*start_us));
    entry.answer = text_at(object, "answer");
    entry.setting = text_at(object, "setting");
    entry.past = parse_past(object);
    return entry;
}

}  // namespace pingpong::command
