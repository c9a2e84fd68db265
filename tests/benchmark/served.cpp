#include "served.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <charconv>
#include <fstream>
#include <stdexcept>
#include <system_error>

#include "raw/raw_socket.hpp"

namespace pingpong::benchmark {
namespace {

constexpr int max_attempts = 500, pause_us = 10'000;

std::vector<std::string> serve_words(const std::vector<std::string>& options) {
    std::vector<std::string> words{PINGPONG_COMMAND, "serve"};
    words.insert(words.end(), options.begin(), options.end());
    return words;
}

/// The port in a line such as `ws    ws://127.0.0.1:40001/`.
std::uint16_t port_of(std::string_view scheme, const std::string& printed) {
    const std::string before = fmt::format("{}://127.0.0.1:", scheme);
    const std::size_t found = printed.find(before);
    std::uint16_t port = 0;
    if (found != std::string::npos)
        std::from_chars(printed.data() + found + before.size(), printed.data() + printed.size(),
                        port);
    return port;
}

std::uint16_t free_port() {
    sockaddr_in address{};
    raw::listen_on_loopback(address);
    return ntohs(address.sin_port);
}

void await_listening(std::uint16_t port) {
    for (int attempt = 0;; ++attempt) {
        try {
            raw::dial(raw::loopback(port));
            return;
        } catch (const std::system_error&) {
            if (attempt == max_attempts)
                throw;
            ::usleep(pause_us);
        }
    }
}

/// The first child of a process; it may take a while to come.
pid_t child_of(pid_t parent) {
    for (int attempt = 0; attempt < max_attempts; ++attempt) {
        std::ifstream file(fmt::format("/proc/{0}/task/{0}/children", parent));
        if (pid_t found = 0; file >> found)
            return found;
        ::usleep(pause_us);
    }
    throw std::runtime_error("nginx has no worker");
}

constexpr std::string_view nginx_configuration = R"(daemon off;
worker_processes 1;
pid {0}/pid;
error_log {0}/error.log crit;
events {{
    worker_connections 1024;
}}
http {{
    access_log off;
    default_type text/plain;
    keepalive_requests 1000000000;
    keepalive_timeout 1h;
    client_body_temp_path {0}/body;
    proxy_temp_path {0}/proxy;
    fastcgi_temp_path {0}/fastcgi;
    uwsgi_temp_path {0}/uwsgi;
    scgi_temp_path {0}/scgi;
    server {{
        listen 127.0.0.1:{1};
        location / {{
            return 200 "Pong!";
        }}
    }}
}}
)";

}  // namespace

bool command_knows(std::string_view command, std::string_view option) {
    child help({PINGPONG_COMMAND, std::string(command), "--help"});
    return help.wait().output.find(option) != std::string::npos;
}

served_pingpong::served_pingpong(const std::vector<std::string>& options)
    : process_(serve_words(options), place::server) {
    const std::string& printed = process_.await("http://");
    http_port_ = port_of("http", printed);
    ws_port_ = port_of("ws", printed);
}

served_nginx::served_nginx()
    : http_port_(free_port()), process_(words(), place::server), worker_(0) {
    await_listening(http_port_);
    worker_ = child_of(process_.process());
}

std::vector<std::string> served_nginx::words() {
    folder_.write("nginx.conf", fmt::format(nginx_configuration, folder_.path(), http_port_));
    return {"nginx",
            "-p",
            folder_.path(),
            "-c",
            folder_.path_of("nginx.conf"),
            "-e",
            folder_.path_of("error.log")};
}

std::string http_url(std::uint16_t port) {
    return fmt::format("http://127.0.0.1:{}/", port);
}

}  // namespace pingpong::benchmark
