#include "pingpong/options/contenders.hpp"

#include <gtest/gtest.h>

#include "pingpong/command_error.hpp"
#include "pingpong/options/network/tls_options.hpp"
#include "pingpong/protocols/protocol.hpp"
#include "pingpong/protocols/tls/tls_protocols.hpp"

namespace pingpong::command {
namespace {

/// A command with the options that choose contenders, and no other.
class chooser {
public:
    explicit chooser(const protocol_table& protocols = {}) : protocols_(protocols) {
        add_contender_options(table_, choice_, protocols);
        add_url_options(table_, choice_, protocols);
        add_client_tls_options(table_, choice_, tls_);
    }

    /// Gives an option a value.
    chooser& give(const std::string& name, const std::string& value = {}) {
        assign_values({given_option(*table_.find(name), value, "")});
        return *this;
    }

    std::vector<contender_spec> contenders(std::optional<std::size_t> payload = {}) const {
        return make_contenders(choice_, payload, protocols_);
    }

    /// The names, separated by spaces.
    std::string names(std::optional<std::size_t> payload = {}) const {
        std::string names;
        for (const contender_spec& each : contenders(payload))
            names.append(names.empty() ? "" : " ").append(each.protocol);
        return names;
    }

    void validate() const { validate_servers(choice_, protocols_); }

private:
    protocol_table protocols_;
    option_table table_{"choose", "Choose"};
    contender_choice choice_;
    tls_settings tls_;
};

TEST(Contenders, AreAllTunedProtocolsUnlessSomeAreNamed) {
    EXPECT_EQ(chooser().names(), "tcp unix ws http-keepalive http-close");
    EXPECT_EQ(chooser().give("--protocols", "ws,tcp").names(), "ws tcp");
}

TEST(Contenders, PlayOverTlsWhenAskedFor) {
    EXPECT_EQ(chooser(all_protocols()).names(), "tcp unix ws http-keepalive http-close");
    EXPECT_EQ(chooser(all_protocols()).give("--tls").names(),
              "tcp tls wss https-keepalive https-close");
    EXPECT_EQ(chooser(all_protocols()).give("--protocols", "ws,tls").give("--tls").names(),
              "wss tls");
    EXPECT_THROW(chooser(all_protocols()).give("--protocols", "unix").give("--tls").names(),
                 command_error);
}

TEST(Contenders, PlayOverTlsWhereTheirServerElsewhereDoes) {
    chooser chosen(all_protocols());
    chosen.give("--ws", "wss://example.org/chat").give("--http", "https://example.org");
    EXPECT_EQ(chosen.names(), "tcp unix wss https-keepalive https-close");
    EXPECT_EQ(chosen.contenders()[2].remote->url(), "wss://example.org:443/chat");
    EXPECT_FALSE(chosen.contenders()[0].remote);
    EXPECT_NO_THROW(chosen.validate());

    chosen.give("--ws", "ws://example.org/chat");
    EXPECT_EQ(chosen.names(), "tcp unix ws wss https-keepalive https-close");
    EXPECT_EQ(chosen.contenders()[2].remote->port, 80);
    EXPECT_THROW(chooser(all_protocols())
                     .give("--protocols", "tcp")
                     .give("--ws", "wss://example.org")
                     .validate(),
                 command_error);
}

TEST(Contenders, AreJoinedByTheLeanPairWhenAskedFor) {
    EXPECT_EQ(chooser().give("--lean").names(),
              "tcp unix ws http-keepalive http-close ws-lean http-lean");
    EXPECT_EQ(chooser().give("--protocols", "http-lean,ws").give("--lean").names(),
              "http-lean ws ws-lean");
    EXPECT_EQ(chooser().give("--protocols", "ws-lean").names(), "ws-lean");
}

TEST(Contenders, AreJoinedByEveryImplementationAskedFor) {
    EXPECT_EQ(chooser().give("--protocols", "ws").give("--sensitivity").names(),
              "ws ws-lean http-lean ws-default http-default");
}

TEST(Contenders, OfLargePayloadsAreAllImplementationsUnlessSomeAreChosen) {
    EXPECT_EQ(chooser().contenders(4095).size(), 5U);
    EXPECT_EQ(chooser().contenders(4096).size(), 9U);
    EXPECT_EQ(chooser().give("--protocols", "ws").names(4096), "ws");
    EXPECT_EQ(chooser().give("--ws", "ws://127.0.0.1/").contenders(4096).size(), 5U);
}

TEST(Contenders, OfOneSchemePlayAtTheSameUrl) {
    const auto all =
        chooser().give("--sensitivity").give("--ws", "ws://example.org:81/").contenders();
    for (const contender_spec& each : all)
        EXPECT_EQ(each.remote.has_value(), each.protocol.starts_with("ws")) << each.protocol;
}

TEST(Contenders, PlayElsewhereWhereAUrlSaysSo) {
    const auto all = chooser().give("--http", "http://example.org:81/x").contenders();
    for (const contender_spec& each : all) {
        EXPECT_EQ(each.remote.has_value(), each.protocol.starts_with("http-")) << each.protocol;
        if (each.remote) {
            EXPECT_EQ(each.remote->url(), "http://example.org:81/x");
        }
    }
}

TEST(Contenders, AreNeitherUnknownNorRepeated) {
    for (const char* names : {"", "wsss", "ws,", ",ws", "ws,ws", "WS", "ws, tcp"})
        EXPECT_THROW(chooser().give("--protocols", names), command_error) << names;
}

TEST(Contenders, ThatAreUnknownAreToldTheNearestKnown) {
    try {
        chooser().give("--protocols", "http-keepaliv");
        FAIL() << "there is no such protocol";
    } catch (const command_error& error) {
        EXPECT_STREQ(error.what(),
                     "--protocols: 'http-keepaliv' is not a protocol; did you mean http-keepalive? "
                     "Expected names separated by commas, such as tcp,ws");
    }
}

TEST(Contenders, MakeUseOfEveryUrl) {
    chooser unused;
    unused.give("--protocols", "tcp").give("--ws", "ws://127.0.0.1/");
    EXPECT_THROW(unused.validate(), command_error);
    EXPECT_THROW(chooser().give("--ws", "http://127.0.0.1/"), command_error);
    EXPECT_THROW(chooser().give("--ws", "ws://127.0.0.1:0/"), command_error);
}

TEST(Contenders, MayBeOfAnotherTable) {
    const protocol_table known;
    std::vector<protocol> rows(known.begin(), known.end());
    rows.push_back(*known.find("tcp"));
    rows.back().name = "toy";
    const protocol_table extended(rows.data(), rows.size());
    EXPECT_EQ(chooser(extended).give("--protocols", "toy,ws").names(), "toy ws");
    EXPECT_NE(list_protocols(extended).find("\n  toy "), std::string::npos);
}

}  // namespace
}  // namespace pingpong::command
