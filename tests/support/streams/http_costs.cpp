#include "pingpong/protocols/http/http_client.hpp"
#include "pingpong/protocols/http/http_session.hpp"
#include "support/streams/exchange_costs.hpp"

namespace pingpong {

exchange_costs http_costs(client_settings settings) {
    return costs_of_exchange<http_client, http_session<counted_end>>(std::move(settings));
}

}  // namespace pingpong
