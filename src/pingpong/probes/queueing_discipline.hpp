/// \file
/// The queueing discipline of a network interface.
#ifndef PINGPONG_PROBES_QUEUEING_DISCIPLINE_HPP
#define PINGPONG_PROBES_QUEUEING_DISCIPLINE_HPP

#include <optional>
#include <string>

namespace pingpong {

/// The root queueing discipline of a network interface, such as `noqueue` or `netem`.
///
/// \param interface  Its name, such as `lo`.
/// \return           nullopt when the interface does not exist or the kernel does not tell.
///
/// \par Source  rtnetlink(7), RTM_GETQDISC.
std::optional<std::string> queueing_discipline(const char* interface);

}  // namespace pingpong

#endif  // PINGPONG_PROBES_QUEUEING_DISCIPLINE_HPP
