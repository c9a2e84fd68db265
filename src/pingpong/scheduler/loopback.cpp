#include "pingpong/scheduler/loopback.hpp"

#include <boost/asio/ip/address.hpp>
#include <boost/system/error_code.hpp>
#include <string_view>

#include "pingpong/core/endpoint.hpp"

namespace pingpong {

bool on_loopback(const cell& what) {
    if (!what.remote)
        return true;
    if (!what.endpoint)
        return false;
    const std::string_view url = *what.endpoint;
    const parsed_endpoint parsed = parse_endpoint(url, url.substr(0, url.find(':')));
    if (!parsed.error.empty())
        return false;
    if (parsed.where.scheme == "unix" || parsed.where.host == "localhost")
        return true;
    boost::system::error_code no_address;
    const auto address = boost::asio::ip::make_address(parsed.where.host, no_address);
    return !no_address && address.is_loopback();
}

}  // namespace pingpong
