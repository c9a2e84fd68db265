#include "pingpong/files/calibration.hpp"

#include <fmt/format.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <cmath>
#include <system_error>

#include "pingpong/command_error.hpp"
#include "pingpong/files/state_folder.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

namespace json = boost::json;

constexpr std::string_view schema = "pingpong.calibration", schema_version = "1.0";

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
    const std::string folder = state_folder();
    return folder.empty() ? folder : folder + "/calibration.json";
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
    if (const int error = write_private_file(path, json::serialize(document) + '\n'))
        throw command_error(exit_status::io_failed,
                            fmt::format("{} cannot be written: {}", in_quotes(path),
                                        std::generic_category().message(error)));
}

found_components find_calibration(const std::string& path, const calibrated_place& place) {
    found_components found;
    const auto text = path.empty() ? std::nullopt : read_private_file(path);
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
