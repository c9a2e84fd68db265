#include "pingpong/reporter/text/self_test_text.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "pingpong/reporter/wording/escape.hpp"
#include "pingpong/reporter/wording/wording.hpp"

namespace pingpong {
namespace {

/// "4 of 100, 4.0 % [1.1, 9.9]".
std::string share_words(const self_test_share& of) {
    if (!of.share)
        return "0 of 0";
    return fmt::format("{} of {}, {:.1f} % [{:.1f}, {:.1f}]", of.hits, of.trials,
                       100 * of.share->value, 100 * *of.share->low, 100 * *of.share->high);
}

/// "1.0004 [0.9990, 1.0018]".
std::string ratio_of(const std::optional<estimate>& of) {
    if (!of)
        return std::string(unknown_figure);
    if (!of->low)
        return fmt::format("{:.4f}", of->value);
    return fmt::format("{:.4f} [{:.4f}, {:.4f}]", of->value, *of->low, *of->high);
}

std::string level_words(const self_test_outcome& found) {
    const double level = 100 * found.level;
    switch (found.keeps_level) {
        case evidence::yes:
            return fmt::format("The false positives are consistent with {:.0f} %.", level);
        case evidence::no:
            return fmt::format(
                "The false positives are more than {:.0f} %: do not trust intervals "
                "measured like this.",
                level);
        case evidence::open:
            break;
    }
    return fmt::format(
        "Too few trials to tell whether false positives are at most {:.0f} %: {} without any "
        "would show it.",
        level, found.trials_for_level);
}

std::string power_words(const self_test_outcome& found, double delay) {
    const double wanted = 100 * self_test_outcome::required_power;
    switch (found.finds_delay) {
        case evidence::yes:
            return fmt::format("A delay of {:g} % is found with more than {:.0f} % power.",
                               100 * delay, wanted);
        case evidence::no:
            return fmt::format(
                "A delay of {:g} % is not found with {:.0f} % power on this "
                "machine, as it is now.",
                100 * delay, wanted);
        case evidence::open:
            break;
    }
    if (found.delayed.intervals.trials < found.trials_for_power)
        return fmt::format(
            "Too few trials to tell whether a delay of {:g} % is found with {:.0f} % power: {} "
            "that "
            "all find it would show it.",
            100 * delay, wanted, found.trials_for_power);
    return fmt::format("Whether a delay of {:g} % is found with {:.0f} % power is undecided.",
                       100 * delay, wanted);
}

class lines {
public:
    template <class... T>
    void add(fmt::format_string<T...> how, T&&... what) {
        text += fmt::format(how, std::forward<T>(what)...) + '\n';
    }

    void tally(std::string_view heading, const self_test_tally& of, std::string_view covers) {
        add("{}", heading);
        add("  the interval of the ratio excludes 1   {}", share_words(of.intervals));
        add("  so does what is claimed                {}", share_words(of.claims));
        add("  the verdict is faster or slower        {}", share_words(of.verdicts));
        add("  the interval of the ratio holds {:<7}{}", covers, share_words(of.ratio_covered));
        add("  that of the difference holds its time  {}", share_words(of.difference_covered));
        add("  the ratio over all trials              {}", ratio_of(of.ratio));
    }

    std::string text;
};

}  // namespace

std::string to_table(const self_test_report& measured) {
    const self_test_outcome found = outcome_of(measured);
    const self_test_plan& asked = measured.plan;
    lines out;
    out.add("{} against itself: {} exchanges, {} rounds, {}; seed {}", asked.protocol, asked.count,
            asked.rounds, counted(asked.trials, "trial") + " of each kind", asked.seed);
    out.add("median round trip {} us, wall by CPU time {}, {:.0f} s\n",
            figure(in_us(found.median_ns), 2), figure(found.contention, 2),
            std::chrono::duration<double>(measured.duration).count());
    out.tally("Both the same", found.same, "1");
    out.text += '\n';
    out.tally(fmt::format("One delayed by {:g} %", 100 * asked.delay), found.delayed,
              fmt::format("{:g}", 1 + asked.delay));
    out.add(
        "\nThe first rounds were left out in {} and {} trials, neighbouring rounds resembled "
        "each other\nto the end in {} and {}. In brackets {:.0f} % confidence intervals.\n",
        found.same.warm_ups.hits, found.delayed.warm_ups.hits, found.same.autocorrelated.hits,
        found.delayed.autocorrelated.hits, 100 * measured.confidence);
    out.add("{} {}", level_words(found), power_words(found, asked.delay));
    if (measured.failure)
        out.add("It ended early: {}", escape_terminal(*measured.failure));
    if (measured.interrupted)
        out.add("Interrupted: this is what was measured until then.");
    return std::move(out.text);
}

}  // namespace pingpong
