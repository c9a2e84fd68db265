/// \file
/// A contender with a known delay, for the self-test.
#ifndef PINGPONG_SCHEDULER_DELAYED_CONTENDER_HPP
#define PINGPONG_SCHEDULER_DELAYED_CONTENDER_HPP

#include <chrono>
#include <memory>
#include <utility>

#include "pingpong/protocols/contender.hpp"

namespace pingpong {

/// Plays another contender exchange by exchange, and adds a busy wait to each round trip.
///
/// A sleep would be inaccurate by more than the delay. The wait blocks the thread.
///
/// \tparam Clock  Replaced in tests only.
template <class Clock = std::chrono::steady_clock>
class delayed_contender final : public contender {
public:
    /// \param delay  >= 0; 0 has the same overhead as any other delay.
    delayed_contender(std::unique_ptr<contender> undelayed, std::chrono::nanoseconds delay)
        : contender_(std::move(undelayed)), delay_(delay) {}

    task<set_up> open() override { return contender_->open(); }

    /// \par Errors  Those of the other contender.
    task<> play(round_trips& samples) override {
        auto last = Clock::now();
        for (std::size_t left = samples.room(); left > 0; --left) {
            sample_.prepare(1);
            auto played = co_await contender_->play(sample_);
            if (!played)
                co_return played;
            const auto now = wait(Clock::now());
            samples.record(now - last);
            last = now;
        }
        co_return result<>();
    }

    task<> close() override { return contender_->close(); }

    const traffic& moved() const noexcept override { return contender_->moved(); }

    std::optional<tcp_segments> segments() override { return contender_->segments(); }

    std::optional<socket_facts> facts() override { return contender_->facts(); }

    void change_message(request message) override {
        contender_->change_message(std::move(message));
    }

    std::string_view last_reply() const noexcept override { return contender_->last_reply(); }

    std::optional<tls_facts> tls() override { return contender_->tls(); }

private:
    /// Ends with the clock read that is nearest to the end of the delay, so that the duration of a
    /// read makes it neither longer nor shorter on average.
    typename Clock::time_point wait(typename Clock::time_point start) const {
        const auto end = start + delay_;
        auto now = start;
        auto read_duration = Clock::duration::zero();
        while (now + read_duration / 2 < end) {
            const auto next = Clock::now();
            read_duration = next - now;
            now = next;
        }
        return now;
    }

    std::unique_ptr<contender> contender_;
    std::chrono::nanoseconds delay_;
    round_trips sample_;
};

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_DELAYED_CONTENDER_HPP
