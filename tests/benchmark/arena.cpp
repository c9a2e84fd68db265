#include "arena.hpp"

namespace pingpong::benchmark {

std::unique_ptr<contender> arena::open(const protocol& carrier, const request& request_settings) {
    const auto where = local_.find_or_start(carrier.served_by, request_settings.reply);
    client_settings settings{request_settings};
    settings.target = where.value().path;
    settings.host = where->authority();
    settings.peer = pingpong::peer_place::same_thread;
    settings.tls = local_.tls_of_clients(carrier.served_by, request_settings.reply);
    auto made = std::move(carrier.make(context_.get_executor(), *where, settings).value());
    finish(made->open());
    return made;
}

void arena::play(contender& contender, std::size_t exchanges) {
    samples_.prepare(exchanges);
    finish(contender.play(samples_));
}

void arena::close(contender& contender) {
    finish(contender.close());
}

traffic arena::moved_per_exchange(contender& contender) {
    const traffic before = contender.moved();
    play(contender, 1);
    return contender.moved() - before;
}

endpoint arena::find(const service& service) {
    return local_.find_or_start(service, reply_mode::answer).value();
}

}  // namespace pingpong::benchmark
