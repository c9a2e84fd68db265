// A protocol that is added in one place, as a row of a table, is found wherever protocols are.
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "pingpong/command_error.hpp"
#include "pingpong/commands/commands.hpp"
#include "pingpong/options/command_line.hpp"
#include "pingpong/options/completions.hpp"
#include "pingpong/options/contenders.hpp"
#include "pingpong/process/descriptor_limit.hpp"
#include "pingpong/protocols/protocol.hpp"
#include "pingpong/report/lookup.hpp"
#include "pingpong/reporter/format.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "support/child_process.hpp"
#include "support/whole_run.hpp"

namespace pingpong::command {
namespace {

/// The protocols of the library, and two more: a line over a Unix socket and a line over TCP under
/// other names, with servers of their own.
class toy_table {
public:
    toy_table()
        : service_(floor().served_by),
          unix_service_(on_unix().served_by),
          rows_(protocol_table().begin(), protocol_table().end()) {
        unix_service_.name = "unix-toy";
        rows_.push_back({{"unix-toy", "Unix Toy", "a toy on a socket", on_unix().traits, {}},
                         unix_service_,
                         on_unix().make_client});
        service_.name = "toy";
        protocol_traits traits = floor().traits;
        traits.is_floor = false;
        rows_.push_back(
            {{"toy", "Toy Line", "a line each way, for play", traits, {"tcp", "toying", 9}},
             service_,
             floor().make_client});
    }

    toy_table(const toy_table&) = delete;
    toy_table& operator=(const toy_table&) = delete;

    protocol_table table() const { return {rows_.data(), rows_.size()}; }

private:
    static const protocol& floor() { return *protocol_table().find("tcp"); }
    static const protocol& on_unix() { return *protocol_table().find("unix"); }

    service service_, unix_service_;
    std::vector<protocol> rows_;
};

class ToyProtocol : public testing::Test {
protected:
    protocol_table table() const { return rows_.table(); }

    any_request parse(std::vector<std::string> words) const {
        return parse_command_line(std::move(words), table()).request;
    }

    report play() const {
        const auto request = std::get<run_request>(
            parse({"run", "--protocols=tcp,toy,ws,http-keepalive", "--counts=40", "--rounds=4"}));
        return measure(make_plan(request));
    }

private:
    toy_table rows_;
};

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != text.npos;
}

TEST_F(ToyProtocol, IsInItsTableAlone) {
    EXPECT_EQ(table().names().back(), "toy");
    EXPECT_EQ(table().nearest_name("tay"), "toy");
    EXPECT_EQ(table().services().back()->name, "toy");
    EXPECT_EQ(protocol_table().find("toy"), nullptr);
    EXPECT_THROW(parse_command_line({"run", "--protocols=toy"}, protocol_table()), command_error);
}

TEST_F(ToyProtocol, IsListedAndCompleted) {
    const std::string list = std::get<information>(parse({"--list-protocols"})).text;
    EXPECT_TRUE(contains(list, "\n  toy             a line each way, for play\n")) << list;
    const command_set commands(table());
    EXPECT_TRUE(contains(bash_completion(commands), " http-default unix-toy toy\""));
    EXPECT_TRUE(contains(zsh_completion(commands), " http-default unix-toy toy"));
    EXPECT_TRUE(contains(fish_completion(commands), " http-default unix-toy toy"));
    EXPECT_NE(commands.find("run")->find("--toy-port"), nullptr);
    EXPECT_EQ(commands.find("run")->find("--unix-toy-port"), nullptr);
}

TEST_F(ToyProtocol, PlaysWithoutBeingNamed) {
    const auto played = make_plan(std::get<run_request>(parse({"run", "--counts=40"})));
    const auto& contenders = played.experiments.front().contenders;
    EXPECT_TRUE(std::ranges::any_of(
        contenders, [](const contender_spec& each) { return each.protocol == "toy"; }));
    EXPECT_EQ(descriptors_for(std::vector<contender_spec>{"toy"}, 10, table()),
              descriptors_for(std::vector<contender_spec>{"tcp"}, 10, table()));
}

TEST_F(ToyProtocol, UsesThePathOfAUnixSocket) {
    const auto request =
        std::get<run_request>(parse({"run", "--protocols=unix-toy", "--unix-path=/run/toy.sock"}));
    EXPECT_EQ(make_plan(request).bind.unix_path, "/run/toy.sock");
}

TEST_F(ToyProtocol, IsServed) {
    const auto request = std::get<serve_request>(parse({"serve", "--protocols=toy"}));
    const auto serve = [&] { return static_cast<int>(execute_serve(request, table())); };
    child_process server({.arguments = {}, .function = serve});
    EXPECT_TRUE(server.await_output("toy   tcp://127.0.0.1:")) << server.output();
    server.signal(SIGTERM);
    server.wait();
}

TEST_F(ToyProtocol, IsMeasuredComparedAndExplained) {
    const report report = play();
    const cell& toy = report.cells.at(cell_of(report, "toy"));
    EXPECT_EQ(toy.description, protocol_description(*table().find_info("toy")));
    EXPECT_NE(toy.endpoint, report.cells.at(cell_of(report, "tcp")).endpoint);
    EXPECT_EQ(report.summaries.at(cell_of(report, "toy")).exchanges, 160U);

    EXPECT_NE(find_comparison(report, 0, "toy", "tcp"), nullptr);
    const auto step = std::ranges::find(report.ladder, "toying", &ladder_step::step);
    ASSERT_NE(step, report.ladder.end());
    EXPECT_EQ(step->from, cell_of(report, "tcp"));
    EXPECT_EQ(step->to, cell_of(report, "toy"));
}

TEST_F(ToyProtocol, IsShownInEveryFormat) {
    const report report = play();
    const std::string page = render(report, format::html);
    for (const char* part : {"Toy Line", "toying"})
        EXPECT_TRUE(contains(page, part)) << part;
    const std::string table = render(report, format::table);
    for (const char* part : {"\nToy Line ", "oying"})
        EXPECT_TRUE(contains(table, part)) << part << '\n' << table;
    const std::string markdown = render(report, format::markdown);
    for (const char* part : {"| Toy Line |", "oying"})
        EXPECT_TRUE(contains(markdown, part)) << part << '\n' << markdown;
    for (const format format : {format::csv, format::csv_summary, format::prometheus})
        EXPECT_TRUE(contains(render(report, format), "toy")) << name_of(format);
}

TEST_F(ToyProtocol, IsReadBackWithoutItsTable) {
    const report report = play();
    const parsed_report read = from_json(to_json(report));
    ASSERT_TRUE(read.value) << read.error;
    EXPECT_EQ(read.value->cells.at(cell_of(report, "toy")).description,
              protocol_description(*table().find_info("toy")));
    EXPECT_EQ(render(*read.value, format::html), render(report, format::html));
}

}  // namespace
}  // namespace pingpong::command
