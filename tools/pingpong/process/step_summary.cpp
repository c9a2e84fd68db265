#include "pingpong/process/step_summary.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "pingpong/command_error.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

constexpr const char* summary_variable = "GITHUB_STEP_SUMMARY";

std::string failure(const std::string& path, int error) {
    return std::string(summary_variable) + ": " + in_quotes(path) +
           " cannot be written: " + std::generic_category().message(error);
}

}  // namespace

step_summary::step_summary() {
    const char* const path = std::getenv(summary_variable);
    path_ = path ? path : "";
    ::unsetenv(summary_variable);
    if (path_.empty())
        return;
    file_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (file_ == -1)
        throw command_error(exit_status::io_failed, failure(path_, errno));
}

step_summary::~step_summary() {
    if (file_ != -1)
        ::close(file_);
}

bool step_summary::append(std::string_view markdown) const {
    const int error = write_all(file_, markdown);
    if (error != 0)
        complain(failure(path_, error));
    return error == 0;
}

}  // namespace pingpong::command
