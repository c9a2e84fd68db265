/// \file
/// Handlers of Asio's operations that stand in for another one.
#ifndef PINGPONG_TRANSPORT_WRAPPED_HANDLER_HPP
#define PINGPONG_TRANSPORT_WRAPPED_HANDLER_HPP

#include <boost/asio/associator.hpp>
#include <type_traits>
#include <utility>

namespace pingpong {

/// A handler that will invoke another one, and until then has its executor, allocator and
/// cancellation slot.
template <class Handler>
struct wrapped_handler {
    using handler_type = Handler;  ///< Of the one it wraps.

    Handler handler;  ///< The one it wraps.

    /// Wraps `wrapped`.
    explicit wrapped_handler(Handler wrapped) : handler(std::move(wrapped)) {}
};

/// A `wrapped_handler`, or what is derived from one.
template <class T>
concept wraps_handler = requires {
    typename T::handler_type;
}
&&std::is_base_of_v<wrapped_handler<typename T::handler_type>, T>;

}  // namespace pingpong

/// \cond
template <template <class, class> class Associator, pingpong::wraps_handler Wrapper, class Default>
struct boost::asio::associator<Associator, Wrapper, Default>
    : Associator<typename Wrapper::handler_type, Default> {
    using of_handler = Associator<typename Wrapper::handler_type, Default>;

    static typename of_handler::type get(const Wrapper& wrapper) noexcept {
        return of_handler::get(wrapper.handler);
    }

    static auto get(const Wrapper& wrapper, const Default& otherwise) noexcept {
        return of_handler::get(wrapper.handler, otherwise);
    }
};
/// \endcond

#endif  // PINGPONG_TRANSPORT_WRAPPED_HANDLER_HPP
