/// \file
/// How much ratios move on this machine from process to process and from run to run, where that was
/// measured.
#ifndef PINGPONG_FILES_CALIBRATION_HPP
#define PINGPONG_FILES_CALIBRATION_HPP

#include <optional>
#include <string>

#include "pingpong/report/environment.hpp"
#include "pingpong/statistics/variance_components.hpp"

namespace pingpong::command {

/// What a calibration holds for: the machine, its kernel and this build.
struct calibrated_place {
    std::string machine;  ///< Processor and number of processors.
    std::string kernel;
    std::string build;  ///< Commit, compiler and flags.

    calibrated_place() = default;
    calibrated_place(const environment_info& environment, const generator_info& generator);
    bool operator==(const calibrated_place&) const = default;
};

/// The file of the calibration, in the user's state folder; empty when there is none.
std::string calibration_path();

/// What a file of a calibration says.
struct stored_calibration {
    calibrated_place place;
    variance_components components;

    stored_calibration() = default;
};

/// \throws command_error  `io_failed`, naming the path: it cannot be written.
void write_calibration(const std::string& path, const stored_calibration& calibration);

/// The components that were calibrated, or those that are assumed.
struct found_components {
    variance_components components = assumed_components;
    std::string notice;  ///< Why a calibration was ignored, in one line; empty: none was.

    found_components() = default;
};

/// Reads a calibration, which is ignored when it is of another machine, kernel or build, or cannot
/// be read.
///
/// \param path  Nothing needs to be there; may be empty.
found_components find_calibration(const std::string& path, const calibrated_place& place);

}  // namespace pingpong::command

#endif  // PINGPONG_FILES_CALIBRATION_HPP
