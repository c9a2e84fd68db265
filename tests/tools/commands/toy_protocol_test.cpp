// A protocol that is added in one place, a row of a table, is played, compared and explained.
#include <gtest/gtest.h>

#include <vector>

#include "pingpong/protocols/protocol.hpp"
#include "pingpong/report/lookup.hpp"
#include "support/whole_run.hpp"

namespace pingpong {
namespace {

/// The protocols there are, and one more that is a line over TCP under another name.
class toy_table {
public:
    toy_table()
        : service_(protocol_table().find("tcp")->served_by),
          rows_(protocol_table().begin(), protocol_table().end()) {
        service_.name = "toy";
        const protocol& like = *protocol_table().find("tcp");
        protocol toy{{"toy", "Toy", "a toy", like.traits, {"tcp", "what makes it a toy", 9}},
                     service_,
                     like.make_client};
        toy.traits.is_floor = false;
        toy.traits.colour = protocol_colour::none;
        rows_.push_back(toy);
    }

    toy_table(const toy_table&) = delete;
    toy_table& operator=(const toy_table&) = delete;

    protocol_table table() const { return {rows_.data(), rows_.size()}; }

private:
    service service_;
    std::vector<protocol> rows_;
};

TEST(ToyProtocol, IsFoundInItsTable) {
    const toy_table toys;
    EXPECT_EQ(toys.table().names().back(), "toy");
    EXPECT_EQ(toys.table().nearest_name("tay"), "toy");
    EXPECT_EQ(toys.table().services().back()->name, "toy");
    EXPECT_EQ(protocol_table().find("toy"), nullptr);
}

TEST(ToyProtocol, IsPlayedComparedWithTheFloorAndExplained) {
    const toy_table toys;
    plan what({experiment(40, {"tcp", "toy"})});
    what.protocols = toys.table();
    what.stop = stop_after(1);
    const report measured = measure(what);
    ASSERT_EQ(measured.cells.size(), 2U);
    EXPECT_EQ(measured.cells[1].description.display_name, "Toy");
    EXPECT_EQ(measured.cells[1].description.traits.mark, protocol_mark::diamond);
    EXPECT_NE(measured.cells[0].endpoint, measured.cells[1].endpoint);
    EXPECT_EQ(measured.summaries[1].exchanges, 40U);

    ASSERT_NE(find_comparison(measured, 0, "toy", "tcp"), nullptr);
    ASSERT_EQ(measured.ladder.size(), 1U);
    EXPECT_EQ(measured.ladder[0].step, "what makes it a toy");
    EXPECT_EQ(measured.ladder[0].from, 0U);
    EXPECT_EQ(measured.ladder[0].to, 1U);
}

}  // namespace
}  // namespace pingpong
