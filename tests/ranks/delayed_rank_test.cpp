// Ranks that play the blocks of a load together, of which one is late. Run by mpirun; every rank
// prints what it found wrong, and ends with status 1 then.
#include <boost/asio/io_context.hpp>
#include <boost/mpi/communicator.hpp>
#include <boost/mpi/environment.hpp>
#include <chrono>
#include <cstdio>
#include <thread>
#include <utility>

#include "pingpong/process/run_to_end.hpp"
#include "pingpong/ranks/load_gate.hpp"
#include "pingpong/scheduler/async_run.hpp"

namespace pingpong::command {
namespace {

using namespace std::chrono_literals;

/// The gate of a rank that begins every second block 50 ms late.
class late_gate final : public block_gate {
public:
    late_gate(const boost::mpi::communicator& ranks, bool is_late)
        : gate_(ranks), is_late_(is_late) {}

    asio::awaitable<bool, executor> agree(bool wanted) override { return gate_.agree(wanted); }

    asio::awaitable<std::chrono::steady_clock::time_point, executor> start_block() override {
        const auto start = co_await gate_.start_block();
        if (++blocks_ % 2 == 0 && is_late_)
            std::this_thread::sleep_for(50ms);
        co_return start;
    }

    asio::awaitable<block_outcome, executor> find_worst(block_outcome own) override {
        return gate_.find_worst(own);
    }

    bool is_broken() const noexcept override { return gate_.is_broken(); }

    std::uint64_t blocks() const noexcept { return blocks_; }

private:
    load_gate gate_;
    bool is_late_;
    std::uint64_t blocks_ = 0;
};

bool expect(bool holds, int rank, const char* text) {
    if (!holds)
        std::fprintf(stderr, "rank %d: not so: %s\n", rank, text);
    return holds;
}

bool play(const boost::mpi::communicator& ranks) {
    plan made({experiment(700, {"tcp", "ws"}, std::nullopt, 7)});
    made.part.number = static_cast<std::uint64_t>(ranks.rank());
    made.part.parts = static_cast<std::uint64_t>(ranks.size());
    made.stop = stop_after(10);
    made.openings = 0;
    made.measure_clock = made.count_system_calls = made.record_wire = false;
    late_gate gate(ranks, ranks.rank() == 1);
    made.gate = &gate;
    observer silent;
    boost::asio::io_context context(1);
    auto finished = run_to_end<report>(context, [&](auto token) {
        async_run(context.get_executor(), std::move(made), silent, std::move(token));
    });
    const report& found = finished.value;
    std::uint64_t exchanges = 0;
    for (const block& each : found.blocks)
        exchanges += each.exchanges;
    const int rank = ranks.rank();
    const std::uint64_t own = ranks.size() == 3 ? (rank == 2 ? 3 : 2) : 0;
    return expect(!gate.is_broken(), rank, "no rank was lost") &&
           expect(gate.blocks() >= 20, rank, "all rounds were played") &&
           expect(found.config.void_blocks >= gate.blocks() / 2, rank, "late blocks are void") &&
           expect(found.blocks.size() + found.config.void_blocks == gate.blocks(), rank,
                  "every block counts or is void") &&
           expect(found.cells.front().connections == own, rank, "connections are divided") &&
           expect(exchanges % own == 0, rank, "exchanges are divided as connections are");
}

}  // namespace
}  // namespace pingpong::command

int main(int argument_count, char** arguments) {
    const boost::mpi::environment environment(argument_count, arguments);
    const boost::mpi::communicator ranks;
    return pingpong::command::play(ranks) ? 0 : 1;
}
