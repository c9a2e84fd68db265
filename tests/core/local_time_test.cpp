#include "pingpong/core/local_time.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <time.h>

#include <chrono>
#include <string>

namespace pingpong {
namespace {

using namespace std::chrono_literals;
using time_point = std::chrono::system_clock::time_point;

constexpr time_point first_of_may = std::chrono::sys_days(std::chrono::year(2023) / 5 / 1) + 8h;

/// The zone of the process while it lives; POSIX zones need no zone files.
class LocalTime : public testing::Test {
protected:
    LocalTime() {
        if (const char* zone = getenv("TZ"))
            before_ = zone;
        set("CET-1CEST,M3.5.0,M10.5.0/3");
    }

    ~LocalTime() override {
        before_.empty() ? unsetenv("TZ") : setenv("TZ", before_.c_str(), 1);
        tzset();
    }

    static void set(const char* zone) {
        setenv("TZ", zone, 1);
        tzset();
    }

private:
    std::string before_;
};

TEST_F(LocalTime, IsWrittenAsPythonWritesIt) {
    EXPECT_EQ(format_iso_local(first_of_may + 306087us), "2023-05-01T10:00:00.306087");
    EXPECT_EQ(format_iso_local(first_of_may + 87us), "2023-05-01T10:00:00.000087");
}

TEST_F(LocalTime, HasNoFractionWhenItIsZeroMicroseconds) {
    EXPECT_EQ(format_iso_local(first_of_may), "2023-05-01T10:00:00");
    EXPECT_EQ(format_iso_local(first_of_may + 999ns), "2023-05-01T10:00:00");
}

TEST_F(LocalTime, KeepsSixDecimalsInRfc3339) {
    EXPECT_EQ(format_rfc3339_utc(first_of_may), "2023-05-01T08:00:00.000000Z");
    EXPECT_EQ(format_rfc3339_local(first_of_may + 5us), "2023-05-01T10:00:00.000005+02:00");
}

TEST_F(LocalTime, FollowsTheZoneThroughTheYear) {
    EXPECT_EQ(format_rfc3339_local(first_of_may - std::chrono::days(90)),
              "2023-01-31T09:00:00.000000+01:00");
}

TEST_F(LocalTime, WritesOffsetsWestOfGreenwichAndHalfHours) {
    set("XYZ3:30");
    EXPECT_EQ(format_rfc3339_local(first_of_may), "2023-05-01T04:30:00.000000-03:30");
}

TEST_F(LocalTime, RoundsTowardsThePastAlsoBeforeTheEpoch) {
    EXPECT_EQ(format_rfc3339_utc(time_point(-1ns)), "1969-12-31T23:59:59.999999Z");
}

TEST_F(LocalTime, IsReadBackToTheMicrosecond) {
    for (const auto since : {0us, 1us, 306087us, 999999us}) {
        const time_point when = first_of_may + since;
        EXPECT_EQ(parse_rfc3339_utc(format_rfc3339_utc(when)), when) << since.count();
    }
    EXPECT_EQ(parse_rfc3339_utc("2023-05-01T08:00:00Z"), first_of_may);
    EXPECT_EQ(parse_rfc3339_utc("2023-05-01T08:00:00.5Z"), first_of_may + 500ms);
    EXPECT_EQ(parse_rfc3339_utc("2024-02-29T00:00:00Z"),
              std::chrono::sys_days(std::chrono::year(2024) / 2 / 29));
}

TEST_F(LocalTime, RefusesWhatIsNoTimeInUtc) {
    for (const char* text :
         {"", "Z", "2023-05-01", "2023-05-01T08:00:00", "2023-05-01T08:00:00+00:00",
          "2023-05-01 08:00:00Z", "2023-05-01T08:00:00.Z", "2023-05-01T08:00:00.1234567Z",
          "2023-05-01T08:00:00.12x456Z", "2023-13-01T08:00:00Z", "2023-02-29T08:00:00Z",
          "2023-05-00T08:00:00Z", "2023-05-01T24:00:00Z", "2023-05-01T08:60:00Z",
          "2023-05-01T08:00:60Z", "1969-05-01T08:00:00Z", "9999-05-01T08:00:00Z",
          "-023-05-01T08:00:00Z", "2023-05-01T08:00:00ZZ"})
        EXPECT_EQ(parse_rfc3339_utc(text), std::nullopt) << text;
}

}  // namespace
}  // namespace pingpong
