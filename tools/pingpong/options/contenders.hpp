/// \file
/// Who plays, and where: `--protocols` and the URLs of servers that are elsewhere.
#ifndef PINGPONG_OPTIONS_CONTENDERS_HPP
#define PINGPONG_OPTIONS_CONTENDERS_HPP

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/core/experiment.hpp"
#include "pingpong/protocols/protocol.hpp"

namespace pingpong::command {

/// A server that is elsewhere, as the option of the same name gives it.
struct server_url {
    std::string_view scheme;  ///< The URL's, and that of the services it replaces.
    std::optional<std::string> text;
};

/// The contenders of every experiment.
///
/// \param protocols  Names separated by commas; nullopt: all that are tuned.
/// \param also       Of these variants all play, after the others unless they are named.
/// \param urls       Each protocol of a scheme named here plays against that server instead of one
///                   in this process.
/// \throws command_error  `wrong_usage`: an unknown or repeated name, a URL that is none or that no
///                        protocol uses.
std::vector<contender_spec> contenders_of(const std::optional<std::string>& protocols,
                                          const std::vector<implementation>& also,
                                          const std::vector<server_url>& urls);

/// Finds the addresses of all servers that are elsewhere.
///
/// \throws command_error  `io_failed`, naming the host.
void resolve_all(std::vector<contender_spec>& contenders);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_CONTENDERS_HPP
