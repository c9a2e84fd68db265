#include "pingpong/protocols/http_parser.hpp"

#include <boost/beast/core/string.hpp>

namespace pingpong {

namespace http = boost::beast::http;

void http_request_parser::on_request_impl(http::verb method, view method_text, view target,
                                          int version, error_code& error) {
    error = {};
    method_ = method;
    version_ = version;
    target_.assign(target.data(), target.size());
    if (wanted_ == fields::rendered)
        method_text_.assign(method_text.data(), method_text.size());
}

void http_request_parser::on_field_impl(http::field name, view name_text, view value,
                                        error_code& error) {
    error = {};
    if (name == http::field::host)
        ++hosts_;
    if (name == http::field::expect) {
        const bool known = boost::beast::iequals(value, "100-continue");
        (known ? expects_continue_ : expects_unknown_) = true;
    }
    if (name == http::field::transfer_encoding && !boost::beast::iequals(value, "chunked"))
        coded_ = true;
    if (wanted_ == fields::skipped)
        return;
    if (!rendered_.empty())
        rendered_ += "; ";
    rendered_.append(name_text.data(), name_text.size()).append(": ");
    rendered_.append(value.data(), value.size());
}

}  // namespace pingpong
