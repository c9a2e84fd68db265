#include <string_view>

#include "pingpong/analysis/self_test_outcome.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "pingpong/reporter/json/json_writer.hpp"
#include "pingpong/reporter/json/report_members.hpp"
#include "pingpong/reporter/wording/names.hpp"

namespace pingpong {

// Found by argument-dependent lookup, so not in an unnamed namespace.
static void transfer(json_archive& json, self_test_share& share) {
    json("hits", share.hits);
    json("trials", share.trials);
    json("share", share.share);
}

static void transfer(json_archive& json, self_test_tally& tally) {
    json("ratio_interval_excludes_1", tally.intervals);
    json("claim_excludes_1", tally.claims);
    json("verdict_faster_or_slower", tally.verdicts);
    json("ratio_covered", tally.ratio_covered);
    json("difference_covered", tally.difference_covered);
    json("warm_up_dropped", tally.warm_ups);
    json("autocorrelated", tally.autocorrelated);
    json("ratio", tally.ratio);
}

namespace {

void write_trials(json_archive& json, std::string_view name,
                  const std::vector<self_test_trial>& trials) {
    json.write_only(name, trials, [&](const self_test_trial& trial) {
        json.write_only("injected_ns", trial.injected);
        json.write_only("rounds", trial.figures.rounds);
        json.write_only("rounds_dropped", trial.figures.dropped);
        json.write_only("lag1_autocorrelation", trial.figures.lag1_autocorrelation);
        json.write_only("log_ratio_sd", trial.figures.log_ratio_sd);
        json.write_only("ratio", trial.figures.ratio);
        json.write_only("claim", trial.figures.claim);
        json.write_only("difference_ns", trial.figures.difference);
        json.write_only("finding", name_of(trial.verdict.kind));
        json.write_only("certainty", name_of(trial.verdict.certainty));
        json.write_only("median_ns", trial.median_ns);
        json.write_only("contention", trial.contention);
    });
}

void write_levels(json_archive& json, const level_spread& levels) {
    json.write_only("round_sd", levels.round_sd);
    json.write_only("repetition_sd", levels.repetition_sd);
    json.write_only("process_sd", levels.process_sd);
    json.write_only("processor_sd", levels.processor_sd);
}

void write_series(json_archive& json, const rerun_series& series) {
    const rerun_outcome outcome = outcome_of(series);
    json.write_only("name", series.name);
    json.write_only("log_ratio_mean", outcome.log_ratio_mean);
    json.write_only("log_ratio_sd", outcome.sd);
    json.write_only("observed_se", outcome.observed_se);
    json.write_only("run_sd", outcome.run_sd);
    write_levels(json, outcome.levels);
    json.write_only("claimed_halfwidth_ratio", outcome.claimed_half);
    json.write_only("covered", outcome.covered);
    json.write_only("pairs", outcome.pairs);
    json.write_only("disjoint_pairs", outcome.disjoint_pairs);
    json.write_only("contradicting_pairs", outcome.contradicting_pairs);
    json.write_only("runs", series.runs, [&](const rerun& run) {
        json.write_only("start_utc", run.start);
        json.write_only("processes", run.processes);
        json.write_only("observed", run.observed);
        json.write_only("claim", run.claim);
        json.write_only("finding", name_of(run.verdict.kind));
        json.write_only("certainty", name_of(run.verdict.certainty));
        write_levels(json, run.levels);
    });
}

std::string_view name_of_answer(evidence answer) {
    switch (answer) {
        case evidence::yes:
            return "yes";
        case evidence::no:
            return "no";
        case evidence::open:
            break;
    }
    return "open";
}

}  // namespace

std::string to_json(const self_test_report& measured) {
    const self_test_outcome outcome = outcome_of(measured);
    json_writer json;
    json.write_only("schema", "pingpong.self_test");
    json.write_only("schema_version", "2.0");
    json.write_only("interrupted", measured.interrupted);
    json.write_only("failure", measured.failure);
    json.write_only("generator", measured.generator);
    json.write_only("start_utc", measured.start);
    json.write_only("duration_ns", measured.duration);
    json.write_only("environment", measured.environment);
    json.write_only("protocol", measured.plan.protocol);
    json.write_only("trials_wanted", measured.plan.trials);
    json.write_only("delay_ratio", measured.plan.delay);
    json.write_only("count", measured.plan.count);
    json.write_only("rounds", measured.plan.rounds);
    json.write_only("seed", measured.plan.seed);
    json.write_only("confidence", measured.confidence);
    json.write_only("margin_ratio", measured.margin);
    json.write_only("median_ns", outcome.median_ns);
    json.write_only("contention_median", outcome.contention);
    json.write_only("same", outcome.same);
    json.write_only("delayed", outcome.delayed);
    json.write_only("false_positives_consistent", name_of_answer(outcome.keeps_level));
    json.write_only("power_sufficient", name_of_answer(outcome.finds_delay));
    write_trials(json, "trials_same", measured.same);
    write_trials(json, "trials_delayed", measured.delayed);
    json.write_only("reruns", measured.reruns,
                    [&](const rerun_series& series) { write_series(json, series); });
    return std::move(json).take();
}

}  // namespace pingpong
