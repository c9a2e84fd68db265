#include "pingpong/protocols/websocket/ws_client.hpp"
#include "pingpong/protocols/websocket/ws_session.hpp"
#include "support/streams/in_memory.hpp"
#include "support/streams/ticking_clock.hpp"

namespace pingpong {

std::unique_ptr<memory_session> ws_in_memory(mock_stream stream, const session_settings& settings) {
    return std::make_unique<memory_session_over<ws_session<memory_stream>>>(std::move(stream),
                                                                            settings);
}

std::unique_ptr<memory_session> ws_default_in_memory(mock_stream stream,
                                                     const session_settings& settings) {
    session_settings as_it_comes = settings;
    as_it_comes.beast = beast_settings::defaults();
    return ws_in_memory(std::move(stream), as_it_comes);
}

std::unique_ptr<contender> ws_client_in_memory(executor io_executor, mock_network* network,
                                               client_settings settings) {
    using client = ws_client<memory_stream, ticking_clock>;
    return std::make_unique<contender_over<client, mock_dialer>>(io_executor, network,
                                                                 std::move(settings));
}

std::unique_ptr<contender> ws_default_client_in_memory(executor io_executor, mock_network* network,
                                                       client_settings settings) {
    settings.beast = beast_settings::defaults();
    return ws_client_in_memory(io_executor, network, std::move(settings));
}

}  // namespace pingpong
