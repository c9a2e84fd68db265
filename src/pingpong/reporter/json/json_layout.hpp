/// \file
/// JSON as text that two people, or diff, can compare line by line.
#ifndef PINGPONG_REPORTER_JSON_JSON_LAYOUT_HPP
#define PINGPONG_REPORTER_JSON_JSON_LAYOUT_HPP

#include <boost/json/value.hpp>
#include <string>

namespace pingpong {

/// The value as text, ending in a line feed.
///
/// Each member of an object stands on a line of its own, and so does each element of a list of
/// objects, but what is inside of such an element stays on its line. Numbers have at most 15
/// significant digits, so that reading and writing them again changes none.
std::string lay_out(const boost::json::value& document);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_JSON_JSON_LAYOUT_HPP
