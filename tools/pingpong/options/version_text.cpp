#include "pingpong/options/version_text.hpp"

#include <fmt/format.h>

#include "pingpong/probes/environment.hpp"

namespace pingpong::command {

std::string version_text() {
    const generator_info made = describe_generator();
    return fmt::format("{} {}\ncommit    {}\ncompiler  {} ({} {})\nBoost     {}", made.name,
                       made.version, made.commit, made.compiler, made.build_type,
                       made.cxx_flags.empty() ? "without flags" : made.cxx_flags,
                       made.boost_version);
}

std::string version_number() {
    return describe_generator().version;
}

}  // namespace pingpong::command
