#include "pingpong/files/calibration.hpp"

#include <fmt/format.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "pingpong/command_error.hpp"

namespace pingpong::command {
namespace {

namespace json = boost::json;

constexpr std::string_view schema = "pingpong.calibration", schema_version = "1.0";

std::optional<std::string> read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

std::string text_at(const json::object& object, std::string_view name) {
    const json::value* found = object.if_contains(name);
    return found && found->is_string() ? std::string(found->get_string()) : std::string();
}

/// A standard deviation; nullopt: it is none that could have been measured.
std::optional<double> sd_at(const json::object& object, std::string_view name) {
    const json::value* found = object.if_contains(name);
    if (!found || !found->is_number())
        return std::nullopt;
    const double sd = found->to_number<double>();
    return std::isfinite(sd) && sd >= 0 && sd < 1 ? std::optional(sd) : std::nullopt;
}

std::optional<stored_calibration> parse_calibration(const std::string& text) {
    boost::system::error_code error;
    const json::value document = json::parse(text, error);
    if (error || !document.is_object())
        return std::nullopt;
    const json::object& object = document.get_object();
    const auto process_sd = sd_at(object, "process_sd"), run_sd = sd_at(object, "run_sd");
    const json::value* runs = object.if_contains("runs");
    if (text_at(object, "schema") != schema || !process_sd || !run_sd || !runs ||
        !runs->is_int64() || runs->get_int64() < 2)
        return std::nullopt;
    stored_calibration calibration;
    calibration.place.machine = text_at(object, "machine");
    calibration.place.kernel = text_at(object, "kernel");
    calibration.place.build = text_at(object, "build");
    calibration.components = variance_components(*process_sd, *run_sd);
    calibration.components.runs = static_cast<std::uint64_t>(runs->get_int64());
    calibration.components.source = component_source::calibrated;
    return calibration;
}

}  // namespace

calibrated_place::calibrated_place(const environment_info& environment,
                                   const generator_info& generator)
    : machine(fmt::format("{}, {} processors", environment.cpu_model.value_or("unknown processor"),
                          environment.cpus_online.value_or(0))),
      kernel(environment.kernel.value_or("unknown kernel")),
      build(fmt::format("{} {} {}", generator.commit, generator.compiler, generator.cxx_flags)) {
}

std::string calibration_path() {
    const char* const state = std::getenv("XDG_STATE_HOME");
    const char* const home = std::getenv("HOME");
    const std::string file = "/pingpong/calibration.json";
    if (state && *state == '/')
        return state + file;
    return home && *home == '/' ? home + ("/.local/state" + file) : std::string();
}

void write_calibration(const std::string& path, const stored_calibration& calibration) {
    const json::object document{{"schema", schema},
                                {"schema_version", schema_version},
                                {"machine", calibration.place.machine},
                                {"kernel", calibration.place.kernel},
                                {"build", calibration.place.build},
                                {"process_sd", calibration.components.process_sd},
                                {"run_sd", calibration.components.run_sd},
                                {"runs", calibration.components.runs}};
    std::error_code ignored;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
    const std::string sibling = path + ".new";
    std::ofstream file(sibling, std::ios::binary | std::ios::trunc);
    file << json::serialize(document) << '\n';
    file.close();
    std::error_code error;
    if (file)
        std::filesystem::rename(sibling, path, error);
    if (!file || error)
        throw command_error(exit_status::io_failed,
                            fmt::format("{} cannot be written", in_quotes(path)));
}

found_components find_calibration(const std::string& path, const calibrated_place& place) {
    found_components found;
    const auto text = path.empty() ? std::nullopt : read_file(path);
    if (!text)
        return found;
    const auto calibration = parse_calibration(*text);
    if (!calibration)
        found.notice = fmt::format("{} is no calibration: ignored", in_quotes(path));
    else if (!(calibration->place == place))
        found.notice = fmt::format(
            "{} is of another {}: ignored; pingpong self-test --calibrate measures anew",
            in_quotes(path),
            calibration->place.machine != place.machine ? "machine"
            : calibration->place.kernel != place.kernel ? "kernel"
                                                        : "build");
    else
        found.components = calibration->components;
    return found;
}

}  // namespace pingpong::command
