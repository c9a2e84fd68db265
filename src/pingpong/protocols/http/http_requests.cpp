#include "pingpong/protocols/http/http_requests.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "pingpong/protocols/http/http_head.hpp"

namespace pingpong {
namespace {

const char* version_of(const client_settings& settings) {
    return settings.rules == profile::original ? "1.0" : "1.1";
}

bool has_number(const header_field& field) {
    return field.value.find(number_placeholder) != std::string::npos;
}

}  // namespace

request_sequence make_http_requests(const client_settings& settings) {
    const bool numbers =
        settings.message.numbered && std::ranges::any_of(settings.fields, has_number);
    const auto frame = [settings, numbers](std::string_view body, std::string_view digits) {
        std::vector<header_field> fields = settings.fields;
        if (numbers)
            for (header_field& field : fields)
                field = number_field(field, digits);
        return request_head(settings.method, settings.target, settings.host, version_of(settings),
                            settings.use == connection_use::per_request, body.size(), fields)
            .append(body);
    };
    return request_sequence(settings.message, frame, numbers);
}

request_sequence make_greeting_request(const client_settings& settings) {
    request greets("");
    greets.check = reply_check(reply_criterion::equal, std::string(greeting));
    greets.check.status = 200;
    const auto frame = [settings](std::string_view, std::string_view) {
        return request_head("GET", settings.target, settings.host, version_of(settings), true, 0);
    };
    return request_sequence(std::move(greets), frame);
}

}  // namespace pingpong
