#!/bin/sh
# accuracy.sh - to how many digits programs agree with NIST's certified regressions.
#
#     ATTAIN=build/attain sh accuracy.sh > accuracy.csv
#
# Each program is given the observations and the formula as its users would write it, powers as columns
# of x where it has no notation for them, and asked for all digits. Of a set the worst coefficient and the worst
# standard error count: -log10 of the relative error (absolute where the certified value is 0), at most 15;
# Wampler1 and Wampler2 fit exactly, so of their standard errors, certified as 0, there is nothing to say.
# "refused" is a program that gives no answer or leaves a column out.
set -eu
top=$(cd "$(dirname "$0")/../../.." && pwd)
attain=$(realpath "${ATTAIN:-$top/build/attain}")
certified=$top/data/certified
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

# digits PROGRAM SET: of the lines "estimate std_error" on standard input.
digits() {
    awk -v program="$1" -v set="$2" -F'[ ,]' '
        function agree(found, wanted,    error) {
            if (found "" !~ /^[-+0-9.e]+$/) return 0
            error = found - wanted; if (error < 0) error = -error
            if (wanted != 0) error /= wanted < 0 ? -wanted : wanted
            error = error == 0 ? 15 : -log(error) / log(10)
            return error > 15 ? 15 : error < 0 ? 0 : error }
        FNR == NR { if ($1 == set) { b[++n] = $2; s[n] = $3; if ($3 != 0) some = 1 } next }
        NF >= 2 { count++; e = agree($1, b[count]); if (!worst || e < least) { least = e; worst = 1 }
                  e = agree($2, s[count]); if (!seen || e < least_error) { least_error = e; seen = 1 } }
        END { if (count != n) print program "," set ",refused,refused"
              else printf "%s,%s,%.1f,%s\n", program, set, least, some ? sprintf("%.1f", least_error) : "" }
    ' "$certified/values.csv" -
}

echo program,set,digits_of_estimates,digits_of_std_errors
sed 1d "$certified/sets.csv" | sed 's/"\([^"]*\)"/\1/; s/poly(x1, \([0-9]*\), raw)/poly \1/' |
    sed 's/,[^,]*,[^,]*,[^,]*$//' | while IFS=, read -r set formula; do
    awk -F, -v set="$set" '$1 == set || FNR == 1 { sub(/^[^,]*,/, ""); gsub(/,+$/, ""); print }' \
        "$certified/observations.csv" >all.csv
    width=$(sed -n 2p all.csv | tr ',' '\n' | wc -l)
    cut -d, -f"1-$width" all.csv >data.csv
    case $formula in
    *poly*) power=${formula##* } ;;
    *) power=1 ;;
    esac
    none=false
    case $formula in *'- 1') none=true ;; esac
    predictors=$(sed -n 1p data.csv | cut -d, -f2- | tr ',' ' ')

    terms=$(echo "$predictors" | sed 's/ / + /g')
    [ "$power" = 1 ] || terms="poly(x1, $power, raw)"
    ! $none || terms="$terms - 1"
    "$attain" fit "y ~ $terms" --data data.csv --format json >fit.json 2>said || true
    python3 -c '
import json
try: model = json.load(open("fit.json"))
except ValueError: raise SystemExit
for c in model["models"][0]["coefficients"]: print(repr(c["estimate"]), repr(c["std_error"]))' |
        digits attain "$set"

    # R as its users write it: y ~ x + I(x^2) + ...
    awk -v p="$power" -v x="$predictors" -v none=$none 'BEGIN {
        n = split(x, name, " "); f = "y ~ x1"
        for (i = 2; i <= n; i++) f = f " + " name[i]
        for (k = 2; k <= p; k++) f = f " + I(x1^" k ")"
        if (none == "true") f = f " - 1"
        print "m <- lm(" f ", read.csv(\"data.csv\")); s <- summary(m)$coefficients"
        print "if (!anyNA(coef(m))) cat(sprintf(\"%.17g %.17g\\n\", s[, 1], s[, 2]), sep = \"\")" }' >fit.R
    Rscript fit.R 2>said | digits R "$set"

    awk -v p="$power" -v x="$predictors" -v none=$none 'BEGIN {
        n = split(x, name, " "); print "open data.csv --quiet"; f = none == "true" ? "x1" : "const x1"
        for (i = 2; i <= n; i++) f = f " " name[i]
        for (k = 2; k <= p; k++) { print "series p" k " = x1^" k; f = f " p" k }
        print "ols y " f " --quiet"
        print "loop i=1..rows($coeff)"; print "  printf \"=%.17g %.17g\\n\", $coeff[i], $stderr[i]"; print "endloop" }' >fit.inp
    gretlcli -b fit.inp 2>said | sed -n 's/^=//p' | digits gretl "$set"

    awk -v p="$power" -v none=$none 'BEGIN {
        print "import numpy as np, statsmodels.api as sm"
        print "d = np.genfromtxt(\"data.csv\", delimiter=\",\", skip_header=1); y, X = d[:, 0], d[:, 1:]"
        if (p > 1) print "X = np.column_stack([X[:, 0] ** k for k in range(1, " p + 1 ")])"
        if (none != "true") print "X = sm.add_constant(X)"
        print "m = sm.OLS(y, X).fit()"
        print "for b, s in zip(m.params, m.bse): print(repr(float(b)), repr(float(s)))" }' >fit.py
    /usr/bin/python3 fit.py 2>said | digits statsmodels "$set"

    awk -v p="$power" -v x="$predictors" -v none=$none 'BEGIN {
        n = split(x, name, " "); print "SET FORMAT=E30.16."
        printf "GET DATA /TYPE=TXT /FILE=\"data.csv\" /DELIMITERS=\",\" /FIRSTCASE=2 /VARIABLES=y F40.16"
        for (i = 1; i <= n; i++) printf " %s F40.16", name[i]
        print "."; f = x
        for (k = 2; k <= p; k++) { print "COMPUTE p" k " = x1**" k "."; f = f " p" k }
        print "REGRESSION /VARIABLES=" f " /DEPENDENT=y" (none == "true" ? " /ORIGIN" : "") " /STATISTICS=COEFF." }' >fit.sps
    pspp -O format=csv fit.sps 2>said | sed -n '/Std. Error,Beta/,$p' | sed 1d |
        awk -F, 'NF > 3 { print tolower($2 " " $3) }' | digits PSPP "$set"
done
