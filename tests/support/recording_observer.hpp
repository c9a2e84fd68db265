/// \file
/// An observer that remembers.
#ifndef PINGPONG_TESTS_RECORDING_OBSERVER_HPP
#define PINGPONG_TESTS_RECORDING_OBSERVER_HPP

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "pingpong/scheduler/observer.hpp"

namespace pingpong {

/// What an observer was told of a trial that ended early, kept beyond the call.
struct told_failure {
    std::size_t experiment = 0;
    std::string protocol;
    std::uint64_t repetition = 0;
    boost::system::error_code why;
    std::string during;
    std::string what;
};

/// Remembers what it is told, in order: "started 0/1" is experiment 0, repetition 1; "progress 0/1
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

    void failed(const trial_failure& told) override {
        failures_.push_back({told.experiment, std::string(told.protocol), told.repetition,
                             told.why.code, std::string(told.why.during), std::string(told.what)});
        events_.push_back("failed " + std::to_string(told.experiment) + '/' +
                          std::to_string(told.repetition) + ' ' + std::string(told.protocol));
        if (react_)
            react_(events_.back());
    }

    const std::vector<std::string>& events() const noexcept { return events_; }

    const std::vector<told_failure>& failures() const noexcept { return failures_; }

    /// What `started`, `progress` and `finished` were told.
    const std::vector<run_progress>& told() const noexcept { return told_; }

    /// Exchanges in the summaries of each report that `finished` was shown.
    const std::vector<std::uint64_t>& exchanges_seen() const noexcept { return exchanges_seen_; }

private:
    static std::string place(const run_progress& now) {
        return std::to_string(now.experiment) + '/' + std::to_string(now.repetition);
    }

    void add(std::string event, const run_progress& now) {
        events_.push_back(std::move(event));
        told_.push_back(now);
        if (react_)
            react_(events_.back());
    }

    std::function<void(const std::string&)> react_;
    std::vector<std::string> events_;
    std::vector<told_failure> failures_;
    std::vector<run_progress> told_;
    std::vector<std::uint64_t> exchanges_seen_;
};

}  // namespace pingpong

#endif  // PINGPONG_TESTS_RECORDING_OBSERVER_HPP
