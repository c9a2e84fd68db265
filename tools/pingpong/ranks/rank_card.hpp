/// \file
/// What the ranks of an MPI job tell each other before anything is played.
#ifndef PINGPONG_RANKS_RANK_CARD_HPP
#define PINGPONG_RANKS_RANK_CARD_HPP

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/scheduler/plan.hpp"

namespace pingpong::command {

/// A rank, its program and its command line.
struct rank_card {
    std::string host;                ///< As uname(2) has it.
    std::string program;             ///< Version, commit and build.
    std::vector<std::string> words;  ///< Of the command line.

    rank_card() = default;
};

/// The card of this process.
rank_card make_rank_card(const std::vector<std::string>& words);

/// The card as a text, and back; nullopt: the text is none of this program.
std::string format_card(const rank_card& card);
std::optional<rank_card> parse_card(std::string_view text);

/// "rank 2 on host-c".
std::string name_rank(std::size_t rank, const std::vector<rank_card>& cards);

/// In which program or command line a rank differs from rank 0, as one line; empty: in none.
std::string find_different_rank(const std::vector<rank_card>& cards);

/// A text that is the same for equal plans of one program, and practically never for others: what
/// is exchanged, too, so that files with messages are compared.
std::string fingerprint_of(const plan& plan);

}  // namespace pingpong::command

#endif  // PINGPONG_RANKS_RANK_CARD_HPP
