#include "pingpong/ranks/rank_group.hpp"

#include <mpi.h>

#include <algorithm>
#include <boost/mpi/request.hpp>
#include <boost/mpi/status.hpp>
#include <chrono>
#include <thread>

namespace pingpong::command {
namespace {

/// The kind of all messages: a text.
constexpr int text_tag = 1;

/// Short beside what a process takes to start, long beside a poll, which takes about 1 us.
constexpr std::chrono::microseconds first_pause{200};
constexpr std::chrono::microseconds longest_pause{2000};

/// More than a report takes; less than forever, which one from a rank that died takes.
constexpr std::chrono::seconds transfer_time{5};

}  // namespace

bool poll_until(const std::function<bool()>& done, const rank_group::give_up& gives_up) {
    for (auto pause = first_pause; !done(); pause = std::min(pause + pause / 16, longest_pause)) {
        if (gives_up && gives_up())
            return false;
        std::this_thread::sleep_for(pause);
    }
    return true;
}

rank_group::give_up time_limit(std::chrono::nanoseconds time) {
    return [end = std::chrono::steady_clock::now() + time] {
        return std::chrono::steady_clock::now() >= end;
    };
}

bool rank_group::send(int rank, std::string_view text, const give_up& gives_up) const {
    boost::mpi::request sent =
        world_.isend(rank, text_tag, text.data(), static_cast<int>(text.size()));
    return poll_until([&sent] { return sent.test().has_value(); }, gives_up);
}

std::optional<std::string> rank_group::receive(int rank, const give_up& gives_up) const {
    boost::optional<boost::mpi::status> arrived;
    const auto has_arrived = [&] { return (arrived = world_.iprobe(rank, text_tag)).has_value(); };
    if (!poll_until(has_arrived, gives_up))
        return std::nullopt;
    std::string text(static_cast<std::size_t>(arrived->count<char>().value()), '\0');
    boost::mpi::request received =
        world_.irecv(rank, text_tag, text.data(), static_cast<int>(text.size()));
    if (!poll_until([&received] { return received.test().has_value(); }, gives_up))
        return std::nullopt;
    return text;
}

std::vector<std::optional<std::string>> rank_group::gather(std::string_view text,
                                                           const give_up& gives_up) const {
    std::vector<std::optional<std::string>> texts;
    if (!leads()) {
        send(0, text, gives_up);
        return texts;
    }
    texts.resize(static_cast<std::size_t>(size()));
    texts.front() = text;
    int left = size() - 1;
    const auto have_all = [&] {
        while (const auto arrived = world_.iprobe(boost::mpi::any_source, text_tag)) {
            texts[static_cast<std::size_t>(arrived->source())] =
                receive(arrived->source(), time_limit(transfer_time));
            --left;
        }
        return left == 0;
    };
    poll_until(have_all, gives_up);
    return texts;
}

std::string rank_group::broadcast(std::string_view text) const {
    if (!leads())
        return receive(0).value();
    for (int rank = 1; rank < size(); ++rank)
        send(rank, text);
    return std::string(text);
}

void rank_group::wait_for_all() const {
    MPI_Request request = MPI_REQUEST_NULL;
    MPI_Ibarrier(world_, &request);
    poll_until([&request] {
        int done = 0;
        MPI_Test(&request, &done, MPI_STATUS_IGNORE);
        return done != 0;
    });
}

}  // namespace pingpong::command
