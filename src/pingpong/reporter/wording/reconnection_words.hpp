/// \file
/// What is credited to WebSocket elsewhere, and is the kept connection's, for a person.
#ifndef PINGPONG_REPORTER_WORDING_RECONNECTION_WORDS_HPP
#define PINGPONG_REPORTER_WORDING_RECONNECTION_WORDS_HPP

#include <string>
#include <vector>

#include "pingpong/reporter/wording/headline.hpp"
#include "pingpong/reporter/wording/wording.hpp"

namespace pingpong {

/// What WebSocket takes by HTTP with a new connection per request, where that is proven and is not
/// the answer itself: " WebSocket takes 0.19x ... the time of HTTP ..., but that is what keeping
/// the connection saves: HTTP keep-alive saves it too." Else empty.
std::string reconnection_words(const report& what, const std::vector<setting>& settings,
                               escaper safe);

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_WORDING_RECONNECTION_WORDS_HPP
