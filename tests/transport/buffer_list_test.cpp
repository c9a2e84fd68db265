#include "pingpong/transport/buffer_list.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pingpong {
namespace {

using const_list = buffer_list<asio::const_buffer>;

std::string text_of(const const_list& buffers) {
    std::string text(asio::buffer_size(buffers), '?');
    asio::buffer_copy(asio::buffer(text), buffers);
    return text;
}

TEST(BufferList, LeavesOutEmptyBuffers) {
    const std::vector<asio::const_buffer> sequence{asio::buffer("Pi", 2), asio::const_buffer(),
                                                   asio::buffer("ng", 2)};
    const const_list buffers(sequence);
    EXPECT_EQ(buffers.end() - buffers.begin(), 2);
    EXPECT_EQ(text_of(buffers), "Ping");
}

TEST(BufferList, TakesTheFirstEightBuffers) {
    const std::string digits = "0123456789";
    std::vector<asio::const_buffer> sequence;
    for (const char& digit : digits)
        sequence.push_back(asio::buffer(&digit, 1));
    const const_list buffers(sequence);
    EXPECT_FALSE(buffers.has_room());
    EXPECT_EQ(text_of(buffers), "01234567");
}

TEST(BufferList, ASingleBufferStaysOne) {
    const std::string text = "Ping";
    const asio::const_buffer buffer = to_buffers<asio::const_buffer>(asio::buffer(text));
    EXPECT_EQ(buffer.data(), text.data());
    EXPECT_EQ(buffer.size(), 4);
}

}  // namespace
}  // namespace pingpong
