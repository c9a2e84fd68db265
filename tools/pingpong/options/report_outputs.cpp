#include "pingpong/options/report_outputs.hpp"

#include "pingpong/command_error.hpp"
#include "pingpong/options/did_you_mean.hpp"
#include "pingpong/terminal/standard_streams.hpp"
#include "pingpong/terminal/terminal.hpp"

namespace pingpong::command {
namespace {

bool is_standard_output(const std::string& path) {
    return path == "-" || path == "/dev/stdout" || path == "/dev/fd/1" || path == "/proc/self/fd/1";
}

std::string suffix_of(const std::string& path) {
    const auto dot = path.rfind('.');
    return dot == std::string::npos ? "" : path.substr(dot);
}

format format_of_output(const std::string& path, format otherwise) {
    const auto known = format_of(path);
    if (!known && !is_stream(path))
        throw command_error(exit_status::wrong_usage,
                            "-o: " + in_quotes(path) + " has no known suffix; expected " +
                                in_list(format_suffixes()) + ", or - with --format" +
                                did_you_mean(suffix_of(path), format_suffixes()));
    return known.value_or(otherwise);
}

}  // namespace

output_choice choose_outputs(const std::vector<std::string>& paths,
                             const std::optional<std::string>& format_name) {
    output_choice choice;
    if (format_name) {
        choice.printed = format_named(*format_name);
        if (!choice.printed)
            throw command_error(exit_status::wrong_usage,
                                "--format: " + in_quotes(*format_name) +
                                    " is no format; expected " + in_list(format_names()) +
                                    did_you_mean(*format_name, format_names()));
    }
    const format otherwise = choice.printed.value_or(format::table);
    for (const std::string& path : paths) {
        if (is_standard_output(path))
            choice.printed = otherwise;
        else
            choice.files.push_back({path, format_of_output(path, otherwise)});
    }
    return choice;
}

report_files::report_files(const std::vector<output_target>& targets) {
    for (const output_target& target : targets)
        entries_.push_back(entry{output_file(target.path), target.how, false});
}

std::string report_files::update(const report& so_far, bool milestone) {
    const auto now = std::chrono::steady_clock::now();
    if (!milestone && updated_ && now - *updated_ < std::chrono::seconds(1))
        return {};
    std::string first_error;
    for (entry& one : entries_) {
        try {
            if (one.file.rewritable())
                one.file.write(render(so_far, one.how, style_of_files()));
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
            one.file.write(render(whole, one.how, style_of_files()));
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
