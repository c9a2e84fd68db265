/// \file
/// Formats the assertions and changes of a report as JUnit XML.
#ifndef PINGPONG_REPORTER_EXPORT_JUNIT_HPP
#define PINGPONG_REPORTER_EXPORT_JUNIT_HPP

#include <string>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// Formats a test suite with a test case for each assertion and for each change since an older run.
///
/// A failed assertion or a regression is a failure. An inconclusive case is a failure of the type
/// `inconclusive`, or skipped where `report::inconclusive_allowed` is set. A change that an older
/// run did not measure is skipped. When the measurement is invalid, an additional case is an error,
/// and inconclusive cases are errors too. A report without assertions and baseline makes an empty
/// suite with a sentence about it.
///
/// \par Source  The elements that Jenkins and others read, as llg/jenkins-junit-xsd has them;
///              XML 1.0.
std::string to_junit(const report& report);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_EXPORT_JUNIT_HPP
