#include "pingpong/protocols/websocket/ws_client.hpp"
#include "pingpong/protocols/websocket/ws_session.hpp"
#include "support/streams/exchange_costs.hpp"

namespace pingpong {

exchange_costs ws_costs(client_settings settings) {
    return costs_of_exchange<ws_client, ws_session<counted_end>>(std::move(settings));
}

}  // namespace pingpong
