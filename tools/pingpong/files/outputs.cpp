#include "pingpong/files/outputs.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "pingpong/command_error.hpp"
#include "pingpong/reporter/text/screen.hpp"
#include "pingpong/terminal/standard_streams.hpp"
#include "pingpong/terminal/terminal.hpp"

namespace pingpong::command {
namespace {

constexpr const char* summary_variable = "GITHUB_STEP_SUMMARY";

void validate_page_format(std::string_view option, format wanted, std::string_view subject,
                          const std::vector<format>& formats) {
    if (std::ranges::find(formats, wanted) != formats.end())
        return;
    std::vector<std::string> names;
    for (const format known : formats)
        names.emplace_back(name_of(known));
    throw command_error(exit_status::wrong_usage,
                        fmt::format("{}: {} cannot be written as {}; expected {}", option, subject,
                                    name_of(wanted), join_with_or(names)));
}

std::string format_summary_error(const std::string& path, int error) {
    return std::string(summary_variable) + ": " + in_quotes(path) +
           " cannot be written: " + std::generic_category().message(error);
}

}  // namespace

report_files::report_files(const std::vector<output_target>& targets) {
    for (const output_target& target : targets)
        entries_.push_back(entry{output_file(target.path), target.format, false});
}

std::string report_files::update(const report& report, bool is_milestone) {
    const auto now = std::chrono::steady_clock::now();
    if (!is_milestone && update_time_ && now - *update_time_ < std::chrono::seconds(1))
        return {};
    std::string first_error;
    for (entry& output : entries_) {
        try {
            if (output.file.rewritable())
                output.file.write(render(report, output.format, style_of_files()));
        } catch (const command_error& error) {
            if (!error_reported_)
                first_error = error.what();
            error_reported_ = true;
        }
    }
    update_time_ = std::chrono::steady_clock::now();
    return first_error;
}

bool report_files::finish(const report& report) {
    bool all_written = true;
    for (entry& output : entries_) {
        try {
            output.file.write(render(report, output.format, style_of_files()));
            output.written = true;
        } catch (const command_error& error) {
            print_error(error.what());
            all_written = false;
        }
    }
    return all_written;
}

void report_files::announce() const {
    std::vector<std::string> paths;
    for (const entry& output : entries_)
        if (output.written)
            paths.push_back(output.file.path());
    print_written_paths(paths);
}

std::string render_printed(const report& report, const output_choice& outputs,
                           const text_style& style, std::string_view hint) {
    const format printed = outputs.printed.value_or(format::table);
    return printed == format::table && !outputs.full ? to_screen(report, style, hint)
                                                     : render(report, printed, style);
}

void print_failed_gates(const report& report, const output_choice& outputs) {
    const bool screen_printed = outputs.printed == format::table && !outputs.full;
    const bool same_terminal =
        facts_of_stream(STDOUT_FILENO).terminal && facts_of_stream(STDERR_FILENO).terminal;
    if (screen_printed && same_terminal)
        return;
    for (const std::string& line : failed_gate_lines(report))
        print_notice(line);
}

bool deliver_report(const report& report, const output_choice& outputs,
                    const display_options& display, std::string_view hint) {
    report_files files(outputs.files);
    const bool all_written = files.finish(report);
    if (display.level != verbosity::quiet)
        files.announce();
    if (outputs.printed)
        print(render_printed(report, outputs, style_of_output(display.colour), hint));
    print_failed_gates(report, outputs);
    return all_written;
}

page_outputs::page_outputs(const output_choice& choice, std::string_view subject,
                           const std::vector<format>& formats)
    : printed_(choice.printed) {
    if (printed_)
        validate_page_format("--format", *printed_, subject, formats);
    for (const output_target& target : choice.files)
        validate_page_format("-o", target.format, subject, formats);
    for (const output_target& target : choice.files)
        files_.push_back(entry{output_file(target.path), target.format});
}

void page_outputs::deliver(const page_renderer& render_page, const display_options& display) {
    for (entry& output : files_)
        output.file.write(render_page(output.format, style_of_files()));
    if (printed_)
        print(render_page(*printed_, style_of_output(display.colour)));
    if (display.level == verbosity::quiet)
        return;
    std::vector<std::string> paths;
    for (const entry& output : files_)
        paths.push_back(output.file.path());
    print_written_paths(paths);
}

step_summary::step_summary() {
    const char* const path = std::getenv(summary_variable);
    path_ = path ? path : "";
    ::unsetenv(summary_variable);
    if (path_.empty())
        return;
    file_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (file_ == -1)
        throw command_error(exit_status::io_failed, format_summary_error(path_, errno));
}

step_summary::~step_summary() {
    if (file_ != -1)
        ::close(file_);
}

bool step_summary::append(std::string_view markdown) const {
    const int error = write_all(file_, markdown);
    if (error != 0)
        print_error(format_summary_error(path_, error));
    return error == 0;
}

}  // namespace pingpong::command
