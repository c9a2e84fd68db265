#include "pingpong/transport/address.hpp"

#include <gtest/gtest.h>

namespace pingpong {
namespace {

using addresses = std::vector<std::string>;
using asio::ip::tcp;

TEST(OrderAddresses, AlternatesFamiliesFromThatOfTheFirst) {
    EXPECT_EQ(order_addresses({"2001:db8::1", "2001:db8::2", "192.0.2.1", "192.0.2.2"}),
              (addresses{"2001:db8::1", "192.0.2.1", "2001:db8::2", "192.0.2.2"}));
    EXPECT_EQ(order_addresses({"192.0.2.1", "2001:db8::1", "192.0.2.2", "2001:db8::2"}),
              (addresses{"192.0.2.1", "2001:db8::1", "192.0.2.2", "2001:db8::2"}));
    EXPECT_EQ(order_addresses({"192.0.2.1", "192.0.2.2", "2001:db8::1"}),
              (addresses{"192.0.2.1", "2001:db8::1", "192.0.2.2"}));
}

TEST(OrderAddresses, KeepsTheOrderWithinAFamily) {
    const addresses sorted{"2001:db8::9", "2001:db8::1", "2001:db8::5"};
    EXPECT_EQ(order_addresses(sorted), sorted);
    EXPECT_EQ(order_addresses({"::1", "2001:db8::9", "192.0.2.9", "2001:db8::1", "2001:db8::2"}),
              (addresses{"::1", "192.0.2.9", "2001:db8::9", "2001:db8::1", "2001:db8::2"}));
}

TEST(OrderAddresses, DropsDuplicatesAndOtherFamilies) {
    const addresses found{"::1", "127.0.0.1", "::1", "127.0.0.1", "::2"};
    EXPECT_EQ(order_addresses(found), (addresses{"::1", "127.0.0.1", "::2"}));
    EXPECT_EQ(order_addresses(found, address_family::ipv4), addresses{"127.0.0.1"});
    EXPECT_EQ(order_addresses(found, address_family::ipv6), (addresses{"::1", "::2"}));
    EXPECT_EQ(order_addresses({"::1"}, address_family::ipv4), addresses());
    EXPECT_EQ(order_addresses({}), addresses());
}

/// An endpoint as the user wrote it.
endpoint unresolved(const std::string& host) {
    endpoint where("tcp", "", 80);
    where.host = host;
    return where;
}

TEST(Resolve, ANumericAddressNeedsNoResolver) {
    endpoint where = unresolved("::1");
    EXPECT_TRUE(resolve(where).has_value());
    EXPECT_EQ(where.addresses, addresses{"::1"});
    EXPECT_FALSE(where.resolve_time.has_value());
    EXPECT_EQ(tcp_address(where).value(), tcp::endpoint(asio::ip::address_v6::loopback(), 80));
}

TEST(Resolve, ANumericAddressMustBeOfTheFamily) {
    endpoint where = unresolved("::1");
    EXPECT_TRUE(resolve(where, address_family::ipv6).has_value());
    const auto outcome = resolve(where, address_family::ipv4);
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().code, asio::error::no_data);
    EXPECT_EQ(outcome.error().during, "resolve");
    EXPECT_EQ(where.addresses, addresses());
}

TEST(Resolve, ANameHasAddressesOfTheFamilyAndATime) {
    endpoint where = unresolved("localhost");
    ASSERT_TRUE(resolve(where, address_family::ipv4).has_value());
    EXPECT_EQ(where.addresses, addresses{"127.0.0.1"});
    ASSERT_TRUE(where.resolve_time.has_value());
    EXPECT_GT(where.resolve_time->count(), 0);
}

TEST(Resolve, AHostThatDoesNotExistIsNotResolved) {
    endpoint where = unresolved("host.invalid");  // RFC 6761, 6.4.
    const auto outcome = resolve(where);
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().during, "resolve");
    EXPECT_EQ(where.addresses, addresses());
    EXPECT_FALSE(where.resolve_time.has_value());
}

TEST(Resolve, AUnixSocketHasNothingToResolve) {
    endpoint where = unresolved("host.invalid");
    where.unix_path = "/run/pong.sock";
    EXPECT_TRUE(resolve(where).has_value());
    EXPECT_EQ(where.addresses, addresses());
}

TEST(SocketAddresses, AreAllOfAHost) {
    endpoint where = unresolved("dual.example");
    where.addresses = {"::1", "127.0.0.1"};
    const auto all = socket_addresses(where);
    ASSERT_TRUE(all.has_value());
    ASSERT_EQ(all->size(), 2);
    EXPECT_EQ(all->front(), socket_address(tcp::endpoint(asio::ip::address_v6::loopback(), 80)));
    EXPECT_EQ(all->back(), socket_address(tcp::endpoint(asio::ip::address_v4::loopback(), 80)));
}

TEST(SocketAddresses, AreNoneOfAnUnresolvedHost) {
    for (const endpoint& where : {unresolved("localhost"), endpoint("tcp", "localhost", 80)}) {
        ASSERT_FALSE(socket_addresses(where).has_value());
        EXPECT_EQ(socket_addresses(where).error().code, errc::unresolved_host);
        ASSERT_FALSE(tcp_address(where).has_value());
        EXPECT_EQ(tcp_address(where).error().code, errc::unresolved_host);
        EXPECT_EQ(tcp_address(where).error().during, "address");
    }
}

TEST(SocketAddresses, OfAHostThatIsNotFoundSayWhy) {
    endpoint where = unresolved("absent..invalid");
    const auto outcome = resolve(where);
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(where.resolve_error, outcome.error().code);
    EXPECT_EQ(socket_addresses(where).error().code, outcome.error().code);
    EXPECT_EQ(socket_addresses(where).error().during, "resolve");
}

TEST(SocketAddresses, OfAUrlOverAUnixSocketAreItsPath) {
    endpoint where("ws", "192.0.2.1", 80);
    where.path = "/chat";
    where.unix_path = "/run/pong.sock";
    EXPECT_TRUE(where.is_unix());
    EXPECT_EQ(where.url(), "ws://192.0.2.1:80/chat");
    EXPECT_EQ(unix_address(where).value().path(), "/run/pong.sock");
    const auto all = socket_addresses(where);
    ASSERT_TRUE(all.has_value());
    EXPECT_EQ(all->size(), 1);
    EXPECT_EQ(all->front().protocol().family(), AF_UNIX);
}

TEST(SocketAddresses, OfAUnixSocketMustFit) {
    endpoint where("unix", "", 0);
    for (const std::size_t bytes : {1, 107}) {
        where.path = std::string(bytes, 'p');
        EXPECT_EQ(unix_address(where).value().path(), where.path);
        EXPECT_TRUE(socket_addresses(where).has_value());
    }
    for (const std::size_t bytes : {0, 108, 5000}) {
        where.path = std::string(bytes, 'p');
        ASSERT_FALSE(unix_address(where).has_value()) << bytes;
        EXPECT_EQ(unix_address(where).error().code, errc::invalid_endpoint);
        EXPECT_FALSE(socket_addresses(where).has_value());
    }
}

}  // namespace
}  // namespace pingpong
