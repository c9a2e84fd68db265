/// \file
/// The options about TLS of `run` and `serve`.
#ifndef PINGPONG_OPTIONS_NETWORK_TLS_OPTIONS_HPP
#define PINGPONG_OPTIONS_NETWORK_TLS_OPTIONS_HPP

#include <span>

#include "pingpong/core/tls_settings.hpp"
#include "pingpong/options/contenders.hpp"
#include "pingpong/options/option.hpp"
#include "pingpong/scheduler/plan.hpp"

namespace pingpong::command {

/// Adds the options of `run`: `--tls`, `--ca`, `--insecure`, `--cert`, `--key`, `--tls-version` and
/// `--tls-resume`.
///
/// \param contenders, settings  Outlive the table.
void add_client_tls_options(option_table& table, contender_choice& contenders,
                            tls_settings& settings);

/// Adds the options of `serve`: `--tls`, `--cert` and `--key`.
///
/// \param enabled, settings  Outlive the table.
void add_server_tls_options(option_table& table, bool& enabled, tls_settings& settings);

/// \throws command_error  `wrong_usage`, naming the option: a file that cannot be used, or an
///                        option that these contenders have no use for.
void validate_tls(const tls_settings& settings, std::span<const contender_spec> contenders,
                  const protocol_table& protocols);

/// \throws command_error  `wrong_usage`: a file that cannot be used.
void validate_tls_files(const tls_settings& settings);

}  // namespace pingpong::command

#endif  // PINGPONG_OPTIONS_NETWORK_TLS_OPTIONS_HPP
