#include "pingpong/core/error.hpp"

#include <boost/system/errc.hpp>
#include <boost/system/system_error.hpp>

namespace pingpong {
namespace {

class category final : public boost::system::error_category {
public:
    const char* name() const noexcept override { return "pingpong"; }

    std::string message(int value) const override {
        switch (static_cast<errc>(value)) {
            case errc::wrong_reply:
                return "the reply is not the expected one";
            case errc::no_progress:
                return "no progress within the deadline";
            case errc::cancelled:
                return "the run was cancelled";
            case errc::message_too_large:
                return "a message is longer than the limit";
            case errc::closed_early:
                return "the peer closed the connection before its reply was complete";
            case errc::unexpected_status:
                return "the HTTP status is not the expected one";
            case errc::bad_request:
                return "the request was answered with an HTTP error";
            case errc::not_closed_by_peer:
                return "the peer sent more after the reply that was to be its last";
            case errc::unresolved_host:
                return "the host is a name that was not resolved";
            case errc::invalid_endpoint:
                return "not a usable socket address";
            case errc::wrong_subprotocol:
                return "the server did not choose the subprotocol";
            case errc::not_offered:
                return "the server chose a subprotocol or an extension that was not offered";
        }
        return "unknown pingpong error";
    }
};

}  // namespace

const boost::system::error_category& pingpong_category() noexcept {
    static const category instance;
    return instance;
}

boost::system::error_code make_error_code(errc code) noexcept {
    return {static_cast<int>(code), pingpong_category()};
}

std::string format_failure(const failure& failure) {
    std::string text(failure.during);
    text += ": " + failure.code.message();
    if (!failure.detail.empty())
        text += ": " + failure.detail;
    if (failure.code == boost::system::errc::address_not_available)
        text +=
            " (EADDRNOTAVAIL: no local port is free; wait for TIME_WAIT to pass or widen "
            "net.ipv4.ip_local_port_range)";
    return text;
}

void throw_exception_from_error(const failure& failure, const boost::source_location& location) {
    boost::throw_with_location(
        boost::system::system_error(failure.code, std::string(failure.during)), location);
}

}  // namespace pingpong
