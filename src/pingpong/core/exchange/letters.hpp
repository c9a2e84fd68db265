/// \file
/// Letters whose case does not matter.
#ifndef PINGPONG_CORE_EXCHANGE_LETTERS_HPP
#define PINGPONG_CORE_EXCHANGE_LETTERS_HPP

namespace pingpong {

/// The small letter of an ASCII capital; any other character as it is.
constexpr char to_lower(char letter) noexcept {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

/// Whether both are the same letter, in either case.
constexpr bool equal_letters(char a, char b) noexcept {
    return to_lower(a) == to_lower(b);
}

}  // namespace pingpong

#endif  // PINGPONG_CORE_EXCHANGE_LETTERS_HPP
