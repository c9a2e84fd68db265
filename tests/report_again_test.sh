#!/usr/bin/env bash
# Everything that a report says in any format can be had from its JSON: what a run writes itself is,
# byte for byte, what `pingpong report` makes of the JSON that the run writes.
#
# Usage: report_again_test.sh PINGPONG
set -euo pipefail
unset GITHUB_STEP_SUMMARY

pingpong=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

formats=(md csv summary.csv comparisons.csv histogram.csv hlog txt html prom junit.xml)

# Plays with the options that follow, and compares; expects one of the exit statuses $1, or 4 when
# something else on the machine has spoilt what was measured: the report is there all the same.
compare() {
    local expected=$1 status=0 format
    local -a directly=() again=()
    shift
    for format in "${formats[@]}"; do
        directly+=(-o "run.$format")
        again+=(-o "again.$format")
    done
    "$pingpong" run --quiet "$@" -o run.json "${directly[@]}" >/dev/null 2>errors || status=$?
    if ! [[ $status =~ ^($expected|4)$ ]]; then
        echo "run $*: exit status $status, and not $expected: $(<errors)" >&2
        exit 1
    fi
    "$pingpong" report run.json "${again[@]}" 2>errors
    for format in "${formats[@]}"; do
        if [[ ! -s run.$format ]] || ! diff "run.$format" "again.$format" >&2; then
            echo "run $*: .$format is not what its JSON says (< run, > report)" >&2
            exit 1
        fi
    done
}

compare 0 --counts 20,200 --rounds 10
compare 0 --connections 1,4 --payload 5,4K --counts 40 --rounds 2
compare 0 --sensitivity --counts 100 --rounds 3
cp run.json older.json
compare '0|1|3' --counts 100 --rounds 3 --assert 'ws/tcp.median < 100' --baseline older.json
compare 5 --counts 20 --rounds 1 --ws ws://127.0.0.1:1/
echo "every format is the same again"
