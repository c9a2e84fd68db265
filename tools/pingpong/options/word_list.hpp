/// \file
/// A command line under construction.
#ifndef PINGPONG_OPTIONS_WORD_LIST_HPP
#define PINGPONG_OPTIONS_WORD_LIST_HPP

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/options/server_options.hpp"

namespace pingpong::command {

/// The words of a command line, added one after the other.
class word_list {
public:
    explicit word_list(std::vector<std::string> first) : words_(std::move(first)) {}

    /// Adds an option with its value, if there is one.
    void add(std::string_view option, const std::optional<std::string>& value) {
        if (value)
            words_.push_back(std::string(option) + '=' + *value);
    }

    /// Adds an option without a value, if it was given.
    void add_flag(std::string_view option, bool given) {
        if (given)
            words_.emplace_back(option);
    }

    /// Adds the options that `run` and `serve` share.
    ///
    /// \param unix_option  What the option of `unix_path` is called.
    void add_servers(const server_words& words, std::string_view unix_option) {
        add("--host", words.host);
        add("--tcp-port", words.tcp_port);
        add("--ws-port", words.ws_port);
        add("--http-port", words.http_port);
        add(unix_option, words.unix_path);
        add("--max-header", words.max_header);
        add("--max-message", words.max_message);
    }

    std::vector<std::string> take() && { return std::move(words_); }

private:
    std::vector<std::string> words_;
};

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_WORD_LIST_HPP
