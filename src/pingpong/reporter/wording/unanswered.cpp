#include "pingpong/reporter/wording/unanswered.hpp"

#include <fmt/format.h>

#include "pingpong/report/lookup.hpp"
#include "pingpong/reporter/wording/reason_words.hpp"

namespace pingpong {
namespace {

/// E.g. "HTTP keep-alive failed (connect: Connection refused), so that the two were never
/// compared."
std::string why_not(const contender_view& a, const contender_view& b, escaper safe) {
    for (const contender_view* one : {&a, &b})
        for (const trial* each : one->trials)
            if (each->failure)
                return fmt::format("{} failed ({}), so that the two were never compared.",
                                   name_for_people(one->what->protocol, safe),
                                   safe(*each->failure));
    return "the two never played a round together.";
}

}  // namespace

std::optional<answer> unanswered_question(const report& what,
                                          const std::vector<experiment_view>& views, escaper safe) {
    const question& asked = what.config.question;
    std::string why;
    for (const experiment_view& view : views) {
        if (find_comparison(what, view.index, asked.numerator, asked.denominator))
            return std::nullopt;
        const contender_view* a = find_contender(view, asked.numerator);
        const contender_view* b = find_contender(view, asked.denominator);
        if (a && b && why.empty())
            why = why_not(*a, *b, safe);
    }
    if (why.empty())
        return std::nullopt;
    return answer{fmt::format("Does {} beat {}?", name_for_people(asked.numerator, safe),
                              name_for_people(asked.denominator, safe)),
                  "No answer: " + why};
}

}  // namespace pingpong
