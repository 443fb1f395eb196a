#!/bin/sh
# run.sh - how much slower attain reads the Local Authority Interactive Tool's long file,
# some 640,000 rows, than a walk through it that keeps nothing: with the measures of the
# report's study and with ten times as many; and a file ten times as long beside that one,
# which takes longer and no more memory.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
build=${BUILD:-build}
reference=${ATTAIN_REFERENCE:-$root/../shared/reference}
runs=${RUNS:-7}

if [ ! -f "$reference/lait/bds_long.csv" ]; then
    echo "skipped: no reference data; ATTAIN_REFERENCE can say where it is"
    exit 0
fi
reference=$(cd "$reference" && pwd)

data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
trap 'exit 130' INT TERM
ln -s "$reference/lait/bds_long.csv" "$data/lait.csv"
ln -s "$reference/deprivation/imd2019_upper_tier.csv" "$data/deprivation.csv"
ln -s "$reference/inspections/ilacs_2023-03-31.csv" "$data/inspections.csv"

# A study that asks for every measure of the file that has numbers, 2015 to 2023.
all_measures() {
    printf 'title: All measures\nregisters: [%s]\nsources:\n  lait: { file: lait.csv, layout: lait }\nvariables:\n' \
        "$root/data/areas.csv"
    awk -F'","' '$5 ~ /^-?[0-9]/ && substr($3, 1, 4) >= 2015 && substr($3, 1, 4) <= 2023 {
        sub(/^"/, "", $1); seen[$1]++ }
        END { for (code in seen) printf "  m%d: { from: lait, measure: \"%s\", periods: 2015-2023 }\n", ++n, code }' "$data/lait.csv"
}
all_measures >"$data/all.yaml"
echo "$(grep -c measure: "$data/all.yaml") measures asked for"

# The same rows ten times, under ten names of each measure.
mkdir "$data/long"
awk 'NR == 1 { print > out }
    NR > 1 { line[++n] = $0 }
    END { for (i = 0; i < 10; i++) for (j = 1; j <= n; j++) {
        text = line[j]; if (i > 0 && text ~ /^"[^"]*",/) sub(/^"/, "\"copy" i " ", text); print text > out } }' \
    out="$data/long/lait.csv" "$data/lait.csv"
for file in deprivation inspections; do ln -s "$data/$file.csv" "$data/long"; done

"$build/bench/compare" "$runs" \
    "$build/bench/walk $data/lait.csv" \
    "$build/bench/load models/virtual-schools.yaml $data"
"$build/bench/compare" "$runs" \
    "$build/bench/walk $data/lait.csv" \
    "$build/bench/load $data/all.yaml $data"
"$build/bench/compare" 1 \
    "$build/attain panel -q --data $data -o /dev/null" \
    "$build/attain panel -q --data $data/long -o /dev/null"
