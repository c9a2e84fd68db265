#include "pingpong/bridge_line.hpp"

#include "pingpong/option_group.hpp"

namespace pingpong::command {

void add_bridge(CLI::App& run, run_words& words) {
    option_group group(run, "The original experiment");
    group.add("--bridge", words.bridge,
              "Play it too, afterwards, and tell what its factor\nis made of; for the smallest of "
              "--counts");
    group.add("--bridge-rounds", "N", words.bridge_rounds,
              "In so many rounds, 12 conversations each [10]");
}

void add_converse(CLI::App& app, converse_words& words) {
    CLI::App& converse = *app.add_subcommand("converse")->group("");
    converse.add_option("PROTOCOL", words.over)->required();
    converse.add_option("URL", words.url)->required();
    converse.add_option("COUNT", words.count)->required();
}

}  // namespace pingpong::command
