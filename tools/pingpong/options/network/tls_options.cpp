#include "pingpong/options/network/tls_options.hpp"

#include <algorithm>

#include "pingpong/command_error.hpp"
#include "pingpong/options/values.hpp"
#include "pingpong/protocols/protocol.hpp"
#include "pingpong/transport/tls/tls_context.hpp"

namespace pingpong::command {
namespace {

/// Adds `--cert` and `--key`.
///
/// \param finish  Is called with each option.
template <class Finish>
void add_certificate_options(option_table& table, tls_settings& settings, std::string_view help,
                             Finish finish) {
    const auto file = [](std::string description) {
        return some_text("FILE", std::move(description));
    };
    finish(table.add("--cert", settings.certificate_file, file("a file with a certificate in PEM"),
                     help));
    finish(table
               .add("--key", settings.key_file, file("a file with a private key in PEM"),
                    "Its private key, unless that is in the same file")
               .require_one_of({"--cert"}));
}

/// The option whose value cannot be used.
std::string_view option_with_problem(const tls_settings& settings) {
    tls_settings without_authorities = settings;
    without_authorities.ca_file.clear();
    if (find_tls_problem(without_authorities).empty())
        return "--ca";
    return settings.key_file.empty() ? "--cert" : "--key";
}

}  // namespace

void add_client_tls_options(option_table& table, contender_choice& contenders,
                            tls_settings& settings) {
    using enum tls_version;
    table.begin_group("TLS");
    option& tls = table.add_flag(
        "--tls", contenders.tls,
        "Measure over TLS: tls, wss, https-keepalive and https-close in place of the plain "
        "protocols, and tcp below them. In-process servers make their own certificates");
    tls.pass_to_shares();
    for (const std::string_view plain_only : {"--lean", "--sensitivity"})
        if (table.find(plain_only))
            tls.exclude(plain_only);
    table
        .add("--ca", settings.ca_file, some_text("FILE", "a file with certificates in PEM"),
             "Trust these certificate authorities instead of the system's")
        .complete_files()
        .exclude("--insecure")
        .pass_to_shares();
    table
        .add_flag("--insecure", settings.insecure,
                  "Do not verify the certificates of external servers; the report says so")
        .pass_to_shares();
    add_certificate_options(
        table, settings, "Certificate that identifies the client, with its chain",
        [](option& added) { added.complete_files().hide_in_brief_help().pass_to_shares(); });
    const choice<tls_version> versions("VERSION", {{"1.2", v1_2}, {"1.3", v1_3}, {"any", any}});
    table.add("--tls-version", settings.version, versions, "The only version that is accepted")
        .complete_words(versions.words())
        .hide_in_brief_help()
        .pass_to_shares();
    table
        .add_flag("--tls-resume", settings.resume,
                  "Resume earlier sessions by tickets: later handshakes are abbreviated")
        .hide_in_brief_help()
        .pass_to_shares();
}

void add_server_tls_options(option_table& table, bool& enabled, tls_settings& settings) {
    table.add_flag(
        "--tls", enabled,
        "Also serve raw TLS, wss and https, with a self-made certificate unless --cert is "
        "given");
    add_certificate_options(table, settings, "Certificate of the server, with its chain",
                            [](option& added) { added.complete_files(); });
}

void validate_tls_files(const tls_settings& settings) {
    if (settings.ca_file.empty() && settings.certificate_file.empty())
        return;
    if (const std::string problem = find_tls_problem(settings); !problem.empty())
        throw usage_error(option_with_problem(settings), problem);
}

void validate_tls(const tls_settings& settings, std::span<const contender_spec> contenders,
                  const protocol_table& protocols) {
    const auto over_tls = [&](const contender_spec& each) {
        return protocols.find(each.protocol)->traits.secured == security::tls;
    };
    const auto elsewhere = [&](const contender_spec& each) {
        return over_tls(each) && each.remote.has_value();
    };
    const auto refuse_unless = [](bool has_effect, bool given, std::string_view option,
                                  std::string_view reason) {
        if (given && !has_effect)
            throw usage_error(option, std::string(reason));
    };
    constexpr std::string_view no_server = "no external server is reached over TLS";
    const bool any_elsewhere = std::ranges::any_of(contenders, elsewhere);
    refuse_unless(any_elsewhere, !settings.ca_file.empty(), "--ca", no_server);
    refuse_unless(any_elsewhere, settings.insecure, "--insecure", no_server);
    refuse_unless(any_elsewhere, !settings.certificate_file.empty(), "--cert", no_server);
    constexpr std::string_view no_protocol = "no protocol over TLS is measured; see --tls";
    const bool any = std::ranges::any_of(contenders, over_tls);
    refuse_unless(any, settings.version != tls_version::any, "--tls-version", no_protocol);
    refuse_unless(any, settings.resume, "--tls-resume", no_protocol);
    validate_tls_files(settings);
}

}  // namespace pingpong::command
