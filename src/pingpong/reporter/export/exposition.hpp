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

/// Names, which are this program's own, and values, which may be text from elsewhere.
using metric_labels = std::vector<std::pair<std::string_view, std::string>>;

/// Formats metrics, one family after the other; all of them are gauges.
///
/// \par Source  Prometheus, "Exposition formats": text format 0.0.4.
class exposition {
public:
    /// Begins a family; a family without samples is left out.
    ///
    /// \param name  Of letters and underscores, ending in the unit; not used before.
    /// \param help  One line.
    void family(std::string_view name, std::string_view help);

    /// Adds a sample. A value that is unknown or not finite is left out, and so is a second sample
    /// with the same labels, which readers would refuse.
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
