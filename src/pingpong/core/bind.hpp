/// \file
/// Where servers listen.
#ifndef PINGPONG_CORE_BIND_HPP
#define PINGPONG_CORE_BIND_HPP

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace pingpong {

/// Where servers listen; a port of 0 and an empty path leave the choice to the system.
struct bind_options {
    std::string address = "127.0.0.1";  ///< Numeric; not used by Unix sockets.
    std::string unix_path;  ///< Empty: a name in the temporary directory, removed at the end.

    /// By the name of a service, see `service`; 0 for those that are missing.
    std::map<std::string, std::uint16_t, std::less<>> ports;

    bind_options() = default;

    /// The port of a service; 0 leaves the choice to the system.
    std::uint16_t port(std::string_view service) const noexcept {
        const auto found = ports.find(service);
        return found == ports.end() ? std::uint16_t{0} : found->second;
    }
};

}  // namespace pingpong

#endif  // PINGPONG_CORE_BIND_HPP
