#include "pingpong/ranks/load_gate.hpp"

#include <mpi.h>

#include <algorithm>
#include <array>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <cstdint>

namespace pingpong::command {
namespace {

using clock = std::chrono::steady_clock;
using timer = asio::basic_waitable_timer<clock, asio::wait_traits<clock>, executor>;

constexpr std::chrono::microseconds shortest_gate_pause{50};
constexpr std::chrono::microseconds longest_gate_pause{2000};

/// From the agreement on a start to the start: more than its way to all ranks and their pause.
constexpr std::chrono::milliseconds notice{2};

/// A timer may be late by more than a block can be; the rest is waited for busily.
constexpr std::chrono::microseconds busy_time{150};

/// Of which the quickest tells the difference of two clocks best.
constexpr int clock_round_trips = 20;

constexpr int clock_tag = 2;

std::int64_t now_ns() {
    return std::chrono::nanoseconds(clock::now().time_since_epoch()).count();
}

}  // namespace

load_gate::load_gate(const boost::mpi::communicator& ranks, std::chrono::nanoseconds patience)
    : ranks_(ranks, boost::mpi::comm_duplicate), patience_(patience) {
}

asio::awaitable<void, executor> load_gate::wait_for(MPI_Request& request) {
    timer pause_timer(co_await asio::this_coro::executor);
    const auto begin = clock::now();
    for (auto pause = shortest_gate_pause; !is_broken_;
         pause = std::min(pause + pause / 8, longest_gate_pause)) {
        int done = 0;
        MPI_Test(&request, &done, MPI_STATUS_IGNORE);
        if (done != 0)
            co_return;
        pause_timer.expires_after(pause);
        const auto [cancelled] = co_await pause_timer.async_wait(as_values);
        is_broken_ = cancelled || clock::now() - begin > patience_;
    }
}

asio::awaitable<void, executor> load_gate::wait_until(clock::time_point time) {
    timer start_timer(co_await asio::this_coro::executor);
    start_timer.expires_at(time - busy_time);
    const auto [cancelled] = co_await start_timer.async_wait(as_values);
    is_broken_ = is_broken_ || cancelled;
    while (!is_broken_ && clock::now() < time) {
    }
}

/// The difference of this rank's clock to that of rank 0, which answers meanwhile. The quickest of
/// several round trips has it, to half its duration.
void load_gate::measure_clock() {
    std::int64_t quickest = INT64_MAX;
    for (int i = 0; i < clock_round_trips; ++i) {
        const std::int64_t before = now_ns();
        std::int64_t at_rank_0 = 0;
        MPI_Send(&before, 1, MPI_INT64_T, 0, clock_tag, ranks_);
        MPI_Recv(&at_rank_0, 1, MPI_INT64_T, 0, clock_tag, ranks_, MPI_STATUS_IGNORE);
        const std::int64_t after = now_ns();
        if (after - before >= quickest)
            continue;
        quickest = after - before;
        clock_offset_ = std::chrono::nanoseconds(before + quickest / 2 - at_rank_0);
    }
}

void load_gate::answer_clock(int rank) {
    for (int i = 0; i < clock_round_trips; ++i) {
        std::int64_t time = 0;
        MPI_Recv(&time, 1, MPI_INT64_T, rank, clock_tag, ranks_, MPI_STATUS_IGNORE);
        time = now_ns();
        MPI_Send(&time, 1, MPI_INT64_T, rank, clock_tag, ranks_);
    }
}

asio::awaitable<bool, executor> load_gate::agree(bool wanted) {
    int decision = wanted ? 1 : 0;
    MPI_Request request = MPI_REQUEST_NULL;
    MPI_Ibarrier(ranks_, &request);  // all are here, so that clocks are answered at once
    co_await wait_for(request);
    if (is_broken_)
        co_return false;
    for (int rank = 1; rank < ranks_.size(); ++rank)
        if (ranks_.rank() == 0)
            answer_clock(rank);
        else if (ranks_.rank() == rank)
            measure_clock();
    MPI_Ibcast(&decision, 1, MPI_INT, 0, ranks_, &request);
    co_await wait_for(request);
    co_return decision != 0 && !is_broken_;
}

asio::awaitable<clock::time_point, executor> load_gate::start_block() {
    MPI_Request request = MPI_REQUEST_NULL;
    MPI_Ibarrier(ranks_, &request);
    co_await wait_for(request);
    if (is_broken_)
        co_return clock::now();
    std::int64_t start_ns = now_ns() + std::chrono::nanoseconds(notice).count();
    MPI_Ibcast(&start_ns, 1, MPI_INT64_T, 0, ranks_, &request);
    co_await wait_for(request);
    const clock::time_point start(std::chrono::nanoseconds(start_ns) + clock_offset_);
    if (!is_broken_)
        co_await wait_until(start);
    co_return start;
}

asio::awaitable<block_outcome, executor> load_gate::find_worst(block_outcome own) {
    std::array<std::int64_t, 3> worst{own.late.count(), own.duration.count(), own.failed ? 1 : 0};
    MPI_Request request = MPI_REQUEST_NULL;
    MPI_Iallreduce(MPI_IN_PLACE, worst.data(), static_cast<int>(worst.size()), MPI_INT64_T, MPI_MAX,
                   ranks_, &request);
    co_await wait_for(request);
    if (is_broken_)
        co_return own;
    block_outcome found;
    found.late = std::chrono::nanoseconds(worst[0]);
    found.duration = std::chrono::nanoseconds(worst[1]);
    found.failed = worst[2] != 0;
    co_return found;
}

}  // namespace pingpong::command
