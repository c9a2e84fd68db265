/// \file
/// The protocols that can be played, as one value; `protocol.hpp` has what a row is.
#ifndef PINGPONG_PROTOCOLS_PROTOCOL_TABLE_HPP
#define PINGPONG_PROTOCOLS_PROTOCOL_TABLE_HPP

#include <cstddef>
#include <string_view>
#include <vector>

#include "pingpong/core/protocol.hpp"

namespace pingpong {

struct protocol;
struct service;

/// The protocols that can be played: a plan has one, and whatever knows a protocol by its name asks
/// it.
///
/// A view of rows that outlive it, so that a copy costs nothing. To add a protocol, add a row to
/// the array in `protocol_table.cpp`; or make a table of your own, of your rows.
class protocol_table {
public:
    /// The protocols of this library: the floor first, then the tuned ones, the lean ones, and
    /// those with defaults.
    protocol_table() noexcept;

    /// \param rows  At least one, no two with the same name; outlive the table and its copies.
    protocol_table(const protocol* rows, std::size_t count) noexcept : rows_(rows), count_(count) {}

    /// The first row; needs `protocol.hpp` to be of use, as `end` does.
    const protocol* begin() const noexcept { return rows_; }

    /// Behind the last row.
    const protocol* end() const noexcept;

    /// \return  nullptr when no protocol has that name.
    const protocol* find(std::string_view name) const noexcept;

    /// The data of a row; nullptr when no protocol has that name.
    const protocol_info* find_info(std::string_view name) const noexcept;

    /// The data of all rows.
    std::vector<protocol_info> infos() const;

    /// The names of all rows.
    std::vector<std::string_view> names() const;

    /// The name that was probably meant; see `pingpong::nearest_name`.
    std::string_view nearest_name(std::string_view name) const;

    /// The services of all rows, each once, in the order of the rows.
    std::vector<const service*> services() const;

private:
    const protocol* rows_;
    std::size_t count_;
};

/// A protocol of this library; nullptr when none has that name.
const protocol* find_protocol(std::string_view name) noexcept;

}  // namespace pingpong

#endif  // PINGPONG_PROTOCOLS_PROTOCOL_TABLE_HPP
