#!/bin/sh
# run.sh [--accept] [CASE...] - run the tests and count them.
#
# Without names it checks layers and messages, runs every unit test in $BUILD/tests, the seeds of the
# fuzzing harnesses and every case in tests/cases (with CASES_ONLY=1 only these), prints only what
# failed, and closes on one line with the counts. With names it runs these cases. --accept takes
# what the cases print now as what they should print.
#
# A case is a folder:
#   command    a shell line; it runs in a scratch copy of the folder, with `attain` on PATH
#              and the checkout in ROOT. Exit status 77 with "skipped: why" skips the case
#   expected   what it prints, exactly; absent: nothing
#   errors     what it says on standard error, exactly; absent: nothing
#   status     its exit status; absent: 0
#   files      the files that it leaves besides its inputs, sorted; absent: none
# Anything else in the folder is an input.
set -u
export LC_ALL=C
unset CDPATH
ROOT=$(cd "$(dirname "$0")/.." && pwd)
BUILD=${BUILD:-build}
case $BUILD in /*) ;; *) BUILD=$ROOT/$BUILD ;; esac
if [ -z "${ATTAIN_REFERENCE:-}" ] && [ -d "$ROOT/../shared/reference" ]; then
    ATTAIN_REFERENCE=$(cd "$ROOT/../shared/reference" && pwd)
fi
export ROOT BUILD
[ -z "${ATTAIN_REFERENCE:-}" ] || export ATTAIN_REFERENCE
# What a terminal or a user's settings would change.
unset COLUMNS LINES NO_COLOR ATTAIN_PAGER PAGER LESS SOURCE_DATE_EPOCH
export TERM=dumb
export PATH="$BUILD:$PATH"

accept=false
if [ "${1:-}" = --accept ]; then
    accept=true
    shift
fi

scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM

passed=0
failed=0
skipped=0

# A check of the sources counts as one test.
run_check() { # SCRIPT
    if sh "$ROOT/tests/$1" >"$scratch/output" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED tests/$1"
        cat "$scratch/output"
    fi
}

# Count one program's tests in the Test Anything Protocol: "passed failed skipped". A test
# that was announced and not reported has crashed, and so has a program that fails although
# no test of it did (a leak found at its end).
count_tests() { # EXIT-STATUS
    awk -v exit_status="$1" '
        /^1\.\.[0-9]+$/ { announced += substr($0, 4) }
        /^(not )?ok [0-9]+ .*# ?SKIP/ || /^(not )?ok [0-9]+ # ?SKIP/ { skipped++; next }
        /^ok [0-9]+ / { passed++ }
        /^not ok [0-9]+ / { failed++ }
        END {
            seen = passed + failed + skipped
            if (announced > seen)
                failed += announced - seen
            if (failed == 0 && (exit_status != 0 || seen == 0))
                failed = 1
            print passed + 0, failed + 0, skipped + 0
        }'
}

run_unit_tests() {
    for test in "$BUILD"/tests/test_*; do
        # Not the notes of the compiler (.d), nor a program whose source is gone.
        [ -f "$ROOT/tests/unit/${test##*/}.c" ] || continue
        (cd "$ROOT" && CMOCKA_MESSAGE_OUTPUT=TAP "$test") \
            </dev/null >"$scratch/output" 2>"$scratch/said"
        ended=$?
        counts=$(count_tests "$ended" <"$scratch/output")
        # shellcheck disable=SC2086 # three counts, three words
        set -- $counts
        passed=$((passed + $1))
        failed=$((failed + $2))
        skipped=$((skipped + $3))
        if [ "$2" -gt 0 ]; then
            echo "FAILED ${test##*/} ($2 of $(($1 + $2 + $3)) tests, exit status $ended)"
            grep -v -e '^ok ' -e '# SKIP' -e '^1\.\.' "$scratch/output"
            cat "$scratch/said"
        fi
    done
}

# Every file below the working directory, and every folder that holds nothing.
list_files() {
    find . -mindepth 1 \( ! -type d -o -empty \) | sed 's|^\./||' | sort
}

# Run a case in $scratch/work; leaves $scratch/{expected,errors,status,files} as they are now.
run_command() { # FOLDER
    rm -rf "$scratch/work"
    cp -R "$1" "$scratch/work"
    (
        cd "$scratch/work" || exit 1
        rm -f command expected errors status files
        list_files >"$scratch/inputs"
        sh "$1/command" </dev/null >"$scratch/expected" 2>"$scratch/errors"
        echo $? >"$scratch/status"
        list_files >"$scratch/present"
    )
    comm -13 "$scratch/inputs" "$scratch/present" >"$scratch/files"
    comm -23 "$scratch/inputs" "$scratch/present" | sed 's/^/removed: /' >>"$scratch/files"
}

# What a part of a case is where its file is absent.
part_of() { # FOLDER PART
    if [ -f "$1/$2" ]; then
        cat "$1/$2"
    elif [ "$2" = status ]; then
        echo 0
    fi
}

# Print the differences of a case that ran; true if there are none.
compare_case() { # FOLDER
    same=true
    for part in status errors expected files; do
        part_of "$1" "$part" >"$scratch/wanted"
        if ! cmp -s "$scratch/wanted" "$scratch/$part"; then
            same=false
            diff -a -u -L "$part wanted" -L "$part found" "$scratch/wanted" "$scratch/$part"
        fi
    done
    $same
}

# Keep what a case printed; a part that is what it would be if absent is left out. Being
# killed by a signal (but for an interrupt) is never what a case should do.
accept_case() { # FOLDER
    status=$(cat "$scratch/status")
    if [ "$status" -gt 128 ] && [ "$status" != 130 ]; then
        failed=$((failed + 1))
        echo "NOT ACCEPTED case ${1##*/}: exit status $status"
        cat "$scratch/errors"
        return
    fi
    passed=$((passed + 1))
    for part in status errors expected files; do
        part_of "$scratch/nothing" "$part" >"$scratch/wanted"
        if cmp -s "$scratch/wanted" "$scratch/$part"; then
            rm -f "$1/$part"
        else
            cp "$scratch/$part" "$1/$part"
        fi
    done
}

# What fuzzing once found, and one file of each kind: a harness with its seeds is one test.
run_seeds() {
    for seeds in "$ROOT"/tests/fuzz/seeds/*/; do
        seeds=${seeds%/}
        if "$BUILD/replay/${seeds##*/}" "$seeds"/* >"$scratch/output" 2>&1; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1))
            echo "FAILED seeds of tests/fuzz/${seeds##*/}.c"
            tail -n 30 "$scratch/output"
        fi
    done
}

run_case() { # FOLDER
    if [ ! -f "$1/command" ]; then
        failed=$((failed + 1))
        echo "FAILED case ${1##*/}: it has no file 'command'"
        return
    fi
    run_command "$1"
    if [ "$(cat "$scratch/status")" = 77 ] && grep -q '^skipped: ' "$scratch/expected"; then
        skipped=$((skipped + 1))
    elif $accept; then
        accept_case "$1"
    elif compare_case "$1" >"$scratch/differences"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED case ${1##*/}: $(head -n 3 "$1/command")"
        head -n 100 "$scratch/differences"
    fi
}

if [ $# -gt 0 ]; then
    for name; do
        run_case "$ROOT/tests/cases/${name##*/}"
    done
else
    if ! $accept && [ -z "${CASES_ONLY:-}" ]; then
        run_check layers.sh
        run_check messages.sh
        run_unit_tests
        run_seeds
    fi
    for folder in "$ROOT"/tests/cases/*/; do
        [ -d "$folder" ] && run_case "${folder%/}"
    done
fi

counts="$passed passed, $failed failed"
[ "$skipped" = 0 ] || counts="$counts, $skipped skipped"
echo "$counts"
[ "$failed" = 0 ]
