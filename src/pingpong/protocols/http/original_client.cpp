#include "pingpong/protocols/http/original_client.hpp"

#include <utility>

#include "pingpong/protocols/protocol.hpp"

namespace pingpong {

result<std::unique_ptr<contender>> make_original_client(executor io_executor,
                                                        protocol_family family,
                                                        const endpoint& where, limits limit) {
    const bool over_http = family == protocol_family::http;
    client_settings settings(over_http ? request::counting("Ping", "")
                                       : request::counting("Ping ", "!"));
    settings.target = where.path;
    settings.host = where.authority();
    settings.limits = limit;
    settings.rules = profile::original;
    const protocol_role plays = over_http ? roles::http_per_request : roles::websocket;
    for (const protocol& row : protocol_table())
        if (plays.fits(row.traits) && row.traits.secured == security::plain)
            return row.make(io_executor, where, std::move(settings));
    return failure{errc::invalid_endpoint, "address"};
}

}  // namespace pingpong
