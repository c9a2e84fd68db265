// How often what is said is true, found by playing rounds whose truth is known. The standard error
// of a share of 95 % is half a point with 2000 sessions, so that bounds of two points are safe; the
// seeds make it the same each time.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "pingpong/statistics/cost_model.hpp"
#include "pingpong/statistics/paired_comparison.hpp"
#include "pingpong/statistics/stopping.hpp"
#include "pingpong/statistics/verdict.hpp"
#include "statistics/chance.hpp"

namespace pingpong {
namespace {

using test::chance;
using test::share;

constexpr int sessions = 2000;
constexpr int fewer_sessions = 1000;

/// What is true of a session: spreads are of logarithms.
struct truth {
    double log_ratio = 0;
    double block_noise = 0.01;  ///< Of every block on its own.
    double moving_ratio = 0;    ///< Of the log ratio from round to round.
    double correlation = 0;     ///< Of the log ratio with that of the round before.
    bool skewed = false;        ///< How the ratio moves.
};

/// A session whose rounds keep coming; the level of the machine goes up and down for both.
class session {
public:
    session(chance& source, const truth& model) : source_(source), model_(model) {}

    void play(std::size_t rounds) {
        while (a_.size() < rounds) {
            const double level = 15000 * std::exp(0.1 * source_.normal());
            const double ratio = std::exp(model_.log_ratio + move());
            a_.push_back({a_.size(), block(ratio * level), block(ratio * level)});
            b_.push_back({b_.size(), block(level), block(level)});
        }
    }

    paired_comparison compare() const { return compare_rounds(a_, b_).value(); }

private:
    double move() {
        const double fresh = model_.skewed ? source_.very_skewed() : source_.normal();
        const double kept = a_.empty() ? 0 : model_.correlation;
        moved_ = kept * moved_ + std::sqrt(1 - kept * kept) * fresh;
        return model_.moving_ratio * moved_;
    }

    double block(double level) { return level * std::exp(model_.block_noise * source_.normal()); }

    chance& source_;
    truth model_;
    double moved_ = 0;
    std::vector<round_figure> a_;
    std::vector<round_figure> b_;
};

bool covers(const estimate& interval, double value) {
    return *interval.low <= value && value <= *interval.high;
}

bool excludes_one(const estimate& interval) {
    return !covers(interval, 1);
}

/// How often a property of the comparison holds after so many rounds.
template <class Property>
double share_of(int count, const truth& model, std::size_t rounds, Property property) {
    chance source(rounds);
    return share(count, [&] {
        session each(source, model);
        each.play(rounds);
        return property(each.compare());
    });
}

double coverage_of(const truth& model, std::size_t rounds, int count = sessions) {
    const double ratio = std::exp(model.log_ratio);
    return share_of(count, model, rounds,
                    [=](const auto& seen) { return covers(seen.ratio, ratio); });
}

/// The share, printed into the results too.
void expect_within(const std::string& text, double found, double low, double high) {
    testing::Test::RecordProperty(text, std::to_string(found));
    EXPECT_GE(found, low) << text;
    EXPECT_LE(found, high) << text;
}

TEST(Simulation, TheRatiosIntervalHoldsTheTruthAsOftenAsItSays) {
    truth model;
    model.log_ratio = -0.11;
    model.moving_ratio = 0.02;
    expect_within("of 10 rounds", coverage_of(model, 10), 0.93, 0.97);
    expect_within("of 30 rounds", coverage_of(model, 30, fewer_sessions), 0.93, 0.97);
}

// A few rounds of a skewed ratio miss its long tail: the interval promises more than it keeps.
TEST(Simulation, TheRatiosIntervalHoldsTheTruthLessOftenWhenTheRatioIsSkewed) {
    truth model;
    model.log_ratio = -0.11;
    model.block_noise = 0.001;
    model.moving_ratio = 0.02;
    model.skewed = true;
    expect_within("of 10 rounds", coverage_of(model, 10), 0.86, 0.93);
    expect_within("of 30 rounds", coverage_of(model, 30, fewer_sessions), 0.88, 0.94);
}

TEST(Simulation, TheClaimHoldsTheTruthAtLeastAsOftenAsTheInterval) {
    truth model;
    model.log_ratio = -0.11;
    const auto claim_holds = [](const auto& seen) { return covers(seen.claim, std::exp(-0.11)); };
    expect_within("of a ratio that stays", share_of(sessions, model, 10, claim_holds), 0.97, 0.995);
    model.moving_ratio = 0.02;
    expect_within("of one that moves", share_of(sessions, model, 10, claim_holds), 0.93, 0.97);
}

TEST(Simulation, FindsNoDifferenceWhereThereIsNone) {
    const truth same;
    chance source(12);
    int ratios = 0, claims = 0, flips = 0, drifts = 0, cut = 0, unsteady = 0;
    for (int i = 0; i < sessions; ++i) {
        session each(source, same);
        each.play(12);
        const paired_comparison seen = each.compare();
        ratios += excludes_one(seen.ratio) ? 1 : 0;
        claims += excludes_one(seen.claim) ? 1 : 0;
        flips += seen.p_sign_flip <= 0.05 ? 1 : 0;
        drifts += seen.drifts_within_round ? 1 : 0;
        cut += seen.dropped > 0 ? 1 : 0;
        unsteady += seen.steady ? 0 : 1;
    }
    expect_within("the ratio's interval excludes 1", 1.0 * ratios / sessions, 0.03, 0.07);
    expect_within("the claim excludes 1", 1.0 * claims / sessions, 0, 0.035);
    expect_within("p is at most 0.05", 1.0 * flips / sessions, 0.03, 0.07);
    expect_within("drift within rounds", 1.0 * drifts / sessions, 0.01, 0.035);
    expect_within("rounds were dropped", 1.0 * cut / sessions, 0, 0.01);
    expect_within("not steady", 1.0 * unsteady / sessions, 0, 0.01);
}

/// How often the t-interval of so many values, each 0.3 of the one before, holds their mean.
double coverage_unmerged(std::size_t size) {
    chance source(size);
    return share(sessions, [&] {
        std::vector<double> values{source.normal()};
        while (values.size() < size)
            values.push_back(0.3 * values.back() + std::sqrt(1 - 0.09) * source.normal());
        return covers(mean_of(values, 0.95).value(), 0);
    });
}

TEST(Simulation, MergingHelpsRoundsThatResembleTheirNeighboursButNotAllTheWay) {
    truth model;
    model.block_noise = 1e-6;
    model.moving_ratio = 0.02;
    model.correlation = 0.3;
    expect_within("merged", coverage_of(model, 60, fewer_sessions), 0.885, 0.94);
    expect_within("unmerged", coverage_unmerged(60), 0.82, 0.875);
}

// Ratios move by 2 % from round to round, and the interval is to be within 1 %: 26 rounds or so.
TEST(Simulation, StoppingAtAWidthKeepsTheIntervalHonest) {
    chance source(15);
    truth model;
    model.log_ratio = -0.11;
    model.moving_ratio = 0.02;
    const double held = share(fewer_sessions, [&] {
        session each(source, model);
        std::uint64_t look = first_look;
        each.play(look);
        for (paired_comparison seen = each.compare();; seen = each.compare()) {
            if (half_width(seen.ratio) <= 0.01)
                return covers(seen.ratio, std::exp(-0.11));
            look = look_after(look);
            each.play(look);
        }
    });
    expect_within("held", held, 0.91, 0.97);
}

/// How often values of mean 0 are found to differ from 0 at one of the looks up to 120 values.
template <class Next>
double found_at_a_look(Next next) {
    chance source(44);
    return share(fewer_sessions, [&] {
        std::vector<double> values;
        for (std::uint64_t look = first_look; look <= 120; look = next(look)) {
            while (values.size() < look)
                values.push_back(source.normal());
            if (!covers(mean_of(values, 0.95).value(), 0))
                return true;
        }
        return false;
    });
}

TEST(Simulation, StoppingAtADifferenceFindsOneWhereThereIsNone) {
    const double at_looks = found_at_a_look([](std::uint64_t look) { return look_after(look); });
    const double always = found_at_a_look([](std::uint64_t look) { return look + 1; });
    expect_within("at 10, 15, 23, ... values", at_looks, 0.13, 0.23);
    expect_within("at every value from 10 on", always, 0.26, 0.38);
}

TEST(Simulation, TheLeastDetectableRatioIsFoundFourTimesInFive) {
    for (const std::size_t rounds : {10U, 20U}) {
        truth model;
        model.moving_ratio = 0.02;
        model.log_ratio = detectable_mean(std::hypot(0.01, 0.02), rounds, 0.95);
        const double found = share_of(fewer_sessions, model, rounds,
                                      [](const auto& seen) { return excludes_one(seen.ratio); });
        expect_within("found in " + std::to_string(rounds), found, 0.76, 0.84);
    }
}

TEST(Simulation, TheBreakEvensIntervalHoldsTheTruthAsOftenAsItSays) {
    for (const double more_set_up : {100.0, 10.0}) {
        chance source(19);
        const double held = share(sessions, [&] {
            std::vector<double> set_ups, savings;
            for (int i = 0; i < 10; ++i) {
                set_ups.push_back(more_set_up + 15 * source.normal());
                savings.push_back(2 + 0.6 * source.normal());
            }
            const break_even found =
                find_break_even(mean_and_variance_of(set_ups), mean_and_variance_of(savings), 0.95);
            return found.exchanges && covers(*found.exchanges, more_set_up / 2);
        });
        expect_within("held at " + std::to_string(more_set_up / 2), held, 0.93, 0.98);
    }
}

TEST(Simulation, HolmKeepsTheErrorOfAFamilyOfEight) {
    chance source(1979);
    int adjusted = 0, raw = 0;
    const int families = 300;
    for (int i = 0; i < families; ++i) {
        std::vector<double> p;
        while (p.size() < 8) {
            session each(source, truth{});
            each.play(12);
            p.push_back(each.compare().p_sign_flip.value());
        }
        const std::vector<double> by_holm = holm(p);
        raw += std::ranges::min(p) <= 0.05 ? 1 : 0;
        adjusted += std::ranges::min(by_holm) <= 0.05 ? 1 : 0;
    }
    expect_within("adjusted", 1.0 * adjusted / families, 0, 0.08);
    expect_within("as they are", 1.0 * raw / families, 0.25, 0.45);
}

}  // namespace
}  // namespace pingpong
