#include "pingpong/core/exchange/exchange.hpp"

#include <algorithm>

#include "pingpong/core/exchange/letters.hpp"

namespace pingpong {

bool has_name(const header_field& field, std::string_view name) noexcept {
    return std::ranges::equal(field.name, name, equal_letters);
}

bool is_secret(std::string_view field_name) noexcept {
    constexpr std::string_view parts[] = {"authorization", "cookie", "token",
                                          "secret",        "key",    "password"};
    return std::ranges::any_of(parts, [field_name](std::string_view part) {
        return !std::ranges::search(field_name, part, equal_letters).empty();
    });
}

const std::vector<header_field>& browser_fields() {
    static const std::vector<header_field> fields{
        {"sec-ch-ua",
         "\"Chromium\";v=\"130\", \"Google Chrome\";v=\"130\", \"Not?A_Brand\";v=\"99\""},
        {"sec-ch-ua-mobile", "?0"},
        {"sec-ch-ua-platform", "\"Linux\""},
        {"User-Agent",
         "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
         "Chrome/130.0.0.0 Safari/537.36"},
        {"Accept", "application/json, text/plain, */*"},
        {"Origin", "https://app.example.com"},
        {"Sec-Fetch-Site", "same-site"},
        {"Sec-Fetch-Mode", "cors"},
        {"Sec-Fetch-Dest", "empty"},
        {"Referer", "https://app.example.com/orders/overview"},
        {"Accept-Encoding", "identity"},
        {"Accept-Language", "en-GB,en;q=0.9,de;q=0.8"},
        {"Cache-Control", "no-cache"},
        {"Pragma", "no-cache"},
        {"Cookie",
         "session=6f1d0c5f9b0e4d2a8c7b3e1f5a9d0c2b; _ga=GA1.1.1203498712.1729171200; "
         "_ga_X1Y2Z3A4B5=GS1.1.1729171200.4.1.1729174800.0.0.0; theme=dark; consent=analytics; "
         "csrf=9c41f7e2b58d4a0fa3e6d1c7b2f0954e; recent=order-19384%2Corder-19385%2Corder-19391; "
         "region=eu-central-1; tz=Europe%2FBerlin; ab=checkout-b.search-a"}};
    return fields;
}

bool exchange::is_original() const noexcept {
    return ws_messages.empty() && http_bodies.empty() && !literal && method == "POST" &&
           http_fields.empty() && ws_fields.empty() && ws_subprotocol.empty() && ws_first.empty() &&
           check.criterion == reply_criterion::rule && !check.status && !check.skips_others &&
           !reply;
}

}  // namespace pingpong
