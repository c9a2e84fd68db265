/// \file
/// The runs that are remembered: the last ones, and those that were saved under a name.
#ifndef PINGPONG_FILES_RUN_STORE_HPP
#define PINGPONG_FILES_RUN_STORE_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/analysis/self_test_outcome.hpp"
#include "pingpong/files/run_entry.hpp"
#include "pingpong/report/report.hpp"

namespace pingpong::command {

/// Whether a word names a run that is remembered, and not a file: it is `last`, `last~N`, or made
/// of letters, digits, `-` and `_` alone.
bool names_a_run(std::string_view word) noexcept;

/// Whether a run can be saved under that name: it names a run other than the last ones.
bool is_saved_name(std::string_view word) noexcept;

/// A run that is remembered.
struct remembered_run {
    std::string name;  ///< `last`, `last~1`, ..., or the name that it was saved under.
    std::string path;  ///< Of its report.
    run_entry entry;

    remembered_run() = default;
};

/// The runs in a folder. Each has its report, and an entry beside it; both are private.
///
/// Several processes may use it at once: every file is written whole, and one that another process
/// has removed meanwhile was never there.
class run_store {
public:
    /// Runs that are kept; older ones are removed. What was saved stays.
    static constexpr std::size_t max_runs = 50;

    /// \param folder  Need not exist; empty: nothing is remembered.
    explicit run_store(std::string folder);

    /// Remembers a run as the last one.
    ///
    /// \param json  The report as JSON.
    /// \return      Empty; else why it could not be kept, in one line.
    std::string keep(const report& report, std::string_view json) const;

    /// Remembers a run under a name, in place of the one that had it.
    ///
    /// \return  As of `keep`.
    std::string save(const report& report, std::string_view json, const std::string& name) const;

    /// Why nothing could be saved, in one line; empty: it could.
    std::string find_obstacle() const;

    /// All runs, the newest first; a run that was saved is there once for each of its names.
    std::vector<remembered_run> list() const;

    /// What later runs can learn from the last ones.
    std::vector<past_run> past_runs() const;

    /// The path of a run's report.
    ///
    /// \param name  As of `names_a_run`.
    /// \throws command_error  `wrong_usage`: there is no such run.
    std::string find(std::string_view name) const;

private:
    /// The reports of the last runs, the newest first.
    std::vector<std::string> last_paths() const;
    std::vector<std::string> saved_names() const;
    std::string saved_path(std::string_view name) const;
    void remove_old_runs() const;

    std::string folder_;
};

/// The runs in the user's state folder.
run_store user_run_store();

}  // namespace pingpong::command

#endif  // PINGPONG_FILES_RUN_STORE_HPP
