#include "pingpong/protocols/line/line_client.hpp"
#include "pingpong/protocols/line/line_session.hpp"
#include "support/streams/exchange_costs.hpp"

namespace pingpong {

exchange_costs line_costs(client_settings settings) {
    return costs_of_exchange<line_client, line_session<counted_end>>(std::move(settings));
}

}  // namespace pingpong
