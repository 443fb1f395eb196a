#!/bin/sh
# install-packages.sh [build|test|fuzz|show|lint|deb] - what attain is built from, installed where it is
# missing; with `show` also what reads its pictures and pages as others do, for the tests that skip
# without.
#
# Says nothing and does nothing where all is there. On Debian and its kin it installs what
# is missing, if it has the rights; everywhere else it says which command would.
set -eu
purpose=${1:-build}
compiler=${CC:-cc}

# Each line: for what; how it is looked for, and what; its name on Debian, Fedora, Homebrew.
# pc asks pkg-config, header asks the compiler, fuzzer whether clang links one, font asks
# fontconfig (~ is a space), module asks Python.
packages() {
    cat <<'END'
build command cc              gcc,libc6-dev    gcc                   gcc
build command pkg-config      pkg-config       pkgconf-pkg-config    pkgconf
build pc      gsl             libgsl-dev       gsl-devel             gsl
build header  csv.h           libcsv-dev       libcsv-devel          libcsv
build pc      cairo           libcairo2-dev    cairo-devel           cairo
build pc      pangocairo      libpango1.0-dev  pango-devel           pango
build pc      glib-2.0        libglib2.0-dev   glib2-devel           glib
build pc      talloc          libtalloc-dev    libtalloc-devel       talloc
build pc      yaml-0.1        libyaml-dev      libyaml-devel         libyaml
build pc      jansson         libjansson-dev   jansson-devel         jansson
build pc      nettle          nettle-dev       nettle-devel          nettle
build pc      zlib            zlib1g-dev       zlib-devel            zlib
build pc      xlsxwriter      libxlsxwriter-dev libxlsxwriter-devel  libxlsxwriter
build pc      minizip         libminizip-dev   minizip-compat-devel  minizip
build header  readstat.h      libreadstat-dev  readstat-devel        readstat
build font    Liberation~Sans fonts-liberation liberation-sans-fonts font-liberation
fuzz  fuzzer  clang           clang,libclang-rt-dev clang,compiler-rt llvm
lint  command cppcheck        cppcheck         cppcheck              cppcheck
lint  command shellcheck      shellcheck       ShellCheck            shellcheck
deb   command dpkg-shlibdeps  dpkg-dev         dpkg-dev              dpkg
deb   command lintian         lintian          lintian               lintian
test  pc      cmocka          libcmocka-dev    libcmocka-devel       cmocka
show  command rsvg-convert    librsvg2-bin     librsvg2-tools        librsvg
show  command pdftocairo      poppler-utils    poppler-utils         poppler
show  command xmllint         libxml2-utils    libxml2               libxml2
show  command pdflatex        texlive-latex-base,texlive-latex-recommended texlive-scheme-small texlive
show  command chromium        chromium         chromium              chromium
show  command python3         python3          python3               python3
show  command zsh             zsh              zsh                   zsh
show  command fish            fish             fish                  fish
show  command mandoc          mandoc           mandoc                mandoc
show  command pspp            pspp             pspp                  pspp
show  module  openpyxl        python3-openpyxl python3-openpyxl      python-openpyxl
END
}

# Is NAME there, looked for in the way of KIND?
is_there() { # KIND NAME
    case $1-$2 in
    command-cc) command -v "${compiler%% *}" ;;
    command-*) command -v "$2" ;;
    pc-*) pkg-config --exists "$2" ;;
    # A compiler may be two words: ccache gcc.
    header-*) printf '#include <stdio.h>\n#include <%s>\n' "$2" |
        $compiler -fsyntax-only -x c - ;;
    fuzzer-*) printf 'int LLVMFuzzerTestOneInput(const char *b, unsigned long n) { return b[0] + (int)n > 0; }' |
        "$2" -fsanitize=fuzzer,address -x c -o /dev/null - ;;
    module-*) python3 -c "import $2" || /usr/bin/python3 -c "import $2" ;;
    font-*) fc-list ":family=$(echo "$2" | tr '~' ' ')" | grep . ;;
    esac >/dev/null 2>&1
}

# What is not there, by its name on SYSTEM.
missing() { # SYSTEM
    packages | while read -r for_what kind name debian fedora homebrew; do
        if [ "$for_what" != build ] && [ "$for_what" != "$purpose" ] || is_there "$kind" "$name"; then
            continue
        fi
        case $1 in
        debian) echo "$debian" ;;
        fedora) echo "$fedora" ;;
        homebrew) echo "$homebrew" ;;
        esac
    done | tr ',\n' '  ' | sed 's/ *$//'
}

stop() { # MESSAGE
    echo "$1" >&2
    exit 1
}

# A list of packages that cannot be refreshed may still do; whether it did is seen afterwards.
install_on_debian() { # PACKAGE...
    echo "installing $*"
    $as_root apt-get -qq update || echo "the list of packages could not be refreshed" >&2
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -y -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120 \
        install --no-install-recommends "$@" >/dev/null ||
        stop "apt-get could not install $*; why stands above"
}

list=$(missing debian)
[ -n "$list" ] || exit 0

if command -v apt-get >/dev/null; then
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif sudo -n true 2>/dev/null; then
        as_root='sudo -n'
    else
        stop "packages are missing; install them: sudo apt-get install $list"
    fi
    # shellcheck disable=SC2086 # one word a package
    install_on_debian $list
    list=$(missing debian)
    [ -z "$list" ] || stop "still not found by $compiler or pkg-config after installing: $list"
elif command -v dnf >/dev/null; then
    stop "packages are missing; install them: sudo dnf install $(missing fedora)"
elif command -v brew >/dev/null; then
    stop "packages are missing; install them: brew install $(missing homebrew)"
else
    stop "libraries are missing; by the names of their packages in Debian: $list"
fi
