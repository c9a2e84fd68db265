#include "pingpong/probes/kernel_files.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "pingpong/probes/queueing_discipline.hpp"
#include "support/comma_locale.hpp"
#include "support/temporary_folder.hpp"

namespace pingpong {
namespace {

class KernelFiles : public testing::Test {
protected:
    std::string file(const std::string& content) {
        std::ofstream(path_) << content;
        return path_;
    }

private:
    temporary_folder folder_;
    std::string path_ = folder_.path_of("file");
};

TEST_F(KernelFiles, AreReadLineByLine) {
    const std::string path = file("some avg10=1.5\nfull avg10=0\n");
    EXPECT_EQ(first_line(path), "some avg10=1.5");
    EXPECT_EQ(line_after(path, "full avg10="), "0");
    EXPECT_EQ(line_after(path, "none"), std::nullopt);
}

TEST_F(KernelFiles, BeginWithANumberOrTellNone) {
    EXPECT_EQ(number_in(file("443\n")), 443U);
    EXPECT_EQ(number_in(file("bbr\n")), std::nullopt);
    EXPECT_EQ(number_in(file("")), std::nullopt);
    EXPECT_EQ(number_in("/nowhere"), std::nullopt);
    EXPECT_EQ(first_line("/nowhere"), std::nullopt);
}

TEST_F(KernelFiles, HaveNumbersInColumns) {
    EXPECT_EQ(number_at("32768\t60999", 0), 32768U);
    EXPECT_EQ(number_at("32768\t60999", 1), 60999U);
    EXPECT_EQ(number_at("32768\t60999", 2), std::nullopt);
    EXPECT_EQ(number_at("on 7", 0), std::nullopt);
}

TEST_F(KernelFiles, HaveDecimals) {
    EXPECT_EQ(decimal_at("0.52 0.58 0.59 1/97 4321", 1), 0.58);
    EXPECT_EQ(decimal_at("1.5e3", 0), 1500);
    EXPECT_EQ(decimal_at("1.50 avg60=2", 0), 1.5);
    EXPECT_EQ(decimal_at("none", 0), std::nullopt);
    EXPECT_EQ(decimal_at("1.5", 1), std::nullopt);
}

TEST_F(KernelFiles, HaveTheSameNumbersInEveryLocale) {
    const comma_locale comma;
    EXPECT_EQ(decimal_at("0.52 1.25 1/234 5678", 0), 0.52);
    EXPECT_EQ(decimal_at("0.52 1.25 1/234 5678", 1), 1.25);
    EXPECT_EQ(decimal_at("avg10=1.5", 0), std::nullopt);
    EXPECT_EQ(number_at("cpu 1234567 8", 1), 1234567U);
}

TEST(QueueingDiscipline, IsUnknownOfAnInterfaceThatIsNot) {
    EXPECT_EQ(queueing_discipline("nosuchinterface"), std::nullopt);
}

TEST(QueueingDiscipline, IsAWord) {
    const auto kind = queueing_discipline("lo");
    EXPECT_EQ(kind.value_or("none").find_first_not_of("abcdefghijklmnopqrstuvwxyz_"),
              std::string::npos)
        << *kind;
}

}  // namespace
}  // namespace pingpong
