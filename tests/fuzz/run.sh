#!/bin/sh
# run.sh [SECONDS] - each harness for that long (60), from its seeds, under sanitizers.
#
# What is found is left in $BUILD/fuzz-findings; mended, it becomes a seed.
set -eu
cd "$(dirname "$0")"
build=${BUILD:?}
seconds=${1:-60}
findings=$build/findings
mkdir -p "$findings"
for harness in tables statistical cells formula study chart theme; do
    mkdir -p "$build/corpus/$harness"
    echo "fuzzing $harness for $seconds s"
    "$build/fuzz/$harness" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
        -max_len=65536 -print_final_stats=1 -artifact_prefix="$findings/$harness-" \
        "$build/corpus/$harness" "seeds/$harness" 2>"$build/$harness.log" || {
        tail -n 40 "$build/$harness.log"
        echo "fuzzing $harness found something; the input is in $findings" >&2
        exit 1
    }
    grep 'stat::number_of_executed_units' "$build/$harness.log"
done
