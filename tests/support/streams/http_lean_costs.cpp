#include "pingpong/protocols/http/http_lean_client.hpp"
#include "pingpong/protocols/http/http_lean_session.hpp"
#include "support/streams/exchange_costs.hpp"

namespace pingpong {

exchange_costs http_lean_costs(client_settings settings) {
    return costs_of_exchange<http_lean_client, http_lean_session<counted_end>>(std::move(settings));
}

}  // namespace pingpong
