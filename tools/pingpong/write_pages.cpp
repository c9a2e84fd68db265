// Writes what is installed beside the command: the manual page and the completions of shells.
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "pingpong/options/command_line.hpp"
#include "pingpong/options/completions.hpp"
#include "pingpong/options/manual.hpp"
#include "pingpong/protocols/tls/tls_protocols.hpp"

namespace {

std::string contents_of(const std::filesystem::path& path) {
    std::ifstream file(path);
    if (!file)
        throw std::runtime_error(path.string() + " cannot be read");
    return {std::istreambuf_iterator<char>(file), {}};
}

void write_page(const std::filesystem::path& path, const std::string& text) {
    std::ofstream file(path);
    file << text << std::flush;
    if (!file)
        throw std::runtime_error(path.string() + " cannot be written");
}

void write_pages(const std::filesystem::path& frame, const std::filesystem::path& folder) {
    namespace command = pingpong::command;
    const command::command_set commands{pingpong::all_protocols()};
    std::filesystem::create_directories(folder);
    write_page(folder / "pingpong.1", command::manual_page(contents_of(frame), commands));
    write_page(folder / "pingpong", command::bash_completion(commands));
    write_page(folder / "_pingpong", command::zsh_completion(commands));
    write_page(folder / "pingpong.fish", command::fish_completion(commands));
}

}  // namespace

int main(int argument_count, char** arguments) {
    if (argument_count != 3) {
        std::cerr << "Usage: pingpong_pages FRAME-OF-THE-MANUAL FOLDER\n";
        return 2;
    }
    try {
        write_pages(arguments[1], arguments[2]);
    } catch (const std::exception& error) {
        std::cerr << "pingpong_pages: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
