/// \file
/// Reads JSON and knows the path of what it refuses.
#ifndef PINGPONG_REPORTER_JSON_JSON_READER_HPP
#define PINGPONG_REPORTER_JSON_JSON_READER_HPP

#include <boost/json/fwd.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pingpong/reporter/json/json_archive.hpp"

namespace pingpong {

/// Reads an object from text.
///
/// The first error stays; nothing is read after it.
class json_reader final : public json_archive {
public:
    /// Whole numbers up to here are exact in every reader of JSON (RFC 8259, 6).
    static constexpr std::uint64_t max_number = (std::uint64_t{1} << 53U) - 1;

    /// Parses the text, which is not kept; see `error` for what came of it.
    ///
    /// \param max_counters  That all histograms together may allocate: 512 MiB of them.
    explicit json_reader(std::string_view text, std::size_t max_counters = std::size_t{1} << 26U);
    ~json_reader() override;

    /// The first error, one line: the path of the member, what was expected, what was found; or
    /// where the text is not JSON. Empty: there is none.
    const std::string& error() const noexcept { return error_; }

    /// Refuses the text for a reason that is not about one member, unless there is an error.
    void refuse(std::string_view reason);

    void choice(std::string_view name, bool& member, std::string_view yes,
                std::string_view no) override;
    void position(std::string_view name) override;
    void fail(std::string_view name, std::string_view expected) override;

private:
    /// An object, a list or an element that is being read.
    struct place {
        const boost::json::value* value;
        std::string_view name;  ///< Empty: an element of a list.
        std::size_t index = 0;  ///< Of an element.
    };

    void flag(std::string_view name, bool& member) override;
    void whole(std::string_view name, std::uint64_t& member) override;
    void duration(std::string_view name, std::chrono::nanoseconds& member) override;
    void decimal(std::string_view name, double& member) override;
    void text(std::string_view name, std::string& member) override;
    void time(std::string_view name, std::chrono::system_clock::time_point& member) override;
    void buckets(std::string_view name, histogram& member) override;
    void texts(std::string_view name, std::vector<std::string>& list) override;
    void whole_numbers(std::string_view name, std::vector<std::uint64_t>& list) override;
    void write_text(std::string_view, std::string_view) override {}
    bool known(std::string_view name, bool has_value) override;
    bool begin_object(std::string_view name) override;
    void end_object() override { places_.pop_back(); }
    std::size_t begin_list(std::string_view name, std::size_t size) override;
    bool begin_element(std::size_t index) override;
    void end_list() override { places_.pop_back(); }

    const boost::json::value* find(std::string_view name) const;
    const boost::json::value* find(std::size_t index) const;
    bool enter_object(const place& inner);
    void fail(const place& failed, std::string_view expected);
    std::uint64_t whole_number(const place& number, std::uint64_t max);
    std::string string_of(const place& text);
    template <class Read>
    void each_element(std::string_view name, Read read);
    void bucket(const place& pair, std::size_t& allocated, histogram& member);

    std::string error_;  // before document_, whose initialiser writes to it
    std::unique_ptr<boost::json::value> document_;
    std::vector<place> places_;  ///< From the top level inwards.
    std::size_t counters_left_;
};

}  // namespace pingpong

#endif  // PINGPONG_REPORTER_JSON_JSON_READER_HPP
