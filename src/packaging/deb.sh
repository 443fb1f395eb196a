#!/bin/sh
# deb.sh BUILD VERSION RELEASED MAINTAINER - a Debian package of what `make install` installs.
#
# `make deb` calls it. Leaves BUILD/attain_VERSION_ARCHITECTURE.deb: the program, its models, plots and
# data, manual pages, completions. What it depends on is asked of the program itself
# (dpkg-shlibdeps). The same sources give the same bytes: times are those of the release.
set -eu
mkdir -p "$1"
build=$(cd "$1" && pwd) version=$2 released=$3 maintainer=$4
top=$(cd "$(dirname "$0")/../.." && pwd)
SOURCE_DATE_EPOCH=$(date -u -d "$released" +%s)
export SOURCE_DATE_EPOCH
umask 022

stage=$build/deb
root=$stage/root
doc=$root/usr/share/doc/attain
rm -rf "$stage"
mkdir -p "$root/DEBIAN" "$stage/debian"
make -s -C "$top" BUILD="$build" DESTDIR="$root" PREFIX=/usr \
    ZSH_COMPLETION=/usr/share/zsh/vendor-completions install >/dev/null

# A program without its symbols, and the papers that every Debian package has.
strip --strip-unneeded --remove-section=.comment --remove-section=.note "$root/usr/bin/attain"
rm -f "$doc/LICENSE"
cat >"$doc/copyright" <<END
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: attain

Files: *
Copyright: 2026 The developers of attain
License: GPL-3+
 attain is free software: you can redistribute it and/or modify it under the terms of the GNU
 General Public License as published by the Free Software Foundation, either version 3 of the
 License, or (at your option) any later version. It comes without any warranty.
 .
 On Debian systems the full text of the licence is in /usr/share/common-licenses/GPL-3.
END
cat >"$stage/changelog" <<END
attain ($version) unstable; urgency=low

  * Version $version: what is new is in CHANGES.md.

 -- $maintainer  $(date -u -R -d "$released")
END
gzip -9nc "$stage/changelog" >"$doc/changelog.gz"
find "$root/usr/share/man" -type f ! -name '*.gz' -exec gzip -9n {} + 2>/dev/null || true

# What the program is linked with, by packages.
cat >"$stage/debian/control" <<END
Source: attain
Maintainer: $maintainer

Package: attain
Architecture: any
END
depends=$(cd "$stage" && dpkg-shlibdeps -O "$root/usr/bin/attain" 2>/dev/null |
    sed -n 's/^shlibs:Depends=//p')
size=$(du -sk "$root/usr" | cut -f1)
cat >"$root/DEBIAN/control" <<END
Package: attain
Version: $version
Architecture: $(dpkg --print-architecture)
Maintainer: $maintainer
Installed-Size: $size
Depends: $depends, fonts-liberation
Section: science
Priority: optional
Description: regressions of outcomes across local authorities
 attain reruns, tests and extends regressions of outcomes across English local
 authorities: official data in, a regression table that people can trust out.
 .
 It reads the Department for Education's interactive tool (LAIT), Explore
 Education Statistics and surveys; joins them by local authority and says what
 is left out and why; fits, checks and prints models; tests new predictors; and
 draws charts and tables that are ready for a report.
END
(cd "$root" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
find "$root" -newermt "@$SOURCE_DATE_EPOCH" -print0 | xargs -0r touch -h -d "@$SOURCE_DATE_EPOCH"
dpkg-deb --root-owner-group --build "$root" "$build" >/dev/null
rm -rf "$stage"
echo "$build/attain_${version}_$(dpkg --print-architecture).deb"
