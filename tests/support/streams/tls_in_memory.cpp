// TLS over streams in memory: lines and HTTP.
#include <memory>
#include <utility>

#include "pingpong/protocols/http/http_client.hpp"
#include "pingpong/protocols/http/http_session.hpp"
#include "pingpong/protocols/line/line_client.hpp"
#include "pingpong/protocols/line/line_session.hpp"
#include "pingpong/protocols/tls/tls_session.hpp"
#include "support/streams/in_memory.hpp"
#include "support/streams/secured_ends.hpp"
#include "support/streams/ticking_clock.hpp"

namespace pingpong {
namespace {

using secured_stream = tls_stream<memory_stream>;

using mock_tls_dialer = secured_dialer<mock_dialer, memory_stream>;

template <class Session>
std::unique_ptr<memory_session> secured(mock_stream stream, session_settings settings) {
    settings.tls_server = secured_ends::shared().server;
    return std::make_unique<memory_session_over<tls_session<Session, memory_stream>>>(
        std::move(stream), settings);
}

}  // namespace

std::unique_ptr<memory_session> tls_in_memory(mock_stream stream,
                                              const session_settings& settings) {
    return secured<line_session<secured_stream>>(std::move(stream), settings);
}

std::unique_ptr<memory_session> https_in_memory(mock_stream stream,
                                                const session_settings& settings) {
    return secured<http_session<secured_stream>>(std::move(stream), settings);
}

std::unique_ptr<contender> tls_client_in_memory(executor io_executor, mock_network* network,
                                                client_settings settings) {
    using client = line_client<secured_stream, ticking_clock>;
    return std::make_unique<contender_over<client, mock_tls_dialer>>(io_executor, network,
                                                                     std::move(settings));
}

std::unique_ptr<contender> https_client_in_memory(executor io_executor, mock_network* network,
                                                  client_settings settings) {
    using client = http_client<secured_stream, ticking_clock>;
    return std::make_unique<contender_over<client, mock_tls_dialer>>(io_executor, network,
                                                                     std::move(settings));
}

}  // namespace pingpong
