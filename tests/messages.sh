#!/bin/sh
# messages.sh [--advice] - each message that the program can print is shown by a case or a unit test.
#
# A message is the format of a run_fail, run_say or run_tell in src. What stands between its conversions
# must stand in this order in one line of an expected or errors file of a case, or in the strings of
# a unit test. Messages also blame nobody: they say neither "you" nor "invalid", "illegal" or "bad".
# Prints each breach as file:line: message, and fails. --advice lists instead the messages that
# neither say what to do behind a semicolon nor end in words of their own making.
set -eu
export LC_ALL=C
cd "$(dirname "$0")/.."
advice=$([ "${1:-}" = --advice ] && echo 1 || echo 0)

# What no case can bring about, and why: words of the message -- the reason.
unreachable() {
    cat <<'END'
cannot be looked for beside the program -- a system without /proc
is a table of a study, and there is none -- the commands have settled on a study before
cannot paint -- sizes that cairo cannot hold are refused before
has no value that a range for its suppressed cells -- complete rows were fitted before
at an end of the bounds of -- the same rows were fitted at both ends before
the intercept is collinear -- a column of ones alone has full rank
times the root of its weight -- weights and predictors that are too large are refused before
the document cannot be packed -- it is packed in memory
cannot be read back: -- the folder for temporary files was lost after it was written to
the workbook cannot be made -- the disk of the folder for temporary files is full
is larger than 1 GiB, too large to hold -- a test would take as much memory
a value is missing here -- libyaml refuses what would lead here
END
}

texts=$(mktemp -d)
trap 'rm -rf "$texts"' EXIT
unreachable | sed 's/ -- .*//' >"$texts/unreachable"
# Long lines are rows of numbers, not messages.
find tests/cases \( -name expected -o -name errors \) -exec cat {} + | awk 'length($0) < 4000' | sort -u >"$texts/shown"
# Strings that go over several lines in one.
cat tests/unit/*.c | awk '
    { gsub(/\\"/, "\"") }
    open { sub(/^[ \t]*"/, ""); }
    { open = /"[ \t]*$/ && !/;[ \t]*$/; line = $0; if (open) sub(/"[ \t]*$/, "", line) }
    { printf "%s%s", line, open ? "" : "\n" }' >>"$texts/shown"

# shellcheck disable=SC2016 # the dollars are awk's
find src -name '*.c' | sort | xargs awk -v texts="$texts" -v advice="$advice" '
    BEGIN {
        while ((getline line <(texts "/unreachable")) > 0)
            excused[++excuses] = line
        RS = "\001"
        getline shown <(texts "/shown")
        RS = "\n"
    }

    function messages_of(file, source,    at, rest, call) {
        at = 1
        while (match(substr(source, at), /run_(fail|say|tell)\(/)) {
            at += RSTART + RLENGTH - 1
            call = substr(source, at - 5, 4) == "fail" ? 4 : 2
            message_take(file, source, at, call)
        }
    }

    # The strings of argument `wanted`: one, or two where the words depend on something.
    function message_take(file, source, at, wanted,    argument, depth, character, rest, text) {
        argument = 1
        depth = 0
        text = ""
        for (;;) {
            rest = substr(source, at, 2000)
            if (!match(rest, /[](){},"?:\[]/))
                return
            character = substr(rest, RSTART, 1)
            at += RSTART
            if (character == "\"") {
                rest = substr(source, at, 2000)
                match(rest, /^([^"\\]|\\.)*"/)
                if (argument == wanted)
                    text = text substr(rest, 1, RLENGTH - 1)
                at += RLENGTH
            } else if (index("([{", character) > 0)
                depth++
            else if (index(")]}", character) > 0) {
                if (depth-- == 0)
                    break
            } else if (character == "," && depth == 0)
                argument++
            if (character == "," && depth == 0 && argument > wanted || (character == "?" || character == ":") && argument == wanted) {
                check(file, source, at, text)
                text = ""
            }
            if (argument > wanted)
                return
        }
        check(file, source, at, text)
    }

    function line_of(source, at,    head) {
        head = substr(source, 1, at)
        return gsub(/\n/, "", head) + 1
    }

    function complain(file, source, at, text, what) {
        printf "%s:%d: %s%s\n", file, line_of(source, at), what, text
        found++
    }

    function check(file, source, at, text,    count, part, i, longest) {
        if (text == "")
            return
        gsub(/\\"/, "\"", text)
        gsub(/%%/, "%", text)
        if (tolower(text) ~ /(^|[^a-z])(you|your|invalid|illegal|bad)([^a-z]|$)/ && text !~ /did you mean/)
            complain(file, source, at, text, "blames: ")
        if (advice) {
            if (text !~ /;/ && text !~ /%s$/)
                complain(file, source, at, text, "")
            return
        }
        count = split(text, part, /%[-#0-9.*]*(zu|lu|llu|ld|[a-zA-Z])|\\u[0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f]|\\n/)
        longest = 1
        for (i = 2; i <= count; i++)
            if (length(part[i]) > length(part[longest]))
                longest = i
        if (length(part[longest]) < 4 || is_shown(part, count, part[longest]))
            return
        for (i = 1; i <= excuses; i++)
            if (index(text, excused[i]) > 0)
                return
        complain(file, source, at, text, "no case shows: ")
    }

    # Somewhere all parts stand in one line, in their order.
    function is_shown(part, count, longest,    rest, at, line, i, place) {
        rest = shown
        while ((at = index(rest, longest)) > 0) {
            line = line_around(rest, at)
            for (i = 1; i <= count; i++) {
                if (part[i] == "")
                    continue
                place = index(line, part[i])
                if (place == 0)
                    break
                line = substr(line, place + length(part[i]))
            }
            if (i > count)
                return 1
            rest = substr(rest, at + length(longest))
        }
        return 0
    }

    function line_around(text, at,    from, line) {
        for (from = at; from > 1 && substr(text, from - 1, 1) != "\n"; from--)
            continue
        line = substr(text, from, 5000)
        return substr(line, 1, index(line, "\n") - 1)
    }

    FNR == 1 && file != "" { messages_of(file, source) }
    FNR == 1 { file = FILENAME; source = "" }
    { line = $0; gsub(/\/\*.*\*\//, "", line); source = source line "\n" }
    END { messages_of(file, source); exit found > 0 }
'
