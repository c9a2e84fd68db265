/// \file
/// A file that is replaced as a whole, so that no crash leaves half of it.
#ifndef PINGPONG_FILES_OUTPUT_FILE_HPP
#define PINGPONG_FILES_OUTPUT_FILE_HPP

#include <string>
#include <string_view>

namespace pingpong::command {

/// Whether `path` is something other than a file on a disk: a pipe, a device, a descriptor.
bool is_stream(const std::string& path);

/// Makes `text` the content of a file: writes a sibling, which is then renamed.
///
/// \param mode  The permissions of a new file, less those that the umask withholds; one that exists
///              keeps its own.
/// \return      0, or the number of the first error; the file is then as it was.
int replace_file(const std::string& path, std::string_view text, unsigned mode);

/// A file that is replaced as a whole, or a stream that is written to.
///
/// The new content is written to a sibling, which is then renamed; until then the old content
/// stays. A symbolic link stays one, even if its target does not exist yet.
class output_file {
public:
    /// Finds out whether it can be written; changes no existing file.
    ///
    /// \throws command_error  `io_failed`, naming the path.
    explicit output_file(std::string path);
    ~output_file();

    output_file(output_file&& other) noexcept;
    output_file(const output_file&) = delete;
    output_file& operator=(const output_file&) = delete;
    output_file& operator=(output_file&&) = delete;

    /// As the user wrote it.
    const std::string& path() const noexcept { return path_; }

    /// False for a stream: what is written to it stays written.
    bool rewritable() const noexcept { return stream_ == -1; }

    /// Makes `text` the content of the file, or writes it to the stream.
    ///
    /// \throws command_error  `io_failed`, naming the path; a file is then as it was.
    void write(std::string_view text);

private:
    std::string path_;
    std::string target_;  ///< The file at the end of symbolic links.
    int stream_ = -1;
};

}  // namespace pingpong::command

#endif  // PINGPONG_FILES_OUTPUT_FILE_HPP
