/// \file
/// The masks of a WebSocket client's frames.
#ifndef PINGPONG_PROTOCOLS_CODEC_WS_MASK_HPP
#define PINGPONG_PROTOCOLS_CODEC_WS_MASK_HPP

#include <array>
#include <cstddef>
#include <cstdint>

namespace pingpong {

/// A masking key as its four bytes lie in memory.
using ws_mask = std::uint32_t;

/// The key with which a payload goes on after `bytes` of it.
ws_mask advanced(ws_mask key, std::uint64_t bytes) noexcept;

/// Writes `from` to `to` masked, which unmasks what is masked; both may be the same.
///
/// \par Source  RFC 6455, 5.3.
void apply_mask(char* to, const char* from, std::size_t size, ws_mask key) noexcept;

/// Masking keys that nobody can foresee (RFC 6455, 10.3), drawn from the system a block at a time.
class ws_mask_source {
public:
    /// A key that was not given out before.
    ///
    /// \par Errors  Throws `std::system_error` where the system has no random numbers.
    ws_mask next() {
        if (left_ == 0)
            refill();
        return keys_[--left_];
    }

private:
    void refill();

    std::array<ws_mask, 64> keys_;
    std::size_t left_ = 0;
};

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_CODEC_WS_MASK_HPP
