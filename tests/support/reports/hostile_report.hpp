/// \file
/// The sample report with text in it that tries to get out of wherever it is shown.
#ifndef PINGPONG_TESTS_SUPPORT_HOSTILE_REPORT_HPP
#define PINGPONG_TESTS_SUPPORT_HOSTILE_REPORT_HPP

#include <string>

#include "support/reports/sample_report.hpp"

namespace pingpong {

/// A formula, HTML, Markdown, escape sequences of a terminal, line breaks and a stray byte.
inline const std::string hostile_text =
    "=cmd()<script>alert(1)</script>|`x`</details>\r\n# a\x1b[2J\u009b2J\x07\x9d,\"q\"";

/// `hostile_text` wherever a report has text.
inline report hostile_report() {
    report made = sample_report();
    made.run_id = made.start_local = hostile_text;
    made.command_line = {"pingpong", hostile_text};
    for (std::string* text :
         {&made.generator.name, &made.generator.version, &made.generator.commit,
          &made.generator.compiler, &made.generator.cxx_flags, &made.generator.build_type,
          &made.generator.boost_version, &made.config.host, &made.config.knobs.http_version})
        *text = hostile_text;
    for (std::optional<std::string>* text :
         {&made.environment.kernel, &made.environment.arch, &made.environment.cpu_model,
          &made.environment.governor, &made.environment.clocksource,
          &made.environment.tcp_congestion, &made.environment.mitigations,
          &made.environment.lo_qdisc, &made.config.syscalls_unavailable})
        *text = hostile_text;
    for (cell& cell : made.cells) {
        cell.protocol = hostile_text;
        cell.endpoint = hostile_text;
        cell.remote = true;
    }
    for (trial& trial : made.trials)
        trial.failure = hostile_text;
    for (wire_sample& sample : made.wire)
        for (byte_log* log : {&sample.opening.sent, &sample.opening.received, &sample.exchange.sent,
                              &sample.exchange.received})
            log->append(hostile_text);
    made.environment.host = hostile_text;
    made.machines = {{hostile_text, made.environment}, {hostile_text, made.environment}};
    made.config.spread = spread::replicate;
    made.config.missing_ranks = {{1, hostile_text, hostile_text}};
    for (original_row& row : made.original_rows)
        row.server = row.start = row.end = hostile_text;
    checked_assertion& asserted = made.assertions.emplace_back();
    asserted.text = hostile_text;
    asserted.outcomes.emplace_back().reason = hostile_text;
    made.baseline.emplace().old_name = hostile_text;
    difference& differs = made.baseline->differences.emplace_back();
    differs.name = differs.before = differs.after = hostile_text;
    change& changed = made.baseline->changes.emplace_back();
    changed.protocol = changed.reason = hostile_text;
    changed.reference = hostile_text;
    return made;
}

}  // namespace pingpong

#endif  // PINGPONG_TESTS_SUPPORT_HOSTILE_REPORT_HPP
