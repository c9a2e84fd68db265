#include "pingpong/core/exchange/exchange.hpp"

#include <gtest/gtest.h>

namespace pingpong {
namespace {

TEST(HeaderField, HasANameInAnyCase) {
    EXPECT_TRUE(has_name({"Content-Type", "x"}, "content-type"));
    EXPECT_FALSE(has_name({"Content-Type", "x"}, "Content"));
}

TEST(HeaderField, KnowsWhichNamesAreSecret) {
    for (const char* name : {"Authorization", "proxy-authorization", "Cookie", "X-Api-Key",
                             "X-Auth-Token", "Client-Secret"})
        EXPECT_TRUE(is_secret(name)) << name;
    for (const char* name : {"Accept", "Content-Type", "User-Agent"})
        EXPECT_FALSE(is_secret(name)) << name;
}

TEST(BrowserFields, AreAboutNineHundredBytes) {
    std::size_t bytes = 0;
    for (const header_field& field : browser_fields())
        bytes += field.name.size() + field.value.size() + 4;
    EXPECT_GT(bytes, 800U);
    EXPECT_LT(bytes, 1000U);
}

TEST(Exchange, IsTheOriginalsUntilSomethingIsSet) {
    exchange own;
    EXPECT_TRUE(own.is_original());
    own.http_fields.emplace_back("Accept", "*/*");
    EXPECT_FALSE(own.is_original());
}

}  // namespace
}  // namespace pingpong
