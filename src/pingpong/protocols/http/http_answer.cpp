#include "pingpong/protocols/http/http_answer.hpp"

#include <boost/beast/http/error.hpp>

#include "pingpong/protocols/session.hpp"

namespace pingpong {

namespace http = boost::beast::http;

namespace {

http_answer refusal(unsigned code, std::string_view reason, std::string_view fields = {}) {
    return {{code, reason, fields}, reason};
}

/// The same rule, whose text outlives the answer.
const reply_rule& shared_rule(const reply_rule& rule, const session_settings& settings) {
    return rule.mode == reply_mode::fixed ? settings.reply : rule;
}

}  // namespace

http_answer answer_to(const http_facts& request, std::string_view target, std::string_view body,
                      const session_settings& settings, std::string& storage) {
    if (request.coded)
        return refusal(501, "Not Implemented");
    if (request.expects_unknown)
        return refusal(417, "Expectation Failed");
    const auto rule = rule_at(target, settings);
    if (!rule)
        return refusal(404, "Not Found");

    switch (request.method) {
        case http::verb::post:
        case http::verb::put:
        case http::verb::patch:
        case http::verb::delete_:
            return {{}, reply_to(body, shared_rule(*rule, settings), storage)};
        case http::verb::get:
        case http::verb::head:
            if (rule->mode == reply_mode::answer)
                return {{}, greeting};
            if (rule->mode != reply_mode::echo)
                return {{}, reply_to(body, shared_rule(*rule, settings), storage)};
            return refusal(405, "Method Not Allowed", "Allow: DELETE, PATCH, POST, PUT\r\n");
        case http::verb::unknown:
            return refusal(501, "Not Implemented");
        default:
            return refusal(405, "Method Not Allowed",
                           rule->mode == reply_mode::echo
                               ? "Allow: DELETE, PATCH, POST, PUT\r\n"
                               : "Allow: DELETE, GET, HEAD, PATCH, POST, PUT\r\n");
    }
}

http_answer answer_to_malformed(const boost::system::error_code& error) {
    if (error == http::error::body_limit)
        return refusal(413, "Content Too Large");
    if (error == http::error::header_limit || error == http::error::buffer_overflow)
        return refusal(431, "Request Header Fields Too Large");
    if (error == http::error::bad_version)
        return refusal(505, "HTTP Version Not Supported");
    return refusal(400, "Bad Request");
}

http_persistence persistence_after(const http_facts& request) {
    const bool old = request.version < 11;
    if (request.keep_alive && !request.coded)
        return old ? http_persistence::keep_1_0 : http_persistence::keep;
    return old ? http_persistence::close_1_0 : http_persistence::close;
}

}  // namespace pingpong
