#include "pingpong/files/state_folder.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "pingpong/files/output_file.hpp"

namespace pingpong::command {
namespace {

/// Makes a folder and those above it that are missing, for their owner alone.
///
/// \return  0, or the number of the first error.
int make_private_folder(const std::filesystem::path& folder) {
    if (::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST)
        return 0;
    if (errno != ENOENT || !folder.has_relative_path())
        return errno;
    if (const int error = make_private_folder(folder.parent_path()))
        return error;
    return ::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST ? 0 : errno;
}

}  // namespace

std::string state_folder() {
    const char* const state = std::getenv("XDG_STATE_HOME");
    if (state && *state == '/')
        return state + std::string("/pingpong");
    const char* const home = std::getenv("HOME");
    return home && *home == '/' ? home + std::string("/.local/state/pingpong") : std::string();
}

int write_private_file(const std::string& path, std::string_view text) {
    if (const int error = make_private_folder(std::filesystem::path(path).parent_path()))
        return error;
    return replace_file(path, text, 0600);
}

std::optional<std::string> read_private_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return std::nullopt;
    std::string text(std::istreambuf_iterator<char>(file), {});
    return file.bad() ? std::nullopt : std::optional(std::move(text));
}

}  // namespace pingpong::command
