#include "pingpong/ranks/rank_card.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>
#include <cstdint>

#include "pingpong/probes/environment.hpp"
#include "pingpong/terminal/standard_streams.hpp"

namespace pingpong::command {
namespace {

/// FNV-1a, over fields that are kept apart by their lengths.
class fingerprint {
public:
    void add(std::string_view text) {
        add(text.size());
        for (const char each : text)
            take(static_cast<unsigned char>(each));
    }
    void add(std::uint64_t number) {
        for (int byte = 0; byte < 8; ++byte)
            take(static_cast<unsigned char>(number >> (8 * byte)));
    }
    void add(const std::vector<std::string>& texts) {
        add(texts.size());
        for (const std::string& text : texts)
            add(text);
    }
    void add(const std::vector<header_field>& fields) {
        add(fields.size());
        for (const header_field& field : fields) {
            add(field.name);
            add(field.value);
        }
    }

    std::string text() const { return fmt::format("{:016x}", hash_); }

private:
    void take(unsigned char byte) { hash_ = (hash_ ^ byte) * 0x100000001b3; }

    std::uint64_t hash_ = 0xcbf29ce484222325;
};

}  // namespace

rank_card make_rank_card(const std::vector<std::string>& words) {
    const generator_info generator = describe_generator();
    rank_card card;
    card.host = describe_environment().host.value_or("unknown");
    card.program = fmt::format("{} {} ({}, {}, {})", generator.name, generator.version,
                               generator.commit, generator.build_type, generator.compiler);
    card.words = words;
    return card;
}

std::string format_card(const rank_card& card) {
    boost::json::object members;
    members["host"] = card.host;
    members["program"] = card.program;
    members["words"] = boost::json::value_from(card.words);
    return boost::json::serialize(members);
}

std::optional<rank_card> parse_card(std::string_view text) {
    try {
        const boost::json::value document = boost::json::parse(text);
        rank_card card;
        card.host = boost::json::value_to<std::string>(document.at("host"));
        card.program = boost::json::value_to<std::string>(document.at("program"));
        card.words = boost::json::value_to<std::vector<std::string>>(document.at("words"));
        return card;
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

std::string name_rank(std::size_t rank, const std::vector<rank_card>& cards) {
    return fmt::format("rank {} on {}", rank, cards[rank].host);
}

std::string find_different_rank(const std::vector<rank_card>& cards) {
    for (std::size_t i = 1; i < cards.size(); ++i) {
        if (cards[i].program != cards[0].program)
            return fmt::format("the ranks run different programs: {} has {}, and {} has {}",
                               name_rank(0, cards), cards[0].program, name_rank(i, cards),
                               cards[i].program);
        if (cards[i].words != cards[0].words)
            return fmt::format(
                "the ranks have different plans: {} has {}, and {} has {}", name_rank(0, cards),
                in_quotes(fmt::format("{}", fmt::join(cards[0].words, " "))), name_rank(i, cards),
                in_quotes(fmt::format("{}", fmt::join(cards[i].words, " "))));
    }
    return {};
}

std::string fingerprint_of(const plan& plan) {
    fingerprint all;
    all.add(plan.seed);
    for (const experiment& each : plan.experiments) {
        all.add(each.count);
        all.add(each.connections);
        all.add(each.payload_bytes.value_or(0));
        all.add(each.reply_bytes.value_or(0));
        all.add(fmt::format("{}", each.rate.value_or(0)));
        for (const contender_spec& contender : each.contenders) {
            all.add(contender.protocol);
            all.add(contender.remote ? contender.remote->url() + contender.remote->path : "");
        }
    }
    all.add(plan.exchange.method);
    all.add(plan.exchange.ws_messages);
    all.add(plan.exchange.http_bodies);
    all.add(plan.exchange.ws_first);
    all.add(plan.exchange.ws_fields);
    all.add(plan.exchange.http_fields);
    all.add(plan.exchange.check.text);
    return all.text();
}

}  // namespace pingpong::command
