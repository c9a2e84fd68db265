#include "pingpong/reporter/wording/names.hpp"

namespace pingpong {

std::string_view name_of(verdict_kind kind) noexcept {
    switch (kind) {
        case verdict_kind::faster:
            return "faster";
        case verdict_kind::slower:
            return "slower";
        case verdict_kind::equivalent:
            return "equivalent";
        case verdict_kind::small:
            return "small";
        case verdict_kind::undecided:
            break;
    }
    return "undecided";
}

std::string_view name_of(certainty certainty) noexcept {
    switch (certainty) {
        case certainty::firm:
            return "firm";
        case certainty::tentative:
            return "tentative";
        case certainty::withheld:
            break;
    }
    return "withheld";
}

std::string_view name_of(statistic statistic) noexcept {
    switch (statistic) {
        case statistic::median:
            return "median";
        case statistic::mean:
            return "mean";
        case statistic::p99:
            break;
    }
    return "p99";
}

std::string_view name_of(severity severity) noexcept {
    switch (severity) {
        case severity::note:
            return "note";
        case severity::warning:
            return "warning";
        case severity::invalid:
            break;
    }
    return "invalid";
}

std::string_view name_of(component_source source) noexcept {
    switch (source) {
        case component_source::calibrated:
            return "calibrated";
        case component_source::history:
            return "history";
        case component_source::assumed:
            break;
    }
    return "assumed";
}

std::optional<component_source> find_component_source(std::string_view name) noexcept {
    for (const component_source source :
         {component_source::assumed, component_source::calibrated, component_source::history})
        if (name == name_of(source))
            return source;
    return std::nullopt;
}

std::string_view name_of(break_even_kind kind) noexcept {
    switch (kind) {
        case break_even_kind::from_n:
            return "from-n";
        case break_even_kind::below_n:
            return "below-n";
        case break_even_kind::from_first:
            return "from-first";
        case break_even_kind::never:
            return "never";
        case break_even_kind::unreliable:
            break;
    }
    return "unreliable";
}

std::string_view to_status(severity severity) noexcept {
    switch (severity) {
        case severity::note:
            return "ok";
        case severity::warning:
            return "warn";
        case severity::invalid:
            break;
    }
    return "invalid";
}

std::string_view name_of(assertion_result result) noexcept {
    switch (result) {
        case assertion_result::pass:
            return "pass";
        case assertion_result::inconclusive:
            return "inconclusive";
        case assertion_result::fail:
            break;
    }
    return "fail";
}

std::string_view name_of(change_kind kind) noexcept {
    switch (kind) {
        case change_kind::improvement:
            return "improvement";
        case change_kind::within:
            return "within";
        case change_kind::inconclusive:
            return "inconclusive";
        case change_kind::regression:
            return "regression";
        case change_kind::not_compared:
            break;
    }
    return "not compared";
}

std::optional<change_kind> find_change_kind(std::string_view name) noexcept {
    using enum change_kind;
    for (const change_kind kind : {improvement, within, inconclusive, regression, not_compared})
        if (name_of(kind) == name)
            return kind;
    return std::nullopt;
}

std::string_view name_of(const verdict& verdict) noexcept {
    if (verdict.certainty == certainty::withheld)
        return "withheld";
    return verdict.implementation_dependent ? "implementation-dependent" : name_of(verdict.kind);
}

}  // namespace pingpong
