#include "pingpong/process/report_outputs.hpp"

#include "pingpong/command_error.hpp"
#include "pingpong/terminal/standard_streams.hpp"
#include "pingpong/terminal/terminal.hpp"

namespace pingpong::command {
report_files::report_files(const std::vector<output_target>& targets) {
    for (const output_target& target : targets)
        entries_.push_back(entry{output_file(target.path), target.format, false});
}

std::string report_files::update(const report& so_far, bool milestone) {
    const auto now = std::chrono::steady_clock::now();
    if (!milestone && updated_ && now - *updated_ < std::chrono::seconds(1))
        return {};
    std::string first_error;
    for (entry& one : entries_) {
        try {
            if (one.file.rewritable())
                one.file.write(render(so_far, one.format, style_of_files()));
        } catch (const command_error& error) {
            if (!warned_)
                first_error = error.what();
            warned_ = true;
        }
    }
    updated_ = std::chrono::steady_clock::now();
    return first_error;
}

bool report_files::finish(const report& whole) {
    bool all_written = true;
    for (entry& one : entries_) {
        try {
            one.file.write(render(whole, one.format, style_of_files()));
            one.written = true;
        } catch (const command_error& error) {
            complain(error.what());
            all_written = false;
        }
    }
    return all_written;
}

void report_files::announce() const {
    std::vector<std::string> paths;
    for (const entry& one : entries_)
        if (one.written)
            paths.push_back(one.file.path());
    tell_where(paths);
}

}  // namespace pingpong::command
