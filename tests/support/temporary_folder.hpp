/// \file
/// A folder of a test's own.
#ifndef PINGPONG_TESTS_SUPPORT_TEMPORARY_FOLDER_HPP
#define PINGPONG_TESTS_SUPPORT_TEMPORARY_FOLDER_HPP

#include <filesystem>
#include <string>
#include <string_view>

namespace pingpong {

/// A new, empty folder that is removed with all that is in it.
class temporary_folder {
public:
    temporary_folder();
    ~temporary_folder();

    temporary_folder(const temporary_folder&) = delete;
    temporary_folder& operator=(const temporary_folder&) = delete;

    std::string path() const { return folder_.string(); }

    /// The path of a file in it, which need not exist.
    std::string path_of(std::string_view name) const { return (folder_ / name).string(); }

    /// The content of a file; empty when there is none.
    std::string read(std::string_view name) const;

    void write(std::string_view name, std::string_view text) const;

    /// How many files there are.
    std::size_t size() const;

private:
    std::filesystem::path folder_;
};

}  // namespace pingpong

#endif  // PINGPONG_TESTS_SUPPORT_TEMPORARY_FOLDER_HPP
