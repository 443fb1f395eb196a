#!/bin/sh
# layers.sh [FOLDER] - each file of the source includes its own layer or an earlier one.
#
#     base < spec < read < derive < fit < printed < { report, draw, synthesise } < command < main
#
# Of report, draw knows the table and no more; report knows nothing of draw, and neither of
# synthesise. Each library that could spread is kept in its place: cairo in draw/paint, Pango in
# draw, libcsv in read/csv.c, nettle in read/digest.c, zlib in read/stream.c and draw/png.c (for its check
# sum), libyaml in spec/yaml.c, jansson in report/json.h, libxlsxwriter in report/workbook.c, minizip
# in report/package.c, ReadStat in read/statistical.c (with read/codebook.c) and
# report/statistical_file.c; and GLib's conversion of encodings in
# read. Prints each breach as file:line and fails.
set -eu
cd "${1:-$(dirname "$0")/../src}"

# shellcheck disable=SC2016 # the dollars are awk's
find . -name '*.[ch]' | sort | xargs awk '
    BEGIN {
        count = split("base spec read derive fit printed synthesise report draw command main", layers, " ")
        for (i = 1; i <= count; i++)
            rank[layers[i]] = i
    }

    function breach(why) {
        printf "src/%s:%d: has %s: %s\n", file, FNR, header, why
        breaches++
    }

    # The layer of a path: its folder; what lies in no folder is main.
    function layer_of(path) {
        return path ~ /\// ? substr(path, 1, index(path, "/") - 1) : "main"
    }

    FNR == 1 {
        file = substr(FILENAME, 3)
        layer = layer_of(file)
        if (!(layer in rank)) {
            printf "src/%s: no layer is called %s\n", file, layer
            breaches++
        }
    }

    /^[ \t]*#[ \t]*include[ \t]*"/ {
        split($0, part, "\"")
        header = part[2]
        if (header ~ /^\.\.?\// || header !~ /\//) {
            breach("write its path from src")
            next
        }
        other = layer_of(header)
        if (!(other in rank))
            breach("no layer is called " other)
        else if (layer == "draw" && other == "report" && header != "report/table.h")
            breach("of report, draw knows report/table.h only")
        else if (other == "synthesise" && layer != "synthesise" && layer != "command")
            breach("of what is made up, only a command knows")
        else if (rank[other] > rank[layer])
            breach(layer " comes before " other)
        next
    }

    /^[ \t]*#[ \t]*include[ \t]*</ {
        split($0, part, /[<>]/)
        header = part[2]
        if (header ~ /^(cairo\/)?cairo[^\/]*\.h$/ && file !~ /^draw\/paint[^\/]*\.c$/)
            breach("cairo belongs to draw/paint.c")
        if (header ~ /^pango\// && layer != "draw")
            breach("Pango belongs to draw")
        if (header == "csv.h" && file != "read/csv.c")
            breach("libcsv belongs to read/csv.c")
        if (header ~ /^nettle\// && file != "read/digest.c")
            breach("nettle belongs to read/digest.c")
        if (header == "zlib.h" && file != "read/stream.c" && file != "draw/png.c")
            breach("zlib belongs to read/stream.c, its check sum to draw/png.c, too")
        if (header == "yaml.h" && file != "spec/yaml.c")
            breach("libyaml belongs to spec/yaml.c")
        if (header ~ /^xlsxwriter/ && file != "report/workbook.c")
            breach("libxlsxwriter belongs to report/workbook.c")
        if (header == "minizip/zip.h" && file != "report/package.c")
            breach("minizip belongs to report/package.c")
        if (header == "readstat.h" && file !~ /^read\/(statistical|codebook)[^\/]*\.[ch]$/ && file != "report/statistical_file.c")
            breach("ReadStat belongs to read/statistical.c and report/statistical_file.c")
        if (header == "jansson.h" && file != "report/json.h")
            breach("jansson belongs to report/json.h")
    }

    /g_(iconv|convert)[a-z_]*\(/ && layer != "read" {
        header = "g_iconv"
        breach("the conversion of encodings belongs to read")
    }

    END { exit breaches > 0 }
'
