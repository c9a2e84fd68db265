/// \file
/// The bytes of two exchanges, for fixed reports.
#ifndef PINGPONG_TESTS_SAMPLE_WIRE_HPP
#define PINGPONG_TESTS_SAMPLE_WIRE_HPP

#include <cstddef>
#include <string_view>
#include <vector>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// The bytes that one side sends at once.
inline byte_log saying(std::string_view text) {
    byte_log made;
    made.append(text);
    return made;
}

/// A WebSocket exchange with its handshake, and one over HTTP on a kept connection.
inline std::vector<wire_sample> sample_wire(std::size_t ws, std::size_t http) {
    std::vector<wire_sample> made(2);
    made[0].cell = ws;
    made[0].opening.sent = saying("GET / HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n\r\n");
    made[0].opening.received = saying("HTTP/1.1 101 Switching Protocols\r\n\r\n");
    made[0].exchange.sent = saying("\x81\x84\x01\x02\x03\x04Qkmc");
    made[0].exchange.received = saying("\x81\x05Pong!");
    made[1].cell = http;
    made[1].exchange.sent = saying("POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\nPing");
    made[1].exchange.received = saying("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nPong!");
    return made;
}

}  // namespace pingpong

#endif  // PINGPONG_TESTS_SAMPLE_WIRE_HPP
