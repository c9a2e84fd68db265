#include "pingpong/protocols/http/http_client.hpp"
#include "pingpong/protocols/http/http_session.hpp"
#include "pingpong/protocols/line/line_client.hpp"
#include "pingpong/protocols/line/line_session.hpp"
#include "pingpong/protocols/tls/tls_session.hpp"
#include "support/streams/exchange_costs.hpp"
#include "support/streams/secured_ends.hpp"

namespace pingpong {
namespace {

using secured_end = tls_stream<counted_end>;

template <template <class...> class Client, class Session>
exchange_costs secured_costs(client_settings settings) {
    asio::io_context context(1);
    const counted_executor io_executor(context.get_executor());
    session_settings serving;
    serving.tls_server = secured_ends::shared().server;
    secured_dialer<counted_dialer<tls_session<Session, counted_end>>, counted_end> dialed(
        io_executor, serving);
    settings.host = "pong.test";
    Client<secured_end> client(dialed, std::move(settings));
    return costs_of_exchange(context, client, dialed.below());
}

}  // namespace

exchange_costs tls_costs(client_settings settings) {
    return secured_costs<line_client, line_session<secured_end>>(std::move(settings));
}

exchange_costs https_costs(client_settings settings) {
    return secured_costs<http_client, http_session<secured_end>>(std::move(settings));
}

}  // namespace pingpong
