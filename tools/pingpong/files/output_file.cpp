#include "pingpong/files/output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "pingpong/command_error.hpp"
#include "pingpong/options/values.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {

namespace fs = std::filesystem;

namespace {

command_error cannot_write(const std::string& path, int error) {
    return command_error(exit_status::io_failed, in_quotes(path) + " cannot be written: " +
                                                     std::generic_category().message(error));
}

/// The permissions of a new file, less those that the umask withholds.
constexpr unsigned shared_mode = 0666;

/// A new file beside a target; removed unless it replaced the target.
class sibling {
public:
    sibling(const fs::path& target, unsigned mode) {
        const fs::path folder = target.has_parent_path() ? target.parent_path() : ".";
        for (int attempt = 0; attempt < 100; ++attempt) {
            const fs::path name = folder / (".pingpong-" + std::to_string(::getpid()) + '-' +
                                            std::to_string(attempt) + ".tmp");
            descriptor_ = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
            error_ = descriptor_ == -1 ? errno : 0;
            if (error_ == 0)
                path_ = name;
            if (error_ != EEXIST)
                return;
        }
    }
    ~sibling() {
        if (descriptor_ != -1)
            ::close(descriptor_);
        if (!path_.empty())
            ::unlink(path_.c_str());
    }
    sibling(const sibling&) = delete;
    sibling& operator=(const sibling&) = delete;

    /// 0, or the number of the first error.
    int error() const noexcept { return error_; }

    void write(std::string_view text) noexcept {
        if (error_ == 0)
            error_ = write_all(descriptor_, text);
    }

    void replace(const std::string& target) noexcept {
        struct stat old {};
        if (error_ == 0 && ::stat(target.c_str(), &old) == 0)
            ::fchmod(descriptor_, old.st_mode & 07777);
        if (error_ == 0 && ::close(std::exchange(descriptor_, -1)) != 0)
            error_ = errno;
        if (error_ == 0 && std::rename(path_.c_str(), target.c_str()) != 0)
            error_ = errno;
        if (error_ == 0)
            path_.clear();
    }

private:
    fs::path path_;  ///< Empty: there is none.
    int descriptor_ = -1;
    int error_ = 0;
};

/// The descriptor of this process that `path` names; nullopt: it names something else.
std::optional<int> descriptor_named(std::string_view path) {
    if (path == "/dev/stderr")
        return STDERR_FILENO;
    for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"})
        if (path.starts_with(folder))
            if (const auto number = parse_digits(path.substr(folder.size())))
                return static_cast<int>(std::min<std::uint64_t>(*number, INT_MAX));
    return std::nullopt;
}

/// A descriptor to write to a stream; -1 with errno set.
int open_stream(const std::string& path) {
    // If opened again, a file behind it would be written from its beginning.
    if (const auto descriptor = descriptor_named(path))
        return ::fcntl(*descriptor, F_DUPFD_CLOEXEC, 0);
    return ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY);
}

/// The file that `path` leads to, whether it exists yet or not.
std::string follow_links(const std::string& path) {
    constexpr int max_links = 40;  // as in Linux; opening the file finds a cycle
    fs::path target = path;
    std::error_code error;
    for (int links = 0; links < max_links && fs::is_symlink(target, error); ++links)
        target = target.parent_path() / fs::read_symlink(target, error);
    const fs::path existing = fs::canonical(target, error);
    return error ? target.string() : existing.string();
}

}  // namespace

bool is_stream(const std::string& path) {
    // Files behind descriptors belong to the process that opened them: they are not replaced.
    if (path.starts_with("/dev/") || path.starts_with("/proc/"))
        return true;
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    return fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
}

int replace_file(const std::string& path, std::string_view text, unsigned mode) {
    sibling fresh(path, mode);
    fresh.write(text);
    fresh.replace(path);
    return fresh.error();
}

output_file::output_file(std::string path) : path_(std::move(path)) {
    if (is_stream(path_)) {
        stream_ = open_stream(path_);
        if (stream_ == -1)
            throw cannot_write(path_, errno);
        return;
    }
    target_ = follow_links(path_);
    std::error_code ignored;
    if (path_.empty() || fs::is_directory(target_, ignored))
        throw cannot_write(path_, path_.empty() ? ENOENT : EISDIR);
    if (::access(target_.c_str(), W_OK) != 0 && errno != ENOENT)
        throw cannot_write(path_, errno);
    if (const int error = sibling(target_, shared_mode).error())
        throw cannot_write(path_, error);
}

output_file::~output_file() {
    if (stream_ != -1)
        ::close(stream_);
}

output_file::output_file(output_file&& other) noexcept
    : path_(std::move(other.path_)),
      target_(std::move(other.target_)),
      stream_(std::exchange(other.stream_, -1)) {
}

void output_file::write(std::string_view text) {
    if (stream_ != -1) {
        if (const int error = write_all(stream_, text))
            throw cannot_write(path_, error);
        return;
    }
    if (const int error = replace_file(target_, text, shared_mode))
        throw cannot_write(path_, error);
}

}  // namespace pingpong::command
