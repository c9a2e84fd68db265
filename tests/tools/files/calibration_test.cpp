#include "pingpong/files/calibration.hpp"

#include <gtest/gtest.h>

#include "support/temporary_folder.hpp"

namespace pingpong::command {
namespace {

calibrated_place some_place() {
    environment_info environment;
    environment.cpu_model = "Example CPU";
    environment.cpus_online = 2;
    environment.kernel = "Linux 6.1";
    generator_info generator;
    generator.commit = "0123456789ab";
    return {environment, generator};
}

stored_calibration some_calibration() {
    stored_calibration calibration;
    calibration.place = some_place();
    calibration.components = variance_components(0.008, 0.004);
    calibration.components.runs = 20;
    return calibration;
}

TEST(Calibration, IsFoundAgainOnTheSameMachine) {
    const temporary_folder folder;
    const std::string path = folder.path() + "/state/calibration.json";
    write_calibration(path, some_calibration());
    const found_components found = find_calibration(path, some_place());
    EXPECT_EQ(found.notice, "");
    EXPECT_EQ(found.components.source, component_source::calibrated);
    EXPECT_DOUBLE_EQ(found.components.process_sd, 0.008);
    EXPECT_DOUBLE_EQ(found.components.run_sd, 0.004);
    EXPECT_EQ(found.components.runs, 20U);
}

TEST(Calibration, OfAnotherMachineKernelOrBuildIsIgnoredWithOneLine) {
    const temporary_folder folder;
    const std::string path = folder.path() + "/calibration.json";
    write_calibration(path, some_calibration());
    const auto expect_notice = [&](const calibrated_place& place, const std::string& part) {
        const found_components found = find_calibration(path, place);
        EXPECT_EQ(found.components.source, component_source::assumed);
        EXPECT_NE(found.notice.find("is of another " + part), std::string::npos) << found.notice;
    };
    calibrated_place place = some_place();
    place.build += "x";
    expect_notice(place, "build");
    place.kernel = "Linux 6.2";
    expect_notice(place, "kernel");
    place.machine = "Another CPU, 2 processors";
    expect_notice(place, "machine");
}

TEST(Calibration, ThatIsNoneIsIgnoredWithOneLine) {
    const temporary_folder folder;
    EXPECT_EQ(find_calibration(folder.path() + "/none.json", some_place()).notice, "");
    EXPECT_EQ(find_calibration("", some_place()).notice, "");
    for (const char* text :
         {"", "[]", "{}", "{\"schema\": \"pingpong.calibration\", \"run_sd\": 7}",
          "{\"schema\": \"pingpong.calibration\", \"process_sd\": 0.01, \"run_sd\": 0.005, "
          "\"runs\": 1}"}) {
        folder.write("c.json", text);
        const found_components found = find_calibration(folder.path() + "/c.json", some_place());
        EXPECT_NE(found.notice.find("is no calibration: ignored"), std::string::npos) << text;
        EXPECT_DOUBLE_EQ(found.components.run_sd, assumed_components.run_sd);
    }
}

TEST(Calibration, ThatCannotBeWrittenIsAnErrorWithItsPath) {
    EXPECT_ANY_THROW(write_calibration("/proc/none/calibration.json", some_calibration()));
}

}  // namespace
}  // namespace pingpong::command
