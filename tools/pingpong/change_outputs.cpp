#include "pingpong/change_outputs.hpp"

#include "pingpong/command_error.hpp"
#include "pingpong/reporter/change_words.hpp"
#include "pingpong/standard_streams.hpp"

namespace pingpong::command {
namespace {

void refuse_csv(format how) {
    if (how == format::csv)
        throw command_error(exit_status::wrong_usage,
                            "changes cannot be had as CSV; expected table, md or json");
}

std::string render(const run_changes& what, format how) {
    switch (how) {
        case format::json:
            return to_json(what);
        case format::markdown:
            return to_markdown(what);
        default:
            return to_table(what);
    }
}

}  // namespace

change_outputs::change_outputs(const output_choice& choice) : printed_(choice.printed) {
    refuse_csv(choice.printed.value_or(format::table));
    for (const output_target& one : choice.files)
        refuse_csv(one.how);
    for (const output_target& one : choice.files)
        files_.push_back(entry{output_file(one.path), one.how});
}

void change_outputs::deliver(const run_changes& what, bool quiet) {
    for (entry& one : files_)
        one.file.write(render(what, one.how));
    if (printed_)
        print(render(what, *printed_));
    if (quiet)
        return;
    std::vector<std::string> paths;
    for (const entry& one : files_)
        paths.push_back(one.file.path());
    tell_where(paths);
}

}  // namespace pingpong::command
