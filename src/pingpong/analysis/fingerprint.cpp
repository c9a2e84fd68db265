#include "pingpong/analysis/fingerprint.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string>

#include "pingpong/analysis/circumstances.hpp"

namespace pingpong {
namespace {

std::string text_of(const std::string& value) {
    return value;
}

std::string text_of(bool value) {
    return value ? "yes" : "no";
}

std::string text_of(std::uint64_t value) {
    return fmt::format("{}", value);
}

template <class T>
std::string text_of(const std::optional<T>& value) {
    return value ? text_of(*value) : "unknown";
}

}  // namespace

std::vector<difference> differences_between(const report& old_run, const report& new_run) {
    std::vector<difference> all;
    for_each_circumstance(old_run, new_run,
                          [&all](const circumstance& what, const auto& before, const auto& after) {
                              if (before == after)
                                  return;
                              difference& found = all.emplace_back();
                              found.what = what.name;
                              found.before = text_of(before);
                              found.after = text_of(after);
                          });
    return all;
}

}  // namespace pingpong
