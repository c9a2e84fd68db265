#include "pingpong/reporter/export/exposition.hpp"

#include <fmt/format.h>

#include <cmath>

#include "pingpong/reporter/wording/escape.hpp"

namespace pingpong {
namespace {

/// A label's value between its quotes.
std::string label_value(std::string_view text) {
    std::string safe;
    for (const char c : escape_terminal(text)) {
        if (c == '\\' || c == '"')
            safe += '\\';
        safe += c;
    }
    return safe;
}

std::string format_labels(const metric_labels& labels) {
    std::string text;
    for (const auto& [name, value] : labels)
        text += fmt::format("{}{}=\"{}\"", text.empty() ? "" : ",", name, label_value(value));
    return text.empty() ? text : '{' + text + '}';
}

}  // namespace

void exposition::family(std::string_view name, std::string_view help) {
    name_ = name;
    header_ = fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n", name, help);
    taken_.clear();
}

void exposition::sample(const metric_labels& labels, const std::optional<double>& value) {
    if (!value || !std::isfinite(*value))
        return;
    const std::string own = format_labels(labels);
    if (!taken_.insert(own).second)
        return;
    text_ += std::exchange(header_, {});
    text_ += fmt::format("{}{} {:.10g}\n", name_, own, *value == 0 ? 0.0 : *value);
}

}  // namespace pingpong
