/// \file
/// Text in the exposition format of Prometheus.
#ifndef PINGPONG_REPORTER_EXPORT_EXPOSITION_HPP
#define PINGPONG_REPORTER_EXPORT_EXPOSITION_HPP

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pingpong {

/// Names, all of them this program's own, and values, which may be foreign text.
using metric_labels = std::vector<std::pair<std::string_view, std::string>>;

/// Metrics, one family after the other; all of them gauges.
///
/// \par Source  Prometheus, "Exposition formats": text format 0.0.4.
class exposition {
public:
    /// Begins a family; one that gets no sample is left out.
    ///
    /// \param name  Of letters and underscores, ending in the unit; not used before.
    /// \param help  One line.
    void family(std::string_view name, std::string_view help);

    /// Adds a sample; one that is unknown or not finite is left out, as is one whose labels are
    /// those of another of the family, which readers refuse.
    void sample(const metric_labels& labels, const std::optional<double>& value);

    std::string take() && { return std::move(text_); }

private:
    std::string name_;
    std::string header_;           ///< Empty once it is written.
    std::set<std::string> taken_;  ///< The labels of this family's samples.
    std::string text_;
};

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_EXPORT_EXPOSITION_HPP
