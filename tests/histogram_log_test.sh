#!/usr/bin/env bash
# Has HdrHistogram's own tool read the histogram log of a report, and compares what it found with
# the histograms in the report: buckets, the total, the median and the 90th percentile.
#
# Usage: histogram_log_test.sh PINGPONG REPORT.json   exit status 77: the tool is not installed
#
# The tool tells the buckets at percentiles of its choice: each must be one of the report's, with as
# many round trips up to it, and so must the last one.
set -euo pipefail
export LC_ALL=C

pingpong=$1 report=$2
jar=/usr/share/java/hdrhistogram.jar
if ! type -P java >/dev/null || [[ ! -f $jar ]]; then
    echo "skipped: needs java and $jar (default-jre-headless, libhdrhistogram-java)"
    exit 77
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# The tags that the report's cells have in a log, in their order.
tags() {
    sed -nE 's/.*"id": [0-9]+, "experiment": ([0-9]+), "protocol": "([^"]+)".*/\1-\2/p' "$report"
}

# Of the summary on standard input: the upper end of each bucket that is not empty and how many
# round trips it and those below hold, then the median and the 90th percentile.
in_report() {
    local summary
    summary=$(cat)
    sed -E 's/.*"index_count_pairs": \[(.*)\].*/\1/; s/\], *\[/\n/g; s/[][,}]/ /g' <<<"$summary" |
        awk 'function low(i) {
                 return i < 2048 ? i : (i % 1024 + 1024) * 2 ^ (int(i / 1024) - 1)
             }
             { print low($1 + 1) - 1, total += $2 }'
    sed -E 's/.*"p50_ns": ([0-9]+), "p90_ns": ([0-9]+).*/median \1\n90th \2/' <<<"$summary"
}

# The same from the lines of the tool: value, percentile, how many up to there.
in_log() {
    awk -F, '/^[0-9]/ && $3 != before { printf "%d %d\n", $1, before = $3 }' "$1"
    awk -F, '$2 == 0.5 { printf "median %d\n", $1 } $2 == 0.9 { printf "90th %d\n", $1 }' "$1"
}

"$pingpong" report "$report" -o "$scratch/log.hlog"
checked=0
while read -r tag <&3 && read -r summary <&4; do
    java -cp "$jar" org.HdrHistogram.HistogramLogProcessor -csv -outputValueUnitRatio 1 \
        -tag "$tag" -i "$scratch/log.hlog" >"$scratch/$tag"
    in_report <<<"$summary" >"$scratch/report"
    in_log "$scratch/$tag" >"$scratch/log"
    if grep -vxFf "$scratch/report" "$scratch/log" >&2 ||
        ! diff <(tail -n 3 "$scratch/report") <(tail -n 3 "$scratch/log") >&2; then
        echo "$tag: not what the report says (< report, > log)" >&2
        exit 1
    fi
    ((++checked))
done 3< <(tags) 4< <(sed -n '/"summaries"/,/^  \]/{/"cell":/p}' "$report")
if ((checked == 0)); then
    echo "no cell was found in $report" >&2
    exit 1
fi
echo "$checked histograms are the same"
