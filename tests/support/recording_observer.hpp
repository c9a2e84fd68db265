/// \file
/// An observer that records its events.
#ifndef PINGPONG_TESTS_RECORDING_OBSERVER_HPP
#define PINGPONG_TESTS_RECORDING_OBSERVER_HPP

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "pingpong/scheduler/observer.hpp"

namespace pingpong {

/// A copy of a `trial_failure` that outlives the call.
struct recorded_failure {
    std::size_t experiment = 0;
    std::string protocol;
    std::uint64_t repetition = 0;
    boost::system::error_code code;
    std::string during;
    std::string text;
};

/// Records events in order: "started 0/1" is experiment 0, repetition 1; "progress 0/1
/// 3" has had three rounds; "failed 0/1 ws" and "finished 0/1" speak for themselves.
class recording_observer : public observer {
public:
    recording_observer() = default;

    /// \param react  Called after each event was recorded.
    explicit recording_observer(std::function<void(const std::string&)> react)
        : react_(std::move(react)) {}

    void started(const run_progress& now) override { add("started " + place(now), now); }

    void progress(const run_progress& now) override {
        add("progress " + place(now) + ' ' + std::to_string(now.round), now);
    }

    void finished(const run_progress& now, const report& so_far) override {
        exchanges_seen_.push_back(0);
        for (const cell_summary& each : so_far.summaries)
            exchanges_seen_.back() += each.exchanges;
        add("finished " + place(now), now);
    }

    void failed(const trial_failure& event) override {
        failures_.push_back({event.experiment, std::string(event.protocol), event.repetition,
                             event.failure.code, std::string(event.failure.during),
                             std::string(event.text)});
        events_.push_back("failed " + std::to_string(event.experiment) + '/' +
                          std::to_string(event.repetition) + ' ' + std::string(event.protocol));
        if (react_)
            react_(events_.back());
    }

    const std::vector<std::string>& events() const noexcept { return events_; }

    const std::vector<recorded_failure>& failures() const noexcept { return failures_; }

    /// The progress that `started`, `progress` and `finished` received.
    const std::vector<run_progress>& progress_events() const noexcept { return progress_events_; }

    /// Exchanges in the summaries of each report that `finished` was shown.
    const std::vector<std::uint64_t>& exchanges_seen() const noexcept { return exchanges_seen_; }

private:
    static std::string place(const run_progress& now) {
        return std::to_string(now.experiment) + '/' + std::to_string(now.repetition);
    }

    void add(std::string event, const run_progress& now) {
        events_.push_back(std::move(event));
        progress_events_.push_back(now);
        if (react_)
            react_(events_.back());
    }

    std::function<void(const std::string&)> react_;
    std::vector<std::string> events_;
    std::vector<recorded_failure> failures_;
    std::vector<run_progress> progress_events_;
    std::vector<std::uint64_t> exchanges_seen_;
};

}  // namespace pingpong

#endif  // PINGPONG_TESTS_RECORDING_OBSERVER_HPP
