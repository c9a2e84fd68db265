#include "pingpong/protocols/http/http_client.hpp"
#include "pingpong/protocols/http/http_session.hpp"
#include "support/streams/in_memory.hpp"
#include "support/streams/ticking_clock.hpp"

namespace pingpong {
namespace {

std::unique_ptr<contender> make(executor io_executor, mock_network* network,
                                client_settings settings, connection_use use) {
    settings.use = use;
    using client = http_client<memory_stream, ticking_clock>;
    return std::make_unique<contender_over<client, mock_dialer>>(io_executor, network,
                                                                 std::move(settings));
}

}  // namespace

std::unique_ptr<memory_session> http_in_memory(mock_stream stream,
                                               const session_settings& settings) {
    return std::make_unique<memory_session_over<http_session<memory_stream>>>(std::move(stream),
                                                                              settings);
}

std::unique_ptr<memory_session> http_default_in_memory(mock_stream stream,
                                                       const session_settings& settings) {
    session_settings as_it_comes = settings;
    as_it_comes.beast = beast_settings::defaults();
    return http_in_memory(std::move(stream), as_it_comes);
}

std::unique_ptr<contender> http_kept_client_in_memory(executor io_executor, mock_network* network,
                                                      client_settings settings) {
    return make(io_executor, network, std::move(settings), connection_use::kept);
}

std::unique_ptr<contender> http_default_client_in_memory(executor io_executor,
                                                         mock_network* network,
                                                         client_settings settings) {
    settings.beast = beast_settings::defaults();
    return http_kept_client_in_memory(io_executor, network, std::move(settings));
}

std::unique_ptr<contender> http_fresh_client_in_memory(executor io_executor, mock_network* network,
                                                       client_settings settings) {
    return make(io_executor, network, std::move(settings), connection_use::per_request);
}

std::unique_ptr<contender> http_original_client_in_memory(executor io_executor,
                                                          mock_network* network,
                                                          client_settings settings) {
    settings.rules = profile::original;
    return make(io_executor, network, std::move(settings), connection_use::per_request);
}

}  // namespace pingpong
