/// \file
/// The contexts of the TLS clients of an io_context, each made once.
#ifndef PINGPONG_TRANSPORT_TLS_TLS_CONTEXTS_HPP
#define PINGPONG_TRANSPORT_TLS_TLS_CONTEXTS_HPP

#include <boost/asio/execution/context.hpp>
#include <boost/asio/execution_context.hpp>
#include <boost/asio/query.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pingpong/transport/tls/tls_context.hpp"

namespace pingpong {

/// The contexts of the TLS clients of an io_context: reading the system's certificates takes
/// milliseconds, and a ticket is of use to the next connection only. Belongs to the thread that
/// runs the io_context.
class tls_contexts final : public boost::asio::execution_context::service {
public:
    /// How Asio finds it among the services of an io_context.
    inline static boost::asio::execution_context::id id;

    /// Made by Asio, on the first `of` in an io_context.
    explicit tls_contexts(boost::asio::execution_context& owner) : service(owner) {}

    /// The one of the io_context that `io_executor` belongs to.
    template <class Executor>
    static tls_contexts& of(const Executor& io_executor) {
        return boost::asio::use_service<tls_contexts>(
            boost::asio::query(io_executor, boost::asio::execution::context));
    }

    /// The context for those settings, which is made unless there is one.
    ///
    /// \par Errors  As of `tls_context::make_client`.
    result<std::shared_ptr<tls_context>> find_or_make(const tls_settings& settings,
                                                      std::string_view host,
                                                      tls_application application) {
        for (const entry& each : entries_)
            if (each.settings == settings && each.host == host && each.application == application)
                return each.context;
        auto made = tls_context::make_client(settings, host, application);
        if (!made)
            return made.error();
        if (entries_.size() == max_entries)
            entries_.erase(entries_.begin());
        entries_.push_back({settings, std::string(host), application, std::move(*made)});
        return entries_.back().context;
    }

private:
    /// More servers than a run has.
    static constexpr std::size_t max_entries = 16;

    struct entry {
        tls_settings settings;
        std::string host;
        tls_application application;
        std::shared_ptr<tls_context> context;
    };

    void shutdown() noexcept override {}

    std::vector<entry> entries_;
};

}  // namespace pingpong

#endif  // PINGPONG_TRANSPORT_TLS_TLS_CONTEXTS_HPP
