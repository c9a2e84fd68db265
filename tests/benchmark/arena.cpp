#include "arena.hpp"

namespace pingpong::benchmark {

std::unique_ptr<contender> arena::open(const protocol& carrier, const request& what) {
    const auto where = local_.find_or_start(carrier.served_by, what.mode);
    client_settings settings{what};
    settings.target = where.value().path;
    settings.host = where->authority();
    settings.peer = pingpong::peer_place::same_thread;
    auto made = std::move(carrier.make(context_.get_executor(), *where, settings).value());
    finish(made->open());
    return made;
}

void arena::play(contender& one, std::size_t exchanges) {
    samples_.prepare(exchanges);
    finish(one.play(samples_));
}

void arena::close(contender& one) {
    finish(one.close());
}

traffic arena::moved_per_exchange(contender& one) {
    const traffic before = one.moved();
    play(one, 1);
    return one.moved() - before;
}

endpoint arena::find(const service& what) {
    return local_.find_or_start(what, reply_mode::answer).value();
}

}  // namespace pingpong::benchmark
