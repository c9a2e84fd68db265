/// \file
/// What the command remembers between runs: the user's state folder, and private files in it.
#ifndef PINGPONG_FILES_STATE_FOLDER_HPP
#define PINGPONG_FILES_STATE_FOLDER_HPP

#include <optional>
#include <string>
#include <string_view>

namespace pingpong::command {

/// The folder of this program in the user's state folder; it need not exist. Empty: neither
/// variable names a folder.
///
/// \par Source  XDG Base Directory Specification 0.8: `XDG_STATE_HOME`, else `.local/state` in
///              `HOME`.
std::string state_folder();

/// Makes `text` the content of a file that only its owner can read, whole or not at all; folders
/// that are missing are made.
///
/// \return  0, or the number of the first error.
int write_private_file(const std::string& path, std::string_view text);

/// The content of a file; nullopt: it cannot be read.
std::optional<std::string> read_private_file(const std::string& path);

}  // namespace pingpong::command

#endif  // PINGPONG_FILES_STATE_FOLDER_HPP
