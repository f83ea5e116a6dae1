# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./run and ./check: says what it does, installs what is missing, finds the tools.
# shellcheck shell=bash

say() { printf '%s: %s\n' "$program" "$*"; }

fail() {
    printf '%s: %s\n' "$program" "$*" >&2
    exit 1
}

# Package names of debian-packages.txt: those to build, ("all") those to check as well, or ("full")
# those of ./check --full, too.
packages() {
    local end
    case $1 in
        full) end='^no such line$' ;;
        all) end='^\[full\]' ;;
        *) end='^\[check\]' ;;
    esac
    sed -e "/$end/,\$d" -e '/^\[/d' -e '/^#/d' -e '/^$/d' "$root/packaging/debian-packages.txt"
}

is_debian() { command -v apt-get dpkg-query > /dev/null && grep -q '^ID=debian' /etc/os-release; }

missing_packages() {
    local name
    for name in $(packages "$1"); do
        dpkg-query -W -f='${Status}' "$name" 2> /dev/null | grep -q 'ok installed' || echo "$name"
    done
}

as_root() {
    if [[ $EUID -eq 0 ]]; then
        "$@"
    elif command -v sudo > /dev/null; then
        sudo "$@"
    else
        fail "needs root to install packages. As root: $*"
    fi
}

install_missing() {
    local missing
    mapfile -t missing < <(missing_packages "$1")
    if ((${#missing[@]} == 0)); then
        say 'every package is there'
        return
    fi
    say "installing ${#missing[@]} packages: ${missing[*]}"
    as_root apt-get -qq update \
        || say 'apt-get update failed; trying with the package lists that are there'
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends \
        -o Dpkg::Use-Pty=0 install "${missing[@]}" > "$root/build/setup.log" 2>&1 \
        || fail "apt-get could not install them; build/setup.log ends with: $(tail -n 3 "$root/build/setup.log")"
}

# On systems whose packages we do not know: name what is needed, go on when the tools are there.
explain() {
    local tool lacking=()
    for tool in cmake ninja; do
        command -v "$tool" > /dev/null || lacking+=("$tool")
    done
    say 'this is not Debian, so nothing is installed. Needed are a C++20 compiler, CMake 3.22, Ninja,'
    say 'Qt 6.4 or later (Core, Network, Quick, Svg, Multimedia, Test, LinguistTools), QtKeychain,'
    say 'SQLiteCpp, SQLite 3 with FTS5, gumbo, cmark-gfm, CLI11 and libzip; .github/workflows/build.yml shows the'
    say 'packages of Windows and macOS.'
    ((${#lacking[@]} == 0)) || fail "not found: ${lacking[*]}"
}

# set_up build|all|full
set_up() {
    mkdir -p "$root/build"
    if is_debian; then install_missing "$1"; else explain; fi
}

# configure PRESET [OPTION...]: quiet unless it fails, and only with work when something changed.
configure() {
    local preset=$1 log=$root/build/$1.configure.log
    cmake --preset "$@" > "$log" 2>&1 && return
    tail -n 20 "$log" >&2
    fail "cmake could not configure build/$preset; the lines above say what it misses (all: $log)"
}

# build PRESET [OPTION...]
build() {
    local preset=$1 quiet=()
    shift
    [[ -t 1 ]] || quiet=(-- --quiet)
    cmake --build --preset "$preset" "$@" "${quiet[@]}" \
        || fail "build/$preset does not build; the first error above says where"
}
