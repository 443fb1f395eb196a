# compare.awk - what R found against a CSV file of `attain try`, figure by figure.
#
#     awk -f compare.awk -v digits=N try.csv tried.csv
#
# Two numbers agree if they differ by less than half a unit in the last of N significant digits.
# It fails where two do not agree, or where attain has nothing of a figure.
BEGIN { FS = "," }
FNR == 1 {
    file++
    for (i = 1; file == 2 && i <= NF; i++)
        heading[i] = $i
    next
}
file == 1 { wanted[$1 "," $2 "," $3] = $4 }
file == 2 {
    for (i = 1; i <= NF; i++)
        found[$1 "," $3 "," heading[i]] = $i
}

function agree(a, b,    size, difference) {
    size = a < 0 ? -a : a
    difference = a > b ? a - b : b - a
    return size == 0 ? b == 0 : difference <= 0.5 * 10 ^ (floor(log(size) / log(10)) + 1 - digits)
}

function floor(x,    whole) {
    whole = int(x)
    return whole > x ? whole - 1 : whole
}

END {
    for (key in wanted) {
        compared++
        if (found[key] == "" || !agree(wanted[key] + 0, found[key] + 0)) {
            print key ": '" found[key] "', in R " wanted[key]
            bad++
        }
    }
    print compared " figures compared to " digits " digits"
    exit bad > 0
}
