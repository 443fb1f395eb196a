#!/bin/sh
# run.sh - how long attain takes beside others, each pair of commands timed turn about.
#
# Small regressions and resampling, on the sample that ships: the smallest regression, start to
# finish, beside PSPP, gretl and R, and 10,000 bootstrap refits and permutations of 145 x 11 beside a loop
# of R's .lm.fit; a curve of 32,768 subsets (subsets.sh). A scatter plot to PDF, beside gnuplot and
# ggplot2. What is not installed is skipped aloud.
#
# Reading, on the Local Authority Interactive Tool's long file, some 640,000 rows: how much slower
# attain reads it than a walk through it that keeps nothing, with the measures of the
# report's study and with ten times as many; and a file ten times as long beside that one,
# which takes longer and no more memory.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
build=${BUILD:-build}
reference=${ATTAIN_REFERENCE:-$root/../shared/reference}
runs=${RUNS:-7}

data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
trap 'exit 130' INT TERM

# beside PROGRAM WHAT ATTAIN OTHER: the two timed, where the other program is installed.
beside() {
    if ! command -v "$1" >/dev/null; then
        echo "$2: skipped, $1 is not installed"
        return
    fi
    echo "$2:"
    "$build/bench/compare" "$runs" "$3" "$4"
}

predictors='imd demand workforce expenditure ehcp_rate persistent_absence fixed_term_exclusion
    eet_rate out_of_area ofsted_good'
"$build/attain" panel -q -o "$data/panel.csv"

# The named columns of the panel, of rows that have them all; the first line gives the names.
columns() {
    awk -F, -v names="$*" 'BEGIN { count = split(names, name, " ") }
        NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
        { row = ""; for (i = 1; i <= count; i++) {
              if ($at[name[i]] == "") next
              row = row (i > 1 ? "," : "") $at[name[i]] }
          print row }' "$data/panel.csv"
}
columns ks4_attainment imd | sed '1s/.*/y,x/' >"$data/smallest.csv"
# shellcheck disable=SC2086 # a word a predictor
columns ks4_attainment $predictors >"$data/model.csv"
cat >"$data/smallest.sps" <<END
GET DATA /TYPE=TXT /FILE="$data/smallest.csv" /DELIMITERS="," /FIRSTCASE=2 /VARIABLES=y F20.10 x F20.10.
REGRESSION /VARIABLES=x /DEPENDENT=y /STATISTICS=COEFF R ANOVA CI.
END

smallest="$build/attain fit y~x --data $data/smallest.csv"
beside pspp "the smallest regression, start to finish, beside PSPP" \
    "$smallest" "pspp $data/smallest.sps"
printf 'open "%s" --quiet\nols y const x\n' "$data/smallest.csv" >"$data/smallest.inp"
beside gretlcli "the smallest regression, start to finish, beside gretl" \
    "$smallest" "gretlcli -b $data/smallest.inp"
beside Rscript "the smallest regression, start to finish, beside R" \
    "$smallest" "Rscript tests/bench/smallest.R $data/smallest.csv"
scatter="$build/attain plot scatter y~x --data $data/smallest.csv -o $data/scatter.pdf"
points="a scatter of $(($(wc -l <"$data/smallest.csv") - 1)) points to PDF, start to finish, beside"
beside gnuplot "$points gnuplot" "$scatter" \
    "gnuplot -c tests/bench/scatter.gp $data/smallest.csv $data/gnuplot.pdf"
beside Rscript "$points ggplot2" "$scatter" \
    "Rscript tests/bench/scatter.R $data/smallest.csv $data/ggplot2.pdf"
resample="$build/attain fit ks4_attainment~. --data $data/model.csv --replicates 10000 --se"
for kind in cases permutation one-coefficient; do
    case $kind in cases) se=bootstrap ;; *) se=permutation ;; esac
    beside Rscript "10,000 draws of $(($(wc -l <"$data/model.csv") - 1)) x 11, $kind, beside .lm.fit" \
        "$resample $se" "Rscript tests/bench/resample.R $data/model.csv $kind 10000"
done

BUILD=$build sh tests/bench/subsets.sh

if [ ! -f "$reference/lait/bds_long.csv" ]; then
    echo "reading: skipped, no reference data; ATTAIN_REFERENCE can say where it is"
    exit 0
fi
reference=$(cd "$reference" && pwd)

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
