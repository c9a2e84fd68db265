// Compiles Boost.Beast's functions that are no templates, once for all translation units, as
// transport/boost_asio.cpp does for Boost.Asio.
#include <boost/beast/src.hpp>
