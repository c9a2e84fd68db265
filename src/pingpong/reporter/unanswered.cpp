#include "pingpong/reporter/unanswered.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pingpong/reporter/reason_words.hpp"
#include "pingpong/scheduler/find.hpp"

namespace pingpong {
namespace {

const contender_view* contender_named(const experiment_view& view, const std::string& protocol) {
    const auto found = std::ranges::find_if(
        view.contenders, [&](const contender_view& one) { return one.what->protocol == protocol; });
    return found == view.contenders.end() ? nullptr : &*found;
}

/// E.g. "HTTP keep-alive failed (connect: Connection refused), so that the two were never
/// compared."
std::string why_not(const contender_view& a, const contender_view& b, make_safe safe) {
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
                                          const std::vector<experiment_view>& views,
                                          make_safe safe) {
    const question& asked = what.config.asked;
    std::string why;
    for (const experiment_view& view : views) {
        if (find_comparison(what, view.index, asked.numerator, asked.denominator))
            return std::nullopt;
        const contender_view* a = contender_named(view, asked.numerator);
        const contender_view* b = contender_named(view, asked.denominator);
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
