#include "pingpong/protocols/websocket/ws_lean_client.hpp"
#include "pingpong/protocols/websocket/ws_lean_session.hpp"
#include "support/streams/exchange_costs.hpp"

namespace pingpong {

exchange_costs ws_lean_costs(client_settings settings) {
    return costs_of_exchange<ws_lean_client, ws_lean_session<counted_end>>(std::move(settings));
}

}  // namespace pingpong
