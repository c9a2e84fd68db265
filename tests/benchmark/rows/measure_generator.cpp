#include <fmt/format.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "instruments/quartiles.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "rows/concerns.hpp"
#include "served.hpp"
#include "wrk.hpp"

namespace pingpong::benchmark {
namespace {

constexpr std::size_t connections = 64;
constexpr std::uint64_t exchanges = 200'000;  // beside which its start costs nothing

/// Exchanges of every kind, those before the blocks too.
double played_by(const report& report) {
    std::uint64_t sum = 0;
    for (const trial& trial : report.trials) {
        if (trial.failure)
            throw std::runtime_error("the run failed: " + *trial.failure);
        sum += trial.exchanges + trial.warm_up_exchanges;
    }
    return static_cast<double>(sum);
}

/// Its CPU time per request, in ns.
double visit_of_pingpong(std::uint16_t port) {
    child program({PINGPONG_COMMAND, "run", "--connections", std::to_string(connections),
                   "--protocols", "http-keepalive", "--http", http_url(port), "--counts",
                   std::to_string(exchanges), "--rounds", "1", "--quiet", "--format", "json"},
                  place::load);
    const child::ended end = program.wait();
    const parsed_report read = from_json(end.output);
    if (!read.value)
        throw std::runtime_error(read.error);
    return end.cpu_ns / played_by(*read.value);
}

double visit_of_wrk(const wrk& other, std::uint16_t port) {
    const wrk::load did = other.play(port, connections);
    return did.cpu_ns / did.requests;
}

}  // namespace

findings measure_generator(const effort& effort) {
    findings found;
    goal row{"run --connections 64 on nginx: CPU per request / wrk", 1.25};
    if (command_knows("run", "--connections")) {
        const served_nginx nginx;
        const wrk other;
        std::vector<double> ours, theirs;
        for (std::size_t round = 0; round < effort.load_rounds; ++round) {
            const double first = visit_of_wrk(other, nginx.http_port());
            const double second = visit_of_pingpong(nginx.http_port());
            ours.push_back((second + visit_of_pingpong(nginx.http_port())) / 2);
            theirs.push_back((first + visit_of_wrk(other, nginx.http_port())) / 2);
        }
        const quartiles ratio = quartiles_of(ratios(ours, theirs));
        row.figure = ratio.median;
        row.remark =
            fmt::format("{}; {:.2f} us, wrk {:.2f} us", spread_of(ratio),
                        quartiles_of(ours).median / 1e3, quartiles_of(theirs).median / 1e3);
    }
    found.goals.push_back(row);
    return found;
}

}  // namespace pingpong::benchmark
