#include "pingpong/probes/system_calls.hpp"

#include <linux/perf_event.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "pingpong/probes/kernel_files.hpp"

namespace pingpong {
namespace {

std::string last_error() {
    return std::generic_category().message(errno);
}

std::string describe_denial() {
    std::string text = "not permitted by the kernel: " + last_error();
    if (const auto level = first_line("/proc/sys/kernel/perf_event_paranoid"))
        text += " (perf_event_paranoid is " + *level + ')';
    return text;
}

}  // namespace

system_call_counter::system_call_counter(const std::vector<std::string>& tracefs)
    : unavailable_("no tracefs") {
    for (const std::string& folder : tracefs) {
        const std::string path = folder + "/events/raw_syscalls/sys_enter/id";
        if (const auto tracepoint = number_in(path)) {
            open(*tracepoint);
            return;
        }
        if (::access(path.c_str(), R_OK) != 0 && errno != ENOENT) {
            unavailable_ = folder + " cannot be read: " + last_error();
            return;
        }
    }
}

system_call_counter::~system_call_counter() {
    if (event_ != -1)
        ::close(event_);
}

void system_call_counter::open(std::uint64_t tracepoint) {
    perf_event_attr attributes{};
    attributes.size = sizeof attributes;
    attributes.type = PERF_TYPE_TRACEPOINT;
    attributes.config = tracepoint;
    attributes.disabled = 1;
    constexpr pid_t this_thread = 0;
    constexpr int any_cpu = -1;
    constexpr int no_group = -1;
    event_ = static_cast<int>(::syscall(SYS_perf_event_open, &attributes, this_thread, any_cpu,
                                        no_group, PERF_FLAG_FD_CLOEXEC));
    unavailable_ = event_ == -1 ? std::optional(describe_denial()) : std::nullopt;
}

void system_call_counter::begin() noexcept {
    ::ioctl(event_, PERF_EVENT_IOC_RESET, 0);
    ::ioctl(event_, PERF_EVENT_IOC_ENABLE, 0);
}

std::optional<std::uint64_t> system_call_counter::end() noexcept {
    constexpr std::uint64_t own = 1;  // the next call, made while it still counts
    ::ioctl(event_, PERF_EVENT_IOC_DISABLE, 0);
    std::uint64_t counted = 0;
    if (::read(event_, &counted, sizeof counted) != sizeof counted || counted < own)
        return std::nullopt;
    return counted - own;
}

}  // namespace pingpong
