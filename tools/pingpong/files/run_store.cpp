#include "pingpong/files/run_store.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "pingpong/command_error.hpp"
#include "pingpong/files/state_folder.hpp"
#include "pingpong/options/values.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view newest = "last";
constexpr std::string_view report_suffix = ".json", entry_suffix = ".entry";

/// How many runs before the last one: 0 for `last`, 2 for `last~2`; nullopt for any other word.
std::optional<std::uint64_t> parse_age(std::string_view word) noexcept {
    if (!word.starts_with(newest))
        return std::nullopt;
    word.remove_prefix(newest.size());
    if (word.empty())
        return 0;
    return word.starts_with('~') ? parse_digits(word.substr(1)) : std::nullopt;
}

std::string entry_path_of(const std::string& report_path) {
    return fs::path(report_path).replace_extension(entry_suffix).string();
}

/// A file name that sorts by time.
std::string name_by_time(std::string_view run_id) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now);
    const auto fraction = std::chrono::floor<std::chrono::microseconds>(now - seconds);
    return fmt::format("{:%Y%m%dT%H%M%S}.{:06}Z-{}", fmt::gmtime(std::time_t(seconds.count())),
                       fraction.count(), run_id.substr(0, 8));
}

/// The reports in a folder, in the order of their names; none, when it cannot be read.
std::vector<std::string> reports_in(const fs::path& folder) {
    std::vector<std::string> paths;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error))
        if (entry->path().extension() == report_suffix)
            paths.push_back(entry->path().string());
    std::ranges::sort(paths);
    return paths;
}

std::optional<run_entry> read_entry(const std::string& report_path) {
    const auto text = read_private_file(entry_path_of(report_path));
    return text ? parse_run_entry(*text) : std::nullopt;
}

/// The entry of a report, which is made anew where it is missing or of another version.
std::optional<run_entry> read_or_make_entry(const std::string& report_path) {
    if (auto entry = read_entry(report_path))
        return entry;
    const auto text = read_private_file(report_path);
    const auto parsed = text ? from_json(*text) : parsed_report();
    if (!parsed.value)
        return std::nullopt;
    run_entry entry(*parsed.value);
    write_private_file(entry_path_of(report_path), to_json(entry));
    return entry;
}

std::string format_write_error(const std::string& path, int error) {
    return fmt::format("{} cannot be written: {}", in_quotes(path),
                       std::generic_category().message(error));
}

/// Writes a report, and its entry first: whoever finds the report finds that, too.
std::string write_run(const report& report, std::string_view json, const std::string& path) {
    const std::string entry_path = entry_path_of(path);
    int error = write_private_file(entry_path, to_json(run_entry(report)));
    if (error == 0 && (error = write_private_file(path, json)) != 0)
        ::unlink(entry_path.c_str());
    return error == 0 ? "" : format_write_error(fs::path(path).parent_path().string(), error);
}

constexpr const char* no_folder = "neither XDG_STATE_HOME nor HOME names a folder";

}  // namespace

bool names_a_run(std::string_view word) noexcept {
    const auto is_allowed = [](unsigned char letter) {
        return std::isalnum(letter) != 0 || letter == '-' || letter == '_';
    };
    return parse_age(word) || (!word.empty() && std::ranges::all_of(word, is_allowed));
}

bool is_saved_name(std::string_view word) noexcept {
    return names_a_run(word) && !parse_age(word);
}

run_store::run_store(std::string folder) : folder_(std::move(folder)) {
}

std::string run_store::keep(const report& report, std::string_view json) const {
    if (folder_.empty())
        return no_folder;
    const std::string name = name_by_time(report.run_id) + std::string(report_suffix);
    const std::string error = write_run(report, json, folder_ + "/runs/" + name);
    if (error.empty())
        remove_old_runs();
    return error;
}

std::string run_store::save(const report& report, std::string_view json,
                            const std::string& name) const {
    return folder_.empty() ? no_folder : write_run(report, json, saved_path(name));
}

std::string run_store::find_obstacle() const {
    if (folder_.empty())
        return no_folder;
    const std::string probe = folder_ + "/saved/.probe";
    const int error = write_private_file(probe, "");
    ::unlink(probe.c_str());
    return error == 0 ? "" : format_write_error(folder_ + "/saved", error);
}

std::vector<remembered_run> run_store::list() const {
    std::vector<remembered_run> runs;
    const auto add = [&runs](const std::string& name, const std::string& path) {
        auto entry = read_or_make_entry(path);
        if (!entry)
            return;
        remembered_run& run = runs.emplace_back();
        run.name = name;
        run.path = path;
        run.entry = std::move(*entry);
    };
    const std::vector<std::string> paths = last_paths();
    for (std::size_t age = 0; age < paths.size(); ++age)
        add(age == 0 ? std::string(newest) : fmt::format("{}~{}", newest, age), paths[age]);
    for (const std::string& name : saved_names())
        add(name, saved_path(name));
    std::ranges::stable_sort(runs, std::ranges::greater(),
                             [](const remembered_run& run) { return run.entry.start; });
    return runs;
}

std::vector<past_run> run_store::past_runs() const {
    std::vector<past_run> past;
    for (const std::string& path : last_paths())
        if (auto entry = read_entry(path); entry && entry->past)
            past.push_back(std::move(*entry->past));
    return past;
}

std::string run_store::find(std::string_view name) const {
    if (const auto age = parse_age(name)) {
        const std::vector<std::string> paths = last_paths();
        if (*age < paths.size())
            return paths[*age];
        throw usage_error(
            name, paths.empty() ? "no run is remembered yet"
                                : fmt::format("only {} run{} remembered; see pingpong history",
                                              paths.size(), paths.size() == 1 ? " is" : "s are"));
    }
    std::string path = saved_path(name);
    if (!folder_.empty() && ::access(path.c_str(), F_OK) == 0)
        return path;
    const std::string suggestion = suggest(name, saved_names());
    throw usage_error(
        name, suggestion.empty()
                  ? fmt::format("no run is saved under that name; see pingpong "
                                "history, or write ./{} for a file",
                                name)
                  : "no run is saved under that name" + suggestion + " See pingpong history");
}

std::vector<std::string> run_store::last_paths() const {
    if (folder_.empty())
        return {};
    std::vector<std::string> paths = reports_in(folder_ + "/runs");
    std::ranges::reverse(paths);
    return paths;
}

std::vector<std::string> run_store::saved_names() const {
    std::vector<std::string> names;
    if (!folder_.empty())
        for (const std::string& path : reports_in(folder_ + "/saved"))
            names.push_back(fs::path(path).stem().string());
    return names;
}

std::string run_store::saved_path(std::string_view name) const {
    return fmt::format("{}/saved/{}{}", folder_, name, report_suffix);
}

void run_store::remove_old_runs() const {
    const std::vector<std::string> paths = last_paths();
    for (std::size_t i = max_runs; i < paths.size(); ++i) {
        ::unlink(paths[i].c_str());
        ::unlink(entry_path_of(paths[i]).c_str());
    }
}

run_store user_run_store() {
    return run_store(state_folder());
}

}  // namespace pingpong::command
