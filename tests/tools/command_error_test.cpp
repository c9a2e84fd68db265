#include "pingpong/command_error.hpp"

#include <gtest/gtest.h>

#include <boost/asio/error.hpp>
#include <boost/system/system_error.hpp>
#include <new>
#include <stdexcept>

namespace pingpong::command {
namespace {

template <class Thrown>
command_error mapped_error(const Thrown& thrown) {
    return to_command_error(std::make_exception_ptr(thrown));
}

TEST(CommandError, StaysWhatItIs) {
    const auto error = mapped_error(command_error(exit_status::wrong_usage, "--counts: no"));
    EXPECT_EQ(error.status, exit_status::wrong_usage);
    EXPECT_STREQ(error.what(), "--counts: no");
}

TEST(CommandError, OfTheSystemIsAFailure) {
    EXPECT_EQ(mapped_error(std::bad_alloc()).status, exit_status::io_failed);
    EXPECT_EQ(mapped_error(boost::system::system_error(boost::asio::error::no_descriptors)).status,
              exit_status::io_failed);
    EXPECT_EQ(
        mapped_error(std::system_error(std::make_error_code(std::errc::no_space_on_device))).status,
        exit_status::io_failed);
}

TEST(CommandError, OfThisProgramIsInternal) {
    const auto error = mapped_error(std::out_of_range("vector::at"));
    EXPECT_EQ(static_cast<int>(error.status), 70);
    EXPECT_STREQ(error.what(), "internal error: vector::at");
    const auto unknown = mapped_error(5);
    EXPECT_EQ(static_cast<int>(unknown.status), 70);
    EXPECT_STREQ(unknown.what(), "internal error: unknown error");
}

}  // namespace
}  // namespace pingpong::command
