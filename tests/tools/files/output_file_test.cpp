#include "pingpong/files/output_file.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <memory>

#include "pingpong/command_error.hpp"
#include "support/temporary_folder.hpp"

namespace pingpong::command {
namespace {

TEST(OutputFile, IsLeftAloneUntilThereIsSomethingToWrite) {
    const temporary_folder folder;
    folder.write("old.json", "old");
    output_file old(folder.path_of("old.json"));
    output_file fresh(folder.path_of("fresh.json"));
    EXPECT_EQ(folder.read("old.json"), "old");
    EXPECT_EQ(folder.size(), 1U);
    old.write("new");
    fresh.write("new");
    EXPECT_EQ(folder.read("old.json"), "new");
    EXPECT_EQ(folder.read("fresh.json"), "new");
    EXPECT_EQ(folder.size(), 2U);
}

TEST(OutputFile, IsRewrittenWhole) {
    const temporary_folder folder;
    output_file file(folder.path_of("r.json"));
    file.write("a longer text");
    file.write("short");
    EXPECT_EQ(folder.read("r.json"), "short");
    EXPECT_TRUE(file.rewritable());
}

TEST(OutputFile, KeepsLinksAndPermissions) {
    const temporary_folder folder;
    folder.write("target.json", "old");
    ASSERT_EQ(::chmod(folder.path_of("target.json").c_str(), 0640), 0);
    std::filesystem::create_symlink("target.json", folder.path_of("link.json"));
    output_file(folder.path_of("link.json")).write("new");
    EXPECT_TRUE(std::filesystem::is_symlink(folder.path_of("link.json")));
    EXPECT_EQ(folder.read("target.json"), "new");
    struct stat now {};
    ASSERT_EQ(::stat(folder.path_of("target.json").c_str(), &now), 0);
    EXPECT_EQ(now.st_mode & 0777U, 0640U);
}

TEST(OutputFile, IsMadeWhereALinkLeads) {
    const temporary_folder folder;
    std::filesystem::create_directory(folder.path_of("deep"));
    std::filesystem::create_symlink("deep/next.json", folder.path_of("link.json"));
    std::filesystem::create_symlink("../real.json", folder.path_of("deep/next.json"));
    output_file file(folder.path_of("link.json"));
    EXPECT_FALSE(std::filesystem::exists(folder.path_of("real.json")));
    for (const char* text : {"old", "new"}) {
        file.write(text);
        EXPECT_TRUE(std::filesystem::is_symlink(folder.path_of("link.json")));
        EXPECT_TRUE(std::filesystem::is_symlink(folder.path_of("deep/next.json")));
        EXPECT_EQ(folder.read("real.json"), text);
    }
}

TEST(OutputFile, IsRefusedAtOnceWhereItCannotBeWritten) {
    const temporary_folder folder;
    std::filesystem::create_symlink("circle.json", folder.path_of("circle.json"));
    std::filesystem::create_symlink("absent/r.json", folder.path_of("astray.json"));
    for (const std::string& path : {std::string(), folder.path(), folder.path_of("absent/r.json"),
                                    folder.path_of("circle.json"), folder.path_of("astray.json"),
                                    std::string("/dev/absent.json"), std::string("/dev/fd/77"),
                                    std::string("/proc/r.json")}) {
        try {
            output_file file(path);
            ADD_FAILURE() << path;
        } catch (const command_error& error) {
            EXPECT_EQ(error.status, exit_status::io_failed);
            EXPECT_NE(std::string(error.what()).find("cannot be written"), std::string::npos);
        }
    }
}

TEST(OutputFile, SaysSoWhenItsFolderIsGone) {
    auto folder = std::make_unique<temporary_folder>();
    output_file file(folder->path_of("r.json"));
    folder.reset();
    EXPECT_THROW(file.write("text"), command_error);
}

TEST(OutputFile, MayBeAPipe) {
    const temporary_folder folder;
    const std::string path = folder.path_of("pipe");
    ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
    const int reader = ::open(path.c_str(), O_RDONLY | O_NONBLOCK);
    output_file pipe(path);
    EXPECT_FALSE(pipe.rewritable());
    pipe.write("text");
    char received[8] = {};
    EXPECT_EQ(::read(reader, received, sizeof received), 4);
    EXPECT_TRUE(std::filesystem::is_fifo(path));
    ::close(reader);
}

TEST(OutputFile, MayBeADevice) {
    output_file nowhere("/dev/null");
    EXPECT_FALSE(nowhere.rewritable());
    EXPECT_NO_THROW(nowhere.write("text"));
    EXPECT_THROW(output_file("/dev/full").write("text"), command_error);
}

}  // namespace
}  // namespace pingpong::command
