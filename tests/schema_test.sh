#!/usr/bin/env bash
# Has an independent validator judge reports of real runs by docs/report.schema.json, and the schema
# by them: nothing in a report is undescribed, and nothing is described that no report has.
#
# Usage: schema_test.sh PINGPONG ROOT   exit status 77: the validator is not installed
set -euo pipefail
export LC_ALL=C
unset GITHUB_STEP_SUMMARY

pingpong=$1 root=$2
python=/usr/bin/python3
if ! "$python" -c 'import jsonschema' 2>/dev/null; then
    echo "skipped: needs jsonschema for $python (python3-jsonschema)"
    exit 77
fi
scratch=$(mktemp -d)
running=
trap '[[ -z $running ]] || kill -KILL "$running" 2>/dev/null || true; rm -rf "$scratch"' EXIT

# Plays with the options that follow and keeps the report as $1; expects one of the exit statuses $2,
# or 4 when something else on the machine has spoilt what was measured: the report is there all the
# same.
play() {
    local name=$1 expected=$2 status=0
    shift 2
    # A seed so small that a half can be added to it, which is one way to break it.
    "$pingpong" run --quiet --seed 1 "$@" -o "$scratch/$name.json" >/dev/null 2>"$scratch/errors" || status=$?
    if ! [[ $status =~ ^($expected|4)$ ]]; then
        echo "$name: exit status $status, and not $expected: $(<"$scratch/errors")" >&2
        exit 1
    fi
}

# A run that would take hours, from its first experiment on.
play_and_interrupt() {
    local report=$scratch/interrupted.json status=0
    "$pingpong" run --quiet --counts 20,1000000000 --rounds 1 -o "$report" >/dev/null 2>&1 &
    running=$!
    for ((i = 0; i < 3000; ++i)); do
        if [[ -s $report ]]; then
            break
        fi
        sleep 0.01
    done
    kill -INT "$running"
    wait "$running" || status=$?
    running=
    if ((status != 130)); then
        echo "interrupted: exit status $status, and not 130" >&2
        exit 1
    fi
}

# What the command writes of a report whose exchanges were due at a rate.
write_open_loop() {
    "$python" - "$scratch/gated.json" >"$scratch/made.json" <<'PYTHON'
import json, sys
report = json.load(open(sys.argv[1], encoding="utf-8"))
report["config"].update(loop="open", rate_per_s=1000)
for cell in report["cells"]:
    cell["rate_per_s"] = 1000
for block in report["blocks"]:
    parts = {name: block[name] for name in block if name.endswith("_ns") and name[0] in "mp"}
    block.update(service=parts, lag=parts)
for summary in report["summaries"]:
    summary.update(service=summary["histogram"], lag=summary["histogram"])
json.dump(report, sys.stdout)
PYTHON
    "$pingpong" report "$scratch/made.json" -o "$scratch/open.json" 2>/dev/null
}

# What the command writes of two machines that measured beside each other, while a third was lost.
write_ranks() {
    local rank
    for rank in 0 1; do
        "$python" - "$scratch/gated.json" $rank >"$scratch/rank$rank.json" <<'PYTHON'
import json, sys
report, rank = json.load(open(sys.argv[1], encoding="utf-8")), int(sys.argv[2])
report["run_id"] = f"{rank:08x}-0000-4000-8000-000000000000"
report["environment"]["host"] = f"host-{rank}"
report["config"].update(spread="replicate", ranks=3, void_blocks=1)
if rank == 0:
    report["config"]["missing_ranks"] = [{"rank": 2, "host": "host-2", "reason": "killed"}]
    histogram = report["summaries"][0]["histogram"]
    report["block_samples"] = [{"block": 0, "histogram": histogram, "service": histogram, "lag": histogram}]
report["processes"] = [{"run": 0, "processor": None, "machine": 0, "rank": rank, "affinity": [rank]}]
for trial in report["trials"]:
    trial["start_utc"] = trial["start_utc"][:20] + f"{rank:06d}Z"
json.dump(report, sys.stdout)
PYTHON
    done
    "$pingpong" merge "$scratch"/rank{0,1}.json -o "$scratch/ranks.json" >/dev/null 2>&1
}

# Every code of a diagnostic stands in the list of the document, and every code of that list in the
# program.
compare_codes() {
    local documented known
    # shellcheck disable=SC2016  # the backticks are Markdown's
    documented=$(sed -n '/^## Diagnostics/,/^## /s/^| `\([a-z0-9-]*\)` .*/\1/p' \
        "$root/docs/report-format.md" | sort)
    known=$(sed -n 's/^ *{diagnostic_kind::[a-z_]*, "\([a-z0-9-]*\)".*/\1/p' \
        "$root/src/pingpong/report/diagnostics.cpp" | sort)
    if [[ -z $known ]] || ! diff <(printf '%s\n' "$documented") <(printf '%s\n' "$known") >&2; then
        echo "the codes of diagnostics (< docs/report-format.md, > report/diagnostics.cpp)" >&2
        exit 1
    fi
}

compare_codes
play default 0 --counts 20,40 --rounds 12
play connections 0 --connections 1,4 --counts 40 --rounds 2
play payloads 0 --payload 5,4K --counts 20 --rounds 2
play lean 0 --lean --counts 20 --rounds 1
play sensitivity 0 --sensitivity --counts 20 --rounds 2
play tls 0 --tls --counts 20 --rounds 2
play own 0 --counts 20 --rounds 2 --message '{"id":{n}}' --reply '{}' --method PUT
play failing 5 --counts 20 --rounds 1 --ws ws://127.0.0.1:1/
play_and_interrupt
golden=$root/tests/golden/report.json
play gated '0|1|3' --counts 1000 --rounds 5 --assert 'ws/tcp.median < 100' --baseline "$golden"
"$pingpong" report "$golden" -o "$scratch/again.json" 2>/dev/null
write_open_loop
write_ranks

# The last one is broken in every way there is, so it has to have everything.
"$python" "$root/tests/schema_test.py" "$root/docs/report.schema.json" "$golden" \
    "$scratch"/{default,connections,payloads,lean,sensitivity,failing,interrupted,gated,again,tls,own,ranks,open}.json
