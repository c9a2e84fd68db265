#include "pingpong/protocols/http/original_client.hpp"

#include <utility>

#include "pingpong/protocols/protocol_table.hpp"

namespace pingpong {

result<std::unique_ptr<contender>> make_original_client(executor where_to_run, protocol_family of,
                                                        const endpoint& where, limits most) {
    const bool over_http = of == protocol_family::http;
    client_settings settings(over_http ? request::counting("Ping", "")
                                       : request::counting("Ping ", "!"));
    settings.target = where.path;
    settings.host = where.authority();
    settings.limit = most;
    settings.rules = profile::seed;
    const protocol& carrier = *find_protocol(over_http ? "http-close" : "ws");
    return carrier.make(where_to_run, where, std::move(settings));
}

}  // namespace pingpong
