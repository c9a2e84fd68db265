#include "wrk.hpp"

#include <cstdio>
#include <stdexcept>
#include <string>

#include "served.hpp"

namespace pingpong::benchmark {
namespace {

constexpr std::string_view script = R"(wrk.method = "POST"
wrk.body = "Ping"
done = function(summary, latency, requests)
    local errors = summary.errors
    local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
    io.write(string.format("\nplayed %d failed %d\n", summary.requests, failed))
end
)";

}  // namespace

wrk::wrk() {
    folder_.write("post.lua", script);
}

wrk::load wrk::play(std::uint16_t port, std::size_t connections) const {
    child program({"wrk", "-t1", "-c" + std::to_string(connections), "-d1s", "-s",
                   folder_.path_of("post.lua"), http_url(port)},
                  place::load);
    const child::ended end = program.wait();
    unsigned long played = 0, failed = 0;
    const std::size_t found = end.output.find("\nplayed ");
    if (found == std::string::npos ||
        std::sscanf(end.output.c_str() + found, " played %lu failed %lu", &played, &failed) != 2)
        throw std::runtime_error("wrk says nothing");
    if (played == 0 || failed > 0)
        throw std::runtime_error("wrk met errors: " + end.output);
    return {static_cast<double>(played), end.cpu_ns};
}

}  // namespace pingpong::benchmark
