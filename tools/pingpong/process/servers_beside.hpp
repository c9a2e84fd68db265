/// \file
/// `pingpong run --rate`: servers in processes of their own, where the user names none.
#ifndef PINGPONG_PROCESS_SERVERS_BESIDE_HPP
#define PINGPONG_PROCESS_SERVERS_BESIDE_HPP

#include <memory>
#include <vector>

#include "pingpong/options/server_options.hpp"
#include "pingpong/process/server_process.hpp"
#include "pingpong/scheduler/plan.hpp"

namespace pingpong::command {

/// The servers of all contenders that had none elsewhere; they end with this object.
///
/// In an open loop a server must not share the thread that sends: it would make the sender late.
/// The lean contenders get a process that serves without a library, all others one that serves with
/// it.
class servers_beside {
public:
    /// Starts what is needed, and enters where it is in the plan.
    ///
    /// \param words  How the servers are to listen; the ports are those of the servers that are not
    ///               lean.
    /// \throws command_error  As of `server_process`.
    servers_beside(plan& what, const server_words& words);

private:
    void serve(plan& what, bool lean, const server_words& words);

    std::vector<std::unique_ptr<server_process>> processes_;
};

}  // namespace pingpong::command

#endif  // PINGPONG_PROCESS_SERVERS_BESIDE_HPP
