/// \file
/// What a report was held to, as JUnit XML.
#ifndef PINGPONG_REPORTER_EXPORT_JUNIT_HPP
#define PINGPONG_REPORTER_EXPORT_JUNIT_HPP

#include <string>

#include "pingpong/report/report.hpp"

namespace pingpong {

/// A test suite with a test case for each assertion, and for each change since an older run.
///
/// What fails, and what became a regression, is a failure; what is inconclusive is one too, of the
/// type `inconclusive`, or skipped where the report says that this is allowed. What an older run
/// did not measure is skipped. When the measurement is invalid, a case more says so by an error,
/// and inconclusive cases are errors too. A report that was held to nothing makes an empty suite
/// that says so.
///
/// \par Source  The elements that Jenkins and others read, as llg/jenkins-junit-xsd has them;
///              XML 1.0.
std::string to_junit(const report& what);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_EXPORT_JUNIT_HPP
