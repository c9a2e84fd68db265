// How often the interval of a run holds the ratio that many runs would find, when ratios move on
// all four levels: from round to round, from connection to connection, from process to process, and
// from run to run. The seeds make it the same each time.
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "pingpong/statistics/claim.hpp"
#include "pingpong/statistics/independent_units.hpp"
#include "pingpong/statistics/paired_comparison.hpp"
#include "pingpong/statistics/stopping.hpp"
#include "pingpong/statistics/variance_components.hpp"
#include "statistics/chance.hpp"

namespace pingpong {
namespace {

using test::chance;
using test::share;

constexpr int runs = 2000;

/// The standard deviations of log ratios on each level, as they were measured.
struct levels {
    double round = 0.006, repetition = 0.008, process = 0.007, run = 0;
    double processor = 0;         ///< By how much one processor's ratio exceeds the other's.
    double moving_processor = 0;  ///< The same, another time in each run.
    double skew = 0;              ///< Sigma of how processes and repetitions differ; 0: normally.
    double regime = 0;  ///< What one process in eight has more: a second state of the machine.
};

/// A run on two processors, whose mean log ratio over many runs is 0.
class simulated_run {
public:
    simulated_run(chance& source, const levels& model) : source_(source), model_(model) {
        moved_ = model_.run * source_.normal();
        for (double& each : moved_by_processor_)
            each = model_.moving_processor * source_.normal();
    }

    void play(std::size_t processes) {
        while (means_.size() < processes) {
            const std::size_t processor = means_.size() % 2;
            const double side = processor == 0 ? -0.5 : 0.5;
            means_.push_back(
                {play_process(side * model_.processor + moved_by_processor_[processor]),
                 processor});
        }
    }

    /// What compares the means of processes, as the analysis of a report does.
    paired_comparison compare(const variance_components& components) const {
        comparison_rules rules;
        rules.components = components;
        paired_comparison result;
        result.rounds = means_.size() * rounds_of_process;
        const mean_and_variance mean = mean_over_processes(means_);
        make_claim(result, {mean, mean}, rules);
        claim_for_reruns(result,
                         components.run_sd * components.run_sd + variance_by_processors(means_), 1,
                         rules);
        return result;
    }

private:
    static constexpr std::size_t repetitions_of_process = 4, rounds_of_repetition = 5;
    static constexpr std::size_t rounds_of_process = repetitions_of_process * rounds_of_repetition;

    double shaped() { return model_.skew > 0 ? source_.skewed(model_.skew) : source_.normal(); }

    double play_process(double of_processor) {
        double process = moved_ + of_processor + model_.process * shaped();
        if (model_.regime != 0)
            process += model_.regime * ((source_.normal() > 1.15035 ? 1 : 0) - 0.125);
        double sum = 0;
        for (std::size_t i = 0; i < repetitions_of_process; ++i) {
            const double repetition = process + model_.repetition * shaped();
            for (std::size_t j = 0; j < rounds_of_repetition; ++j)
                sum += repetition + model_.round * source_.normal();
        }
        return sum / static_cast<double>(rounds_of_process);
    }

    chance& source_;
    levels model_;
    double moved_ = 0;
    double moved_by_processor_[2] = {};
    std::vector<process_mean> means_;
};

bool holds_the_grand_mean(const estimate& interval) {
    return *interval.low <= 1 && 1 <= *interval.high;
}

double coverage(const levels& model, std::size_t processes, estimate paired_comparison::*interval) {
    chance source(processes);
    return share(runs, [&] {
        simulated_run run(source, model);
        run.play(processes);
        return holds_the_grand_mean(run.compare(assumed_components).*interval);
    });
}

void expect_honest(const std::string& text, double found) {
    testing::Test::RecordProperty(text, std::to_string(found));
    EXPECT_GE(found, 0.93) << text;
    EXPECT_LE(found, 0.97) << text;
}

/// Processors that differ by as much in every run.
levels fixed_processors() {
    levels model;
    model.processor = 0.014;
    return model;
}

TEST(ProcessSimulation, TheIntervalOverProcessesHoldsWhatManyProcessesWouldFind) {
    for (const std::size_t processes : {8U, 12U, 30U})
        expect_honest(std::to_string(processes),
                      coverage(fixed_processors(), processes, &paired_comparison::observed));
}

TEST(ProcessSimulation, TheClaimHoldsWhatManyRunsWouldFind) {
    levels model;
    model.run = assumed_components.run_sd;
    for (const std::size_t processes : {8U, 12U, 30U})
        expect_honest(std::to_string(processes),
                      coverage(model, processes, &paired_comparison::claim));
}

TEST(ProcessSimulation, WithoutTheRunComponentAClaimWouldPromiseTooMuch) {
    levels model;
    model.run = assumed_components.run_sd;
    EXPECT_LT(coverage(model, 30, &paired_comparison::observed), 0.75);
}

TEST(ProcessSimulation, TheIntervalHoldsWhenProcessesDifferSkewed) {
    levels model;
    model.skew = 0.4;
    for (const std::size_t processes : {8U, 12U, 30U})
        expect_honest(std::to_string(processes),
                      coverage(model, processes, &paired_comparison::observed));
}

TEST(ProcessSimulation, TheClaimHoldsWhenProcessesDifferVerySkewed) {
    levels model;
    model.skew = 0.7;
    model.run = assumed_components.run_sd;
    for (const std::size_t processes : {8U, 12U, 30U})
        expect_honest(std::to_string(processes),
                      coverage(model, processes, &paired_comparison::claim));
}

TEST(ProcessSimulation, TheIntervalHoldsWhenTheMachineHasTwoRegimes) {
    levels model;
    model.regime = 0.02;
    for (const std::size_t processes : {8U, 12U, 30U})
        expect_honest(std::to_string(processes),
                      coverage(model, processes, &paired_comparison::observed));
}

// Twenty runs tell the component; the estimate is shrunk, and its t value has their number.
TEST(ProcessSimulation, ACalibratedComponentIsAsHonest) {
    for (const double run_sd : {0.005, 0.0075, 0.01}) {
        levels model;
        model.run = run_sd;
        chance source(77);
        const double held = share(runs, [&] {
            std::vector<double> log_ratios;
            while (log_ratios.size() < 20)
                log_ratios.push_back(run_sd * source.normal());
            variance_components components;
            components.run_sd = shrink_to_prior(mean_and_variance_of(log_ratios).sd(), 20,
                                                assumed_components.run_sd);
            components.runs = 20;
            simulated_run run(source, model);
            run.play(12);
            return holds_the_grand_mean(run.compare(components).claim);
        });
        testing::Test::RecordProperty(std::to_string(run_sd), std::to_string(held));
        EXPECT_GE(held, 0.92) << run_sd;
        EXPECT_LE(held, 0.99) << run_sd;
    }
}

// With two processors one degree of freedom tells how much they move.
TEST(ProcessSimulation, TheClaimAllowsForProcessorsThatMoveFromRunToRun) {
    levels model;
    model.run = assumed_components.run_sd;
    model.moving_processor = 0.02;
    const double claimed = coverage(model, 12, &paired_comparison::claim);
    const double observed = coverage(model, 12, &paired_comparison::observed);
    testing::Test::RecordProperty("claimed", std::to_string(claimed));
    testing::Test::RecordProperty("observed", std::to_string(observed));
    EXPECT_GT(claimed, 0.8);
    EXPECT_LT(observed, 0.5);
}

TEST(ProcessSimulation, StoppingAtTheWidthOfTheClaimKeepsItHonest) {
    levels model;
    model.run = assumed_components.run_sd;
    chance source(5);
    expect_honest("stopped", share(runs, [&] {
                      simulated_run run(source, model);
                      std::uint64_t look = 12;
                      run.play(look);
                      for (paired_comparison seen = run.compare(assumed_components);;
                           seen = run.compare(assumed_components)) {
                          if (*half_width(seen.claim) <= 0.0165 || look > 100)
                              return holds_the_grand_mean(seen.claim);
                          look = look_after(look);
                          run.play(look);
                      }
                  }));
}

}  // namespace
}  // namespace pingpong
