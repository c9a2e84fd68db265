#include "pingpong/terminal/log.hpp"

#include <spdlog/details/null_mutex.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/base_sink.h>
#include <unistd.h>

#include <array>
#include <utility>

#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

constexpr std::array<std::pair<std::string_view, spdlog::level::level_enum>, 5> levels{{
    {"DEBUG", spdlog::level::debug},
    {"INFO", spdlog::level::info},
    {"WARNING", spdlog::level::warn},
    {"ERROR", spdlog::level::err},
    {"CRITICAL", spdlog::level::critical},
}};

class level_as_in_python final : public spdlog::custom_flag_formatter {
public:
    void format(const spdlog::details::log_msg& message, const std::tm&,
                spdlog::memory_buf_t& into) override {
        for (const auto& [name, level] : levels)
            if (level == message.level)
                into.append(name.data(), name.data() + name.size());
    }

    std::unique_ptr<custom_flag_formatter> clone() const override {
        return std::make_unique<level_as_in_python>();
    }
};

/// The log of an exchange lies within what is timed, so lines are gathered and written together.
class gathering_sink final : public spdlog::sinks::base_sink<spdlog::details::null_mutex> {
public:
    gathering_sink() {
        auto pattern = std::make_unique<spdlog::pattern_formatter>();
        pattern->add_flag<level_as_in_python>('*').set_pattern("[%* %H:%M:%S] (%n): %v");
        set_formatter_(std::move(pattern));
    }
    ~gathering_sink() override { write_out(); }

protected:
    void sink_it_(const spdlog::details::log_msg& message) override {
        formatter_->format(message, gathered_);
        if (gathered_.size() >= 64 * 1024)
            write_out();
    }

    void flush_() override { write_out(); }

private:
    void write_out() {
        write_all(STDERR_FILENO, {gathered_.data(), gathered_.size()});
        gathered_.clear();
    }

    spdlog::memory_buf_t gathered_;
};

}  // namespace

std::optional<spdlog::level::level_enum> level_named(std::string_view name) noexcept {
    for (const auto& [known, level] : levels)
        if (known == name)
            return level;
    return std::nullopt;
}

std::shared_ptr<spdlog::sinks::sink> make_log_sink() {
    return std::make_shared<gathering_sink>();
}

spdlog::logger make_log(std::string name, std::shared_ptr<spdlog::sinks::sink> sink,
                        spdlog::level::level_enum level, spdlog::level::level_enum at_once) {
    spdlog::logger log(std::move(name), std::move(sink));
    log.set_level(level);
    log.flush_on(at_once);
    return log;
}

}  // namespace pingpong::command
