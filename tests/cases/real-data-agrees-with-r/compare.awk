# compare.awk - what R found against coefficients.csv and models.csv, row by row.
#
#     awk -f compare.awk -v rule=NAME -v digits=N expected.csv coefficients.csv models.csv
#
# A row is known by table, outcome, model and term; R says "constant", "ln_expenditure" and
# "ks4_progress" where a formula has (Intercept), expenditure and z(ks4_progress). In Table
# A1, where all models have one name, a constant is known by the term after it, and R gives no
# R2. Two
# numbers agree if they differ by less than half a unit in the last of N significant digits.
# It fails where two do not agree, or where a row is on one side only.
BEGIN {
    FS = ","
    word["constant"] = "(Intercept)"
    word["ln_expenditure"] = "expenditure"
}
FNR == 1 {
    file++
    delete at
    for (i = 1; i <= NF; i++)
        at[$i] = i
    waiting = ""
    next
}

# A row's values as one text; a constant of Table A1 waits for the term after it.
function take(side, table, outcome, model, term, values,    name) {
    name = table " " outcome " " model ", "
    if (table == "A1" && term == "(Intercept)") {
        waiting = values
        return
    }
    if (table == "A1") {
        keep(side, name "constant beside " term, waiting)
        waiting = ""
    }
    keep(side, name term, values)
}

function keep(side, name, values) {
    if ((side, name) in row)
        complain(name ": twice in " side)
    row[side, name] = values
    names[name] = 1
}

function complain(what) {
    print rule ": " what
    bad++
}

function digits_agree(a, b,    size) {
    if (a == "" || b == "")
        return a == b
    size = a < 0 ? -a : a + 0
    if (size == 0)
        return b == 0
    return (a > b ? a - b : b - a) <= 0.5 * 10 ^ (floor(log(size) / log(10)) + 1 - digits)
}

function floor(x,    whole) {
    whole = int(x)
    return whole > x ? whole - 1 : whole
}

file == 1 && $at["rule"] == rule {
    term = $at["term"]
    if (term in word)
        term = word[term]
    if (term == "ks4_progress")
        term = "z(ks4_progress)"
    take("R", $at["table"], $at["outcome"], $at["model"], term,
        $at["nobs"] " " $at["estimate"] " " $at["std_error"] " " $at["p_value"])
}
file == 2 {
    take("attain", $at["table"], $at["outcome"], $at["model"], $at["term"],
        $at["nobs"] " " $at["estimate"] " " $at["std.error"] " " $at["p.value"])
}
file == 3 && $at["table"] != "A1" {
    take("attain", $at["table"], $at["outcome"], $at["model"], "r_squared",
        $at["nobs"] " " $at["r.squared"])
}
END {
    for (name in names) {
        if (!(("R", name) in row) || !(("attain", name) in row)) {
            complain(name ": only in " (("R", name) in row ? "R" : "attain"))
            continue
        }
        split(row["R", name], wanted, " ")
        split(row["attain", name], found, " ")
        if (wanted[1] != found[1])
            complain(name ": n " found[1] ", in R " wanted[1])
        for (i = 2; i <= 4; i++)
            if (!digits_agree(wanted[i], found[i]))
                complain(name ": " found[i] ", in R " wanted[i])
        compared++
    }
    print rule ": " compared " rows compared to " digits " digits"
    exit bad > 0
}
