#include "pingpong/analysis/same_plan.hpp"

#include <fmt/format.h>

#include <string_view>

#include "pingpong/analysis/circumstances.hpp"

namespace pingpong {
namespace {

/// Collects the first of several differences.
class first_of_differences {
public:
    template <class T>
    void want_same(std::string_view name, const T& one, const T& other) {
        if (found.empty() && !(one == other))
            found = fmt::format("{}{}: {} and {}", prefix, name, one, other);
    }

    template <class T>
    void want_same(std::string_view name, const std::optional<T>& one,
                   const std::optional<T>& other) {
        const auto words = [](const std::optional<T>& of) {
            return of ? fmt::format("{}", *of) : std::string("unknown");
        };
        want_same(name, words(one), words(other));
    }

    std::string prefix;
    std::string found;
};

void compare(first_of_differences& all, const cell& one, const cell& other) {
    all.want_same("experiment", one.experiment, other.experiment);
    all.want_same("protocol", one.protocol, other.protocol);
    all.want_same("count", one.count, other.count);
    all.want_same("connections_at_once", one.connections, other.connections);
    all.want_same("rate_per_s", one.rate_per_s, other.rate_per_s);
    all.want_same("payload_request_bytes", one.payload_request_bytes, other.payload_request_bytes);
    all.want_same("payload_reply_bytes", one.payload_reply_bytes, other.payload_reply_bytes);
    all.want_same("echo", one.echo, other.echo);
    all.want_same("remote", one.remote, other.remote);
    // A server of this program has another port each time; that of an open loop is beside it.
    if (one.remote && !one.rate_per_s)
        all.want_same("endpoint", one.endpoint, other.endpoint);
}

void compare(first_of_differences& all, const run_config& one, const run_config& other) {
    all.want_same("profile", one.profile, other.profile);
    all.want_same("warm_up_exchanges", one.warm_up_exchanges, other.warm_up_exchanges);
    all.want_same("primary_numerator", one.question.numerator, other.question.numerator);
    all.want_same("primary_denominator", one.question.denominator, other.question.denominator);
    all.want_same("margin_ratio", one.question.margin, other.question.margin);
    all.want_same("confidence", one.question.confidence, other.question.confidence);
}

}  // namespace

std::string first_difference(const report& one, const report& other) {
    first_of_differences all;
    all.want_same("cells", one.cells.size(), other.cells.size());
    for (std::size_t i = 0; all.found.empty() && i < one.cells.size(); ++i) {
        all.prefix = fmt::format("cells[{}].", i);
        compare(all, one.cells[i], other.cells[i]);
    }
    all.prefix = "config.";
    compare(all, one.config, other.config);
    all.prefix.clear();
    all.want_same("generator.version", one.generator.version, other.generator.version);
    all.want_same("generator.commit", one.generator.commit, other.generator.commit);
    for_each_circumstance(one, other,
                          [&all](const circumstance& what, const auto& a, const auto& b) {
                              if (what.lasts)
                                  all.want_same(what.member, a, b);
                          });
    return all.found;
}

}  // namespace pingpong
