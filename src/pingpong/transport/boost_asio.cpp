// Compiles Boost.Asio's functions that are no templates, once for all translation units. The build
// defines BOOST_ASIO_SEPARATE_COMPILATION for this project alone: a program that uses the library
// with headers alone has weak definitions of the same functions, and one that compiles this source
// too never asks the archive for it.
#include <boost/asio/impl/src.hpp>
