#include "pingpong/protocols/line/line_client.hpp"
#include "pingpong/protocols/line/line_session.hpp"
#include "support/streams/in_memory.hpp"
#include "support/streams/ticking_clock.hpp"

namespace pingpong {

std::unique_ptr<memory_session> line_in_memory(mock_stream stream,
                                               const session_settings& settings) {
    return std::make_unique<memory_session_over<line_session<memory_stream>>>(std::move(stream),
                                                                              settings);
}

std::unique_ptr<contender> line_client_in_memory(executor io_executor, mock_network* network,
                                                 client_settings settings) {
    using client = line_client<memory_stream, ticking_clock>;
    return std::make_unique<contender_over<client, mock_dialer>>(io_executor, network,
                                                                 std::move(settings));
}

}  // namespace pingpong
