#include "pingpong/protocols/http/http_parser.hpp"

#include <boost/beast/core/string.hpp>

namespace pingpong {

namespace http = boost::beast::http;

void http_request_parser::on_request_impl(http::verb method, view method_text, view target,
                                          int version, error_code& error) {
    error = {};
    facts_.method = method;
    facts_.version = version;
    target_.assign(target.data(), target.size());
    if (wanted_ == fields::rendered)
        method_text_.assign(method_text.data(), method_text.size());
}

void http_request_parser::on_field_impl(http::field name, view name_text, view value,
                                        error_code& error) {
    error = {};
    if (name == http::field::host)
        ++facts_.hosts;
    if (name == http::field::expect) {
        const bool known = boost::beast::iequals(value, "100-continue");
        (known ? facts_.expects_continue : facts_.expects_unknown) = true;
    }
    if (name == http::field::transfer_encoding && !boost::beast::iequals(value, "chunked"))
        facts_.coded = true;
    if (wanted_ == fields::skipped)
        return;
    if (!rendered_.empty())
        rendered_ += "; ";
    rendered_.append(name_text.data(), name_text.size()).append(": ");
    rendered_.append(value.data(), value.size());
}

void http_request_parser::on_header_impl(error_code& error) {
    error = {};
    facts_.keep_alive = keep_alive();
}

}  // namespace pingpong
