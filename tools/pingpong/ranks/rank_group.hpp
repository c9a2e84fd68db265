/// \file
/// The ranks of an MPI job, and how they wait for each other.
#ifndef PINGPONG_RANKS_RANK_GROUP_HPP
#define PINGPONG_RANKS_RANK_GROUP_HPP

#include <boost/mpi/communicator.hpp>
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pingpong::command {

/// All ranks of an MPI job. Rank 0 leads: it gets texts from the others and sends them texts.
///
/// Nothing blocks within MPI, which polls without a pause and would take the processor that another
/// rank measures on: every wait sleeps between polls. MPI is initialised, and is not finalised,
/// while this exists. One thread.
class rank_group {
public:
    /// \return  True: the wait is given up.
    using give_up = std::function<bool()>;

    int number() const { return world_.rank(); }
    int size() const { return world_.size(); }
    bool leads() const { return number() == 0; }
    const boost::mpi::communicator& world() const noexcept { return world_; }

    /// Sends a text to a rank; it may wait there for a later `receive`.
    ///
    /// \return  False: given up.
    bool send(int rank, std::string_view text, const give_up& gives_up = {}) const;

    /// The next text from a rank; nullopt: given up.
    std::optional<std::string> receive(int rank, const give_up& gives_up = {}) const;

    /// Rank 0: the texts of all ranks by their number, its own first; nullopt for those that came
    /// not before it gave up. Other ranks: sends the text; empty.
    std::vector<std::optional<std::string>> gather(std::string_view text,
                                                   const give_up& gives_up = {}) const;

    /// Rank 0: sends the text to all others. Other ranks: returns what rank 0 sent.
    std::string broadcast(std::string_view text) const;

    /// Waits until all ranks are here.
    void wait_for_all() const;

private:
    boost::mpi::communicator world_;
};

/// Calls `done` until it returns true, and sleeps in between, longer after a while.
///
/// \return  False: given up.
bool poll_until(const std::function<bool()>& done, const rank_group::give_up& gives_up = {});

/// Gives up after that time from now.
rank_group::give_up time_limit(std::chrono::nanoseconds time);

}  // namespace pingpong::command

#endif  // PINGPONG_RANKS_RANK_GROUP_HPP
