// Compiles Boost.Beast's functions that are no templates, once for all translation units, as
// transport/boost_asio.cpp does for Boost.Asio; but for its random numbers.
//
// Masking keys and the nonces of handshakes come from them, and have to be fresh and unpredictable
// (RFC 6455, 4.1, 5.3 and 10.3). Beast 1.81's ChaCha divides the number of its block by sixteen, so
// that sixteen blocks in a row are equal: 355 connections had 144 keys. Here the system's numbers
// take its place, as in the lean client.
#include <array>
#include <boost/beast/websocket/detail/prng.hpp>
#include <cstdint>
#include <random>

#include "pingpong/protocols/codec/ws_mask.hpp"

// A peer that sends "0\r\n\r\n" byte by byte fails an assertion of Beast's parser, which then does
// the right thing without it.
#define BOOST_DISABLE_ASSERTS
#define BOOST_BEAST_WEBSOCKET_DETAIL_PRNG_IPP
#include <boost/beast/src.hpp>

namespace boost::beast::websocket::detail {
namespace {

std::uint32_t draw() {
    thread_local pingpong::ws_mask_source source;
    return source.next();
}

}  // namespace

// The system's numbers need no seed.
std::uint32_t const* prng_seed(std::seed_seq* /*seed*/) {
    static constexpr std::array<std::uint32_t, 8> none{};
    return none.data();
}

generator make_prng(bool /*secure*/) {
    return &draw;
}

}  // namespace boost::beast::websocket::detail
