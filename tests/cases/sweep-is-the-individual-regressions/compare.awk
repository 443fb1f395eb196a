# compare.awk - a sweep against the individual models of a table, digit by digit.
#
#     awk -F, -f compare.awk -v table=A1 out/coefficients.csv sweep.csv
#
# Cells before those compared hold no commas. It tells each difference and what has no partner.
FNR == 1 {
    file++
    delete at
    for (i = 1; i <= NF; i++)
        at[$i] = i
    next
}
file == 1 {
    if ($at["table"] == table && $at["term"] != "(Intercept)")
        found[$at["outcome"] " " $at["term"]] = row()
    next
}
{
    key = $at["outcome"] " " $at["predictor"]
    if (row() != found[key])
        print key ": " row() ", not " found[key]
    delete found[key]
    compared++
}
END {
    for (key in found)
        print key " is not in the sweep"
    print table ": " compared + 0 " pairs compared"
}
function row() {
    return $at["nobs"] " " $at["estimate"] " " $at["std.error"] " " $at["statistic"] " " \
           $at["p.value"] " " $at["conf.low"] " " $at["conf.high"]
}
