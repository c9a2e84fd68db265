#include "pingpong/files/run_store.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <string>
#include <vector>

#include "pingpong/command_error.hpp"
#include "pingpong/reporter/json/json.hpp"
#include "support/reports/sample_report.hpp"
#include "support/temporary_folder.hpp"

namespace pingpong::command {
namespace {

namespace fs = std::filesystem;

report report_with_id(const std::string& id) {
    report made = sample_report();
    made.run_id = id;
    return made;
}

void keep(const run_store& store, const std::string& id) {
    const report made = report_with_id(id);
    EXPECT_EQ(store.keep(made, to_json(made)), "");
}

void save(const run_store& store, const std::string& id, const std::string& name) {
    const report made = report_with_id(id);
    EXPECT_EQ(store.save(made, to_json(made), name), "");
}

std::string id_of(const run_store& store, std::string_view name) {
    for (const remembered_run& run : store.list())
        if (run.path == store.find(name))
            return run.entry.run_id;
    return "none";
}

std::string error_of(const run_store& store, std::string_view name) {
    try {
        return store.find(name);
    } catch (const command_error& error) {
        EXPECT_EQ(error.status, exit_status::wrong_usage);
        return error.what();
    }
}

std::vector<fs::path> files_in(const std::string& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files.push_back(entry.path());
    return files;
}

TEST(NamesARun, AnyWordOfLettersDigitsHyphensAndUnderlines) {
    for (const char* name : {"last", "last~1", "last~49", "main", "v1-2_3", "lastly", "7"})
        EXPECT_TRUE(names_a_run(name)) << name;
    for (const char* file : {"", "run.json", "./main", "a/b", "last~", "last~x", "main~1", "a b",
                             "/dev/stdin", "\xC3\xA9"})
        EXPECT_FALSE(names_a_run(file)) << file;
}

TEST(NamesARun, ToSaveItUnderUnlessItIsOneOfTheLast) {
    EXPECT_TRUE(is_saved_name("main"));
    for (const char* name : {"last", "last~1", "a.json", ""})
        EXPECT_FALSE(is_saved_name(name)) << name;
}

TEST(RunStore, FindsTheLastRunsAndThoseThatWereSaved) {
    const temporary_folder folder;
    const run_store store(folder.path_of("state"));
    keep(store, "first");
    keep(store, "second");
    save(store, "first", "main");
    EXPECT_EQ(id_of(store, "last"), "second");
    EXPECT_EQ(id_of(store, "last~1"), "first");
    EXPECT_EQ(id_of(store, "main"), "first");
    save(store, "second", "main");
    EXPECT_EQ(id_of(store, "main"), "second") << "the name belongs to the last one that got it";
}

TEST(RunStore, SaysWhichRunsThereAre) {
    const temporary_folder folder;
    const run_store store(folder.path_of("state"));
    EXPECT_EQ(error_of(store, "last"), "last: no run is remembered yet");
    keep(store, "first");
    EXPECT_EQ(error_of(store, "last~1"), "last~1: only 1 run is remembered; see pingpong history");
    EXPECT_EQ(error_of(store, "main"),
              "main: no run is saved under that name; see pingpong history, or write ./main for a "
              "file");
    save(store, "first", "main");
    EXPECT_EQ(error_of(store, "mian"),
              "mian: no run is saved under that name; did you mean main? See pingpong history");
}

TEST(RunStore, KeepsTheLastFiftyAndAllThatWereSaved) {
    const temporary_folder folder;
    const run_store store(folder.path_of("state"));
    save(store, "oldest", "main");
    for (std::size_t i = 0; i < run_store::max_runs + 2; ++i)
        keep(store, std::to_string(i));
    EXPECT_EQ(store.list().size(), run_store::max_runs + 1);
    EXPECT_EQ(files_in(folder.path()).size(), 2 * (run_store::max_runs + 1));
    EXPECT_EQ(id_of(store, "last~49"), "2");
    EXPECT_EQ(id_of(store, "main"), "oldest");
}

TEST(RunStore, IsPrivate) {
    const temporary_folder folder;
    const run_store store(folder.path_of("state/pingpong"));
    keep(store, "first");
    save(store, "first", "main");
    for (const fs::path& file : files_in(folder.path())) {
        struct stat facts {};
        ASSERT_EQ(::stat(file.c_str(), &facts), 0);
        EXPECT_EQ(facts.st_mode & 0777, 0600U) << file;
    }
    struct stat facts {};
    ASSERT_EQ(::stat(folder.path_of("state/pingpong/runs").c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, 0700U);
}

TEST(RunStore, SaysWhyNothingIsKeptAndThrowsNothing) {
    const report made = sample_report();
    for (const char* folder : {"", "/dev/null/pingpong"}) {
        const run_store store(folder);
        EXPECT_NE(store.keep(made, "{}"), "");
        EXPECT_NE(store.save(made, "{}", "main"), "");
        EXPECT_NE(store.find_obstacle(), "");
        EXPECT_TRUE(store.list().empty());
        EXPECT_TRUE(store.past_runs().empty());
        EXPECT_EQ(error_of(store, "last"), "last: no run is remembered yet");
    }
}

TEST(RunStore, MakesEntriesThatAreMissingOrOfAnotherVersionAnew) {
    const temporary_folder folder;
    const run_store store(folder.path_of("state"));
    keep(store, "first");
    const std::string report_path = store.find("last");
    const std::string entry_path = fs::path(report_path).replace_extension(".entry").string();
    const run_entry entry = store.list().front().entry;
    for (const char* broken :
         {"", "{}", "[", R"({"schema": "pingpong.run", "schema_version": "0"})"}) {
        folder.write(fs::relative(entry_path, folder.path()).string(), broken);
        ASSERT_EQ(store.list().size(), 1U) << broken;
        EXPECT_EQ(store.list().front().entry.answer, entry.answer);
    }
    fs::remove(entry_path);
    EXPECT_EQ(store.list().size(), 1U);
    EXPECT_EQ(store.past_runs().size(), 1U) << "it is there again";
}

TEST(RunStore, LeavesOutWhatIsNoReport) {
    const temporary_folder folder;
    const run_store store(folder.path());
    keep(store, "first");
    folder.write("runs/99999999T000000.json", "no report");
    EXPECT_EQ(store.list().size(), 1U);
}

TEST(RunEntry, HasWhatLaterRunsLearn) {
    const run_entry entry(sample_report());
    const auto again = parse_run_entry(to_json(entry));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->run_id, entry.run_id);
    EXPECT_EQ(again->start, entry.start);
    EXPECT_EQ(again->answer, entry.answer);
    EXPECT_EQ(again->setting, entry.setting);
    ASSERT_TRUE(again->past && entry.past);
    EXPECT_EQ(again->past->plan, entry.past->plan);
    EXPECT_DOUBLE_EQ(again->past->found.log_ratio.mean, entry.past->found.log_ratio.mean);
    EXPECT_DOUBLE_EQ(again->past->found.log_ratio.variance, entry.past->found.log_ratio.variance);
}

TEST(RunEntry, AnswersInAFewWords) {
    const run_entry entry(sample_report());
    EXPECT_NE(entry.answer, "");
    EXPECT_LE(entry.answer.size(), 48U) << entry.answer;
    EXPECT_NE(entry.setting, "");
    report unfinished = sample_report();
    unfinished.interrupted = true;
    EXPECT_TRUE(run_entry(unfinished).setting.starts_with("interrupted, "));
    EXPECT_FALSE(run_entry(unfinished).past);
    EXPECT_EQ(run_entry(report()).answer, "nothing was compared");
}

}  // namespace
}  // namespace pingpong::command
