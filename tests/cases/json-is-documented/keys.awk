# keys.awk - which keys of JSON documents data/json.md does not name.
#
#     awk -v part=fit -f keys.awk data/json.md document.json
#
# Of the page: the tables under "## part" (of fit also "### fit --..."), and what `coefficient` and `model`
# stand for. Of the document, indented by two blanks a level: the path of every key, without [].
function plain(path) { gsub(/\[\]/, "", path); return path }
# Whether a path is named, its parts one by one or by *.
function named(path,    known, i, n, m, part, word, same) {
    if (path in key) return 1
    n = split(path, part, ".")
    for (known in key) {
        if (!index(known, "*") || split(known, word, ".") != n) continue
        same = 1
        for (i = 1; i <= n && same; i++) same = word[i] == "*" || word[i] == part[i]
        if (same) return 1
    }
    return 0
}
function learn(path,    shared) {
    key[path]
    for (shared in object)
        if (index($3, "`" shared "`"))
            for (i = 1; i <= objects[shared]; i++) key[path "." of[shared, i]]
}
FNR == 1 { file++ }
file == 1 && /^##+ / {
    sub(/^##+ /, ""); shared = ""
    here = $0 == part || part == "fit" && /^fit --/
    if ($0 == "coefficient" || $0 == "model") { shared = $0; object[shared] }
    above = ""; next
}
file == 1 && (here || shared != "") && /^\| `/ {
    split($0, cell, "|"); $3 = cell[3]; rest = cell[2]
    while (match(rest, /`[^`]*`/)) {
        path = substr(rest, RSTART + 1, RLENGTH - 2); rest = substr(rest, RSTART + RLENGTH)
        if (shared != "") { of[shared, ++objects[shared]] = path; continue }
        dotted = path ~ /^\./
        path = plain(dotted ? above path : path)
        learn(path)
        if (!dotted) above = path
    }
    next
}
file == 1 { next }
{
    match($0, /^ */); depth = RLENGTH / 2; line = substr($0, RLENGTH + 1)
    if (match(line, /^"([^"\\]|\\.)*": /)) {
        name = substr(line, 2, RLENGTH - 4)
        gsub(/\./, "_", name)
        at[depth] = (at[depth - 1] == "" ? "" : at[depth - 1] ".") name
        keys++
        if (!named(at[depth]) && !told[at[depth]]++) print part ": data/json.md does not name " at[depth]
    } else at[depth] = depth == 0 ? "" : at[depth - 1]
}
END { if (keys < 10) print part ": no keys" }
