#include "pingpong/protocols/http/original_client.hpp"

#include <utility>

#include "pingpong/protocols/protocol.hpp"

namespace pingpong {

result<std::unique_ptr<contender>> make_original_client(executor io_executor, const protocol& row,
                                                        const endpoint& where, limits limit) {
    const bool over_http = row.traits.family == protocol_family::http;
    client_settings settings(over_http ? request::counting("Ping", "")
                                       : request::counting("Ping ", "!"));
    settings.target = where.path;
    settings.host = where.authority();
    settings.limits = limit;
    settings.rules = profile::original;
    return row.make(io_executor, where, std::move(settings));
}

}  // namespace pingpong
