/// \file
/// A contender that takes longer by a known time.
#ifndef PINGPONG_SCHEDULER_DELAYED_CONTENDER_HPP
#define PINGPONG_SCHEDULER_DELAYED_CONTENDER_HPP

#include <chrono>
#include <memory>
#include <utility>

#include "pingpong/protocols/contender.hpp"

namespace pingpong {

/// Plays another contender exchange by exchange, and waits busily after each of them: the wait is
/// part of the round trip, as if the exchange had taken so much longer.
///
/// A sleep would be late by more than the delays that are to be found. While it waits nothing else
/// on its thread goes on.
///
/// \tparam Clock  Replaced in tests only.
template <class Clock = std::chrono::steady_clock>
class delayed_contender final : public contender {
public:
    /// \param delay  >= 0; 0 costs as much as any other but for the time itself.
    delayed_contender(std::unique_ptr<contender> played, std::chrono::nanoseconds delay)
        : played_(std::move(played)), delay_(delay) {}

    task<set_up> open() override { return played_->open(); }

    /// \par Errors  Those of the contender that is played.
    task<> play(round_trips& into) override {
        auto last = Clock::now();
        for (std::size_t left = into.room(); left > 0; --left) {
            one_.prepare(1);
            auto exchanged = co_await played_->play(one_);
            if (!exchanged)
                co_return exchanged;
            const auto now = wait(Clock::now());
            into.record(now - last);
            last = now;
        }
        co_return result<>();
    }

    task<> close() override { return played_->close(); }

    const traffic& moved() const noexcept override { return played_->moved(); }

    std::optional<tcp_segments> segments() override { return played_->segments(); }

    std::optional<socket_facts> facts() override { return played_->facts(); }

private:
    /// Waits from `start` on; ends at the clock read that is nearest to the delay's end, so that
    /// what reading takes makes it neither longer nor shorter on average.
    typename Clock::time_point wait(typename Clock::time_point start) const {
        const auto end = start + delay_;
        auto now = start;
        auto reading = Clock::duration::zero();
        while (now + reading / 2 < end) {
            const auto read = Clock::now();
            reading = read - now;
            now = read;
        }
        return now;
    }

    std::unique_ptr<contender> played_;
    std::chrono::nanoseconds delay_;
    round_trips one_;
};

}  // namespace pingpong

#endif  // PINGPONG_SCHEDULER_DELAYED_CONTENDER_HPP
