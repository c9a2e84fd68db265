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

class python_level_name final : public spdlog::custom_flag_formatter {
public:
    void format(const spdlog::details::log_msg& message, const std::tm&,
                spdlog::memory_buf_t& target) override {
        for (const auto& [name, level] : levels)
            if (level == message.level)
                target.append(name.data(), name.data() + name.size());
    }

    std::unique_ptr<custom_flag_formatter> clone() const override {
        return std::make_unique<python_level_name>();
    }
};

/// Exchanges are logged within what is timed, so lines are buffered and written together.
class buffering_sink final : public spdlog::sinks::base_sink<spdlog::details::null_mutex> {
public:
    buffering_sink() {
        auto pattern = std::make_unique<spdlog::pattern_formatter>();
        pattern->add_flag<python_level_name>('*').set_pattern("[%* %H:%M:%S] (%n): %v");
        set_formatter_(std::move(pattern));
    }
    ~buffering_sink() override { write_buffer(); }

protected:
    void sink_it_(const spdlog::details::log_msg& message) override {
        formatter_->format(message, buffer_);
        if (buffer_.size() >= 64 * 1024)
            write_buffer();
    }

    void flush_() override { write_buffer(); }

private:
    void write_buffer() {
        write_all(STDERR_FILENO, {buffer_.data(), buffer_.size()});
        buffer_.clear();
    }

    spdlog::memory_buf_t buffer_;
};

}  // namespace

std::optional<spdlog::level::level_enum> find_log_level(std::string_view name) noexcept {
    for (const auto& [known, level] : levels)
        if (known == name)
            return level;
    return std::nullopt;
}

std::shared_ptr<spdlog::sinks::sink> make_log_sink() {
    return std::make_shared<buffering_sink>();
}

spdlog::logger make_log(std::string name, std::shared_ptr<spdlog::sinks::sink> sink,
                        spdlog::level::level_enum level, spdlog::level::level_enum flush_level) {
    spdlog::logger log(std::move(name), std::move(sink));
    log.set_level(level);
    log.flush_on(flush_level);
    return log;
}

}  // namespace pingpong::command
