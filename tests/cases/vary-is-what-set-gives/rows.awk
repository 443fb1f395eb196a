# rows.awk - what is printed beside a coefficient, in one form for both files.
#
#     awk -F, -f rows.awk [-v combination=N] FILE
#
# No cell of the sample has a comma in it.
FNR == 1 {
    for (i = 1; i <= NF; i++)
        at[$i] = i
    next
}
combination != "" && $1 != combination { next }
$at["published.estimate"] == "" || $at["std.error"] == "" { next }
{
    print $at["table"], $at["model"], $at["nobs"], $at["estimate"], $at["std.error"], \
          $at["p.value"], $at["published.estimate"], $at["published.std.error"], \
          $at["published.p.value"], $at["verdict"]
}
