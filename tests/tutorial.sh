#!/bin/sh
# tutorial.sh [--accept] PAGE - do what a page tells its reader to do, and see what it shows.
#
# In its ```console blocks a line that begins with "$ " is a command, "> " goes on with it, and what
# follows is what the reader sees: standard output and errors, exactly, but that a line of "..." stands
# for any lines. Commands run one after the other in the working directory. Prints what differs and
# fails. --accept writes what is seen now into the page, where it differs.
set -u
accept=false
if [ "$1" = --accept ]; then
    accept=true
    shift
fi
page=$1
steps=$(mktemp -d) || exit 1
trap 'rm -rf "$steps"' EXIT

# N.run: the Nth command; N.shown: what the page shows of it; N.line: the page's line.
awk -v steps="$steps" '
    /^```console$/ { inside = 1; next }
    /^```/ { inside = 0; next }
    !inside { next }
    /^\$ / { file = steps "/" sprintf("%03d", ++count); print substr($0, 3) >(file ".run")
             print NR >(file ".line"); printf "" >(file ".shown"); next }
    /^> / || $0 == ">" { print substr($0, 3) >(file ".run"); next }
    { print >(file ".shown") }' "$page"

# Whether the lines of `seen` are those of `shown`, where "..." is any lines.
alike='
    FNR == NR { shown[++m] = $0; next }
    { seen[++n] = $0 }
    END {
        for (j = 0; j <= n; j++) at[0, j] = j == 0
        for (i = 1; i <= m; i++)
            for (j = 0; j <= n; j++)
                if (shown[i] == "...") at[i, j] = at[i - 1, j] || (j > 0 && at[i, j - 1])
                else at[i, j] = j > 0 && at[i - 1, j - 1] && shown[i] == seen[j]
        exit !at[m + 0, n + 0]
    }'
status=0
for run in "$steps"/*.run; do
    step=${run%.run}
    sh "$run" >"$step.seen" 2>&1 </dev/null
    sed -i 's/ *$//' "$step.seen" "$step.shown"
    awk "$alike" "$step.shown" "$step.seen" && continue
    status=1
    touch "$step.differs"
    $accept && continue
    echo "${page##*/}:$(cat "$step.line"): $ $(cat "$run")"
    diff "$step.shown" "$step.seen" | sed 's/^/    /'
done
if $accept; then
    awk -v steps="$steps" '
        function flush() { if (differs) while ((getline line < (file ".seen")) > 0) print line; differs = skip = 0 }
        /^```console$/ { inside = 1; print; next }
        /^```/ { flush(); inside = 0; print; next }
        inside && /^\$ / {
            flush(); file = steps "/" sprintf("%03d", ++count)
            differs = skip = (getline line < (file ".differs")) >= 0; print; next }
        inside && (/^> / || $0 == ">") { print; next }
        inside && skip { next }
        { print }' "$page" >"$steps/page"
    cp "$steps/page" "$page"
fi
exit $status
