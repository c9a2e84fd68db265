#include "pingpong/protocols/http/http_parser.hpp"

#include <boost/beast/core/string.hpp>
#include <cstdint>
#include <string_view>

namespace pingpong {

namespace http = boost::beast::http;

namespace {

/// Whether a value is not on the line of its name.
bool is_folded(boost::beast::string_view name, boost::beast::string_view value) noexcept {
    const auto name_end = reinterpret_cast<std::uintptr_t>(name.data() + name.size());
    const auto value_begin = reinterpret_cast<std::uintptr_t>(value.data());
    constexpr std::uintptr_t max_gap = 1 << 16;  // a line that is folded is joined in a buffer
    if (value_begin < name_end || value_begin - name_end > max_gap)
        return true;
    const std::string_view gap(name.data() + name.size(), value_begin - name_end);
    return gap.find('\n') != std::string_view::npos;
}

}  // namespace

void http_request_parser::on_request_impl(http::verb method, view method_text, view target,
                                          int version, error_code& error) {
    error = {};
    facts_.method = method;
    facts_.version = version;
    target_.assign(target.data(), target.size());
    if (wanted_ == fields::rendered)
        method_text_.assign(method_text.data(), method_text.size());
}

void http_request_parser::on_field_impl(http::field /*name*/, view name_text, view value,
                                        error_code& error) {
    // Beast joins folded lines elsewhere; RFC 9112, 5.2 lets a server refuse them.
    error = is_folded(name_text, value) ? http::error::bad_obs_fold : error_code();
    if (error || is_header_done())  // a trailer
        return;
    error = notes_.add({name_text.data(), name_text.size()}, {value.data(), value.size()});
    if (error)
        return;
    if (wanted_ == fields::skipped)
        return;
    if (!rendered_.empty())
        rendered_ += "; ";
    rendered_.append(name_text.data(), name_text.size()).append(": ");
    rendered_.append(value.data(), value.size());
}

void http_request_parser::on_header_impl(error_code& error) {
    error = notes_.conclude_request(facts_);
}

}  // namespace pingpong
