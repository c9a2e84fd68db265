#include "pingpong/options/help_formatter.hpp"

#include <utility>

namespace pingpong::command {

std::string help_formatter::make_help(const CLI::App* app, std::string name,
                                      CLI::AppFormatMode mode) const {
    complete_ = mode != CLI::AppFormatMode::Normal;
    std::string text = CLI::Formatter::make_help(app, std::move(name), mode);
    for (auto gap = text.find("\n\n\n"); gap != std::string::npos; gap = text.find("\n\n\n", gap))
        text.erase(gap, 1);  // where headings were left out
    return text;
}

std::string help_formatter::make_group(std::string group, bool is_positional,
                                       std::vector<const CLI::Option*> options) const {
    if (!complete_)
        std::erase_if(options, [this](const CLI::Option* one) { return details_.contains(one); });
    return options.empty() ? ""
                           : CLI::Formatter::make_group(std::move(group), is_positional, options);
}

}  // namespace pingpong::command
