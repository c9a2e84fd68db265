#include "pingpong/core/error.hpp"

#include <gtest/gtest.h>

#include <boost/system/errc.hpp>
#include <boost/system/system_error.hpp>
#include <cerrno>
#include <set>
#include <string>

namespace pingpong {
namespace {

using boost::system::error_code;

constexpr errc every_errc[] = {
    errc::wrong_reply,       errc::no_progress,        errc::cancelled,
    errc::message_too_large, errc::closed_early,       errc::unexpected_status,
    errc::bad_request,       errc::not_closed_by_peer, errc::unresolved_host,
    errc::invalid_endpoint,  errc::wrong_subprotocol,  errc::not_offered,
};

TEST(Error, HasAMessageOfItsOwnForEveryCode) {
    std::set<std::string> messages;
    for (const errc code : every_errc) {
        const std::string message = make_error_code(code).message();
        EXPECT_FALSE(message.empty());
        EXPECT_EQ(message.find("unknown"), std::string::npos) << message;
        EXPECT_EQ(message.find('\n'), std::string::npos) << message;
        messages.insert(message);
    }
    EXPECT_EQ(messages.size(), std::size(every_errc));
}

TEST(Error, CallsWhatItDoesNotKnowUnknown) {
    EXPECT_EQ(pingpong_category().message(0), "unknown pingpong error");
    EXPECT_EQ(pingpong_category().message(13), "unknown pingpong error");
}

TEST(Error, BelongsToOneCategory) {
    const error_code code = errc::wrong_reply;
    EXPECT_EQ(&code.category(), &pingpong_category());
    EXPECT_STREQ(code.category().name(), "pingpong");
    EXPECT_TRUE(code.failed());
    EXPECT_EQ(code, errc::wrong_reply);
    EXPECT_NE(code, errc::no_progress);
    EXPECT_NE(code, error_code(1, boost::system::system_category()));
}

TEST(Error, IsDescribedByStepAndCause) {
    EXPECT_EQ(format_failure({errc::wrong_reply, "ws reply"}),
              "ws reply: the reply is not the expected one");
    EXPECT_EQ(format_failure({errc::no_progress, "deadline"}),
              "deadline: no progress within the deadline");
}

TEST(Error, ComesWithTheRemedyWhenNoLocalPortIsLeft) {
    const error_code none_left = make_error_code(boost::system::errc::address_not_available);
    for (const error_code code :
         {none_left, error_code(EADDRNOTAVAIL, boost::system::system_category())}) {
        const std::string text = format_failure({code, "connect"});
        EXPECT_TRUE(text.starts_with("connect: ")) << text;
        EXPECT_NE(text.find("EADDRNOTAVAIL"), std::string::npos) << text;
        EXPECT_NE(text.find("TIME_WAIT"), std::string::npos) << text;
        EXPECT_NE(text.find("net.ipv4.ip_local_port_range"), std::string::npos) << text;
    }
}

TEST(Error, ComesWithoutARemedyOtherwise) {
    const error_code in_use = make_error_code(boost::system::errc::address_in_use);
    EXPECT_EQ(format_failure({in_use, "listen"}), "listen: " + in_use.message());
}

TEST(Error, BecomesAnExceptionWhenAFailureIsTakenForAValue) {
    const result<int> failed = failure{errc::closed_early, "line read"};
    try {
        failed.value();
        ADD_FAILURE() << "nothing was thrown";
    } catch (const boost::system::system_error& thrown) {
        EXPECT_EQ(thrown.code(), errc::closed_early);
        EXPECT_NE(std::string(thrown.what()).find("line read"), std::string::npos);
    }
}

TEST(Error, LeavesAValueAlone) {
    const result<int> fine = 7;
    EXPECT_TRUE(fine.has_value());
    EXPECT_EQ(fine.value(), 7);
    EXPECT_TRUE(result<>().has_value());
}

}  // namespace
}  // namespace pingpong
