/// \file
/// Keeps the blocks of all ranks in step, over MPI.
#ifndef PINGPONG_RANKS_LOAD_GATE_HPP
#define PINGPONG_RANKS_LOAD_GATE_HPP

#include <boost/mpi/communicator.hpp>
#include <chrono>
#include <functional>

#include "pingpong/scheduler/block_gate.hpp"

namespace pingpong::command {

/// The gate of a rank. Its waits are timers of the run's io_context, longer after a while, so that
/// a rank that waits leaves the processor to those that measure.
class load_gate final : public block_gate {
public:
    /// \param patience  After so long, a rank that did not come is taken for lost.
    explicit load_gate(const boost::mpi::communicator& ranks,
                       std::chrono::nanoseconds patience = std::chrono::seconds(30));

    asio::awaitable<bool, executor> agree(bool wanted) override;
    asio::awaitable<std::chrono::steady_clock::time_point, executor> start_block() override;
    asio::awaitable<block_outcome, executor> find_worst(block_outcome own) override;
    bool is_broken() const noexcept override { return is_broken_; }

private:
    asio::awaitable<void, executor> wait_for(MPI_Request& request);
    asio::awaitable<void, executor> wait_until(std::chrono::steady_clock::time_point time);
    void measure_clock();
    void answer_clock(int rank);

    boost::mpi::communicator ranks_;
    std::chrono::nanoseconds patience_;
    std::chrono::nanoseconds clock_offset_{};  ///< This rank's clock less that of rank 0.
    bool is_broken_ = false;
};

}  // namespace pingpong::command

#endif  // PINGPONG_RANKS_LOAD_GATE_HPP
