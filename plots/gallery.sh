#!/bin/sh
# gallery.sh [FOLDER] - every kind of picture, drawn from the sample that ships, in every format and
# size: the figures and tables of the study, and a chart file for each kind in plots/gallery. Leaves
# them in FOLDER (out/gallery) with a page, index.html, that shows them all with their alt texts.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
folder=${1:-out/gallery}
attain=${ATTAIN:-$root/build/attain}
study=$root/models/virtual-schools.yaml
mkdir -p "$folder"
page=$folder/index.html

draw() { # PICTURE CHART OPTION...
    picture=$folder/$1
    chart=$2
    shift 2
    "$attain" plot "$chart" --study "$study" -q -o "$picture" "$@"
}

text() { # FILE: as text of HTML
    sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g' -e 's/"/\&quot;/g' "$1"
}

show() { # NAME
    printf '<figure>\n<img src="%s.svg" alt="%s">\n<figcaption>%s: <a href="%s.png">PNG</a>, <a href="%s.svg">SVG</a>, <a href="%s.pdf">PDF</a>. %s</figcaption>\n</figure>\n' \
        "$1" "$(text "$folder/$1.txt")" "$1" "$1" "$1" "$1" "$(text "$folder/$1.txt")" >>"$page"
}

cat >"$page" <<'END'
<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>What attain draws</title>
<style>
body { font: 1rem/1.4 sans-serif; margin: 1rem; max-width: 60rem }
figure { margin: 0 0 2rem }
img { max-width: 100%; height: auto; border: 1px solid #767676 }
</style>
</head>
<body>
<h1>What attain draws</h1>
<p>Every kind of picture, from made-up data about fictitious local authorities, at 85, 120 and 175 mm
and as a slide; one of them in each theme.</p>
END

for file in "$root"/plots/figure-*.yaml "$root"/plots/gallery/*.yaml; do
    [ -f "$file" ] || continue
    name=$(basename "$file" .yaml)
    printf '<h2>%s</h2>\n' "$name" >>"$page"
    for width in 85 120 175 slide; do
        draw "$name-$width" "$file" --width $width
        show "$name-$width"
    done
done

printf '<h2>Themes</h2>\n' >>"$page"
for theme in journal dark; do
    draw "figure-1b-$theme" "$root/plots/figure-1b.yaml" --theme $theme
    show "figure-1b-$theme"
done
printf '</body>\n</html>\n' >>"$page"
echo "the pictures are in $folder; $page shows them all"
