#include "pingpong/protocols/session.hpp"

namespace pingpong {

bool mode_of(std::string_view target, reply_mode& mode) noexcept {
    constexpr std::string_view scheme = "http://";
    if (target.starts_with(scheme)) {
        const std::size_t path = target.find('/', scheme.size());
        target = path == std::string_view::npos ? "/" : target.substr(path);
    }
    target = target.substr(0, target.find('?'));
    if (target == "/")
        mode = reply_mode::answer;
    else if (target == "/echo")
        mode = reply_mode::echo;
    else
        return false;
    return true;
}

}  // namespace pingpong
