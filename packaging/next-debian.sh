#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds and tests the last commit with the compiler, the Qt and the libraries of the next Debian
# release, before people who have it do.
set -euo pipefail

program=packaging/next-debian.sh
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
# shellcheck source=packaging/setup.sh
source packaging/setup.sh
# shellcheck source=packaging/apt-sources.sh
source packaging/apt-sources.sh

usage() {
    cat <<'END'
usage: packaging/next-debian.sh [setup | build [TARGET...] | test [CTEST-OPTION...] | shell | remove]

Without a word: setup, build and test. Repeat each as you like; what is there is used again.

  setup   makes build/next-debian/root, a small Debian of the release after this machine's, from
          the machine's own apt sources, and installs packaging/debian-packages.txt in it
  build   copies the last commit there (not what is uncommitted) and builds it, warnings are errors
  test    unit, flow and house rules; then says with which versions
  shell   a shell in there; the sources are in /asterism
  remove  throws it away

Needs Debian 12, root rights or sudo (for debootstrap and chroot) and about 5 GB of disk.
JOBS=2 in the environment limits the parallel jobs. The text of all steps is in build/next-debian/*.log.
END
}

folder=$root/build/next-debian
system=$folder/root
sources=$system/asterism
jobs=${JOBS:-$(nproc)}

# inside COMMAND...: runs it in the new system. The mounts belong to a namespace of this one command,
# so none outlives it and `remove` can never reach the machine's /dev.
inside() {
    # shellcheck disable=SC2016
    as_root unshare --mount --pid --fork --kill-child bash -c '
        mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && mount -t tmpfs tmp "$0/tmp" \
            && exec chroot "$0" "$@"' \
        "$system" env -i HOME=/root LANG=C.UTF-8 TERM="${TERM:-dumb}" DEBIAN_FRONTEND=noninteractive \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"
}

# logged LOG SENTENCE COMMAND...: its text goes to the log; when it fails, the sentence and the end.
logged() {
    local log=$folder/$1.log sentence=$2
    shift 2
    "$@" > "$log" 2>&1 && return
    tail -n 15 "$log" >&2
    fail "$sentence (all of it: $log)"
}

# The first address of the derived sources; debootstrap takes one.
mirror() {
    sed -nE 's/^URIs: *([^ ]+).*/\1/p; s/^deb (\[[^]]*\] )?([^ ]+) .*/\2/p' "$folder"/next.* 2> /dev/null \
        | sed -n 1p
}

# Keys that the sources name by path and the new system does not bring along.
copy_keys() {
    local key
    sed -nE 's/^Signed-By: *(\/[^ ]*).*/\1/p; s/.*signed-by=(\/[^] ,]*).*/\1/p' "$folder"/next.* \
        | while read -r key; do
            [[ -e $system$key ]] || as_root install -D -m 644 "$key" "$system$key"
        done
}

# How this machine reaches its mirror: proxies, certificates, checks of the date.
copy_apt_settings() {
    apt-config dump | grep -E '^Acquire::(https?|Check-)' > "$folder/90machine" || true
    as_root install -m 644 "$folder/90machine" "$system/etc/apt/apt.conf.d/90machine"
    as_root cp -L /etc/resolv.conf /etc/hosts "$system/etc/"
    as_root rm -f "$system/etc/apt/sources.list"
    as_root cp "$folder"/next.* "$system/etc/apt/sources.list.d/"
    copy_keys
}

install_debootstrap() {
    command -v debootstrap > /dev/null && return
    say 'installing debootstrap'
    logged debootstrap 'apt-get could not install debootstrap' \
        as_root apt-get -qq -y --no-install-recommends install debootstrap
}

make_system() {
    local release=$1 address
    # debootstrap leaves half a system when it is interrupted; the file says that it was not.
    [[ ! -e $system/etc/asterism-made ]] || return 0
    install_debootstrap
    address=$(mirror) || true
    [[ -n $address ]] || fail "no apt source of this machine names the suite $(this_release), so there is no mirror to ask for $release"
    say "making a Debian $release in build/next-debian/root"
    as_root rm -rf --one-file-system "$system"
    logged debootstrap "debootstrap could not make a Debian $release; does the machine's mirror carry it?" \
        as_root debootstrap --variant=minbase --include=ca-certificates "$release" "$system" "$address"
    as_root touch "$system/etc/asterism-made"
}

setup_system() {
    local here release
    is_debian || fail 'this is not Debian, so there is no next Debian to derive'
    here=$(this_release)
    release=$(release_after "$here")
    mkdir -p "$folder"
    rm -f "$folder"/next.*
    derive_sources "$here" "$release" "$folder/next"
    make_system "$release"
    copy_apt_settings
    say "installing packaging/debian-packages.txt in it"
    # shellcheck disable=SC2046
    logged packages "a package of packaging/debian-packages.txt cannot be installed on Debian $release" \
        inside sh -c 'apt-get -qq update && apt-get -qq -y --no-install-recommends install "$@"' \
        install $(packages all)
}

need_system() {
    [[ -e $system/etc/asterism-made ]] || fail "build/next-debian/root is not there yet; run $program setup"
}

# A clone that follows: files that did not change keep their times, so little is built again.
copy_commit() {
    local commit
    commit=$(git rev-parse HEAD) || fail 'this folder is no git repository, so there is no last commit'
    if [[ ! -d $sources/.git ]]; then
        as_root install -d -o "$(id -u)" -g "$(id -g)" "$sources"
        git clone -q --no-checkout "$root" "$sources"
    fi
    git -C "$sources" fetch -q "$root" HEAD
    git -C "$sources" checkout -q --force --detach "$commit"
    say "$(git log -1 --format='commit %h: %s')"
}

build_commit() {
    need_system
    copy_commit
    logged configure 'cmake could not configure it' \
        inside sh -c 'cd /asterism && cmake --preset dev -D ASTERISM_UNITY=ON -D CMAKE_CXX_FLAGS_DEBUG=-g1'
    say 'building'
    # All that fails at once, for whoever mends it.
    inside ninja -C /asterism/build/dev -j "$jobs" -k 0 "$@" > "$folder/build.log" 2>&1 && return
    grep -E 'error:|warning:|^FAILED|undefined reference|^ninja: ' "$folder/build.log" | sort -u | head -n 60 >&2
    fail "it does not build; all of it is in $folder/build.log"
}

versions() {
    # shellcheck disable=SC2016
    inside sh -c '. /etc/os-release; printf "%s, g++ %s" "$PRETTY_NAME" "$(g++ -dumpfullversion)"
        for name in cmake qt6-base-dev qtkeychain-qt6-dev libsqlitecpp-dev libsqlite3-dev libgumbo-dev libcmark-gfm-dev \
            libcli11-dev libzip-dev; do
            printf ", %s %s" "$name" "$(dpkg-query -W -f "\${Version}" "$name" | sed "s/[-+].*//")"
        done'
}

test_build() {
    local status=0 log=$folder/test.log
    need_system
    [[ -e $sources/build/dev/build.ninja ]] || fail "nothing is built yet; run $program build"
    inside ctest --test-dir /asterism/build/dev -LE 'live|fuzz|slow' -j "$jobs" --output-on-failure \
        "$@" > "$log" 2>&1 || status=$?
    # What failed, and what a test leaves out there.
    sed -n '/^The following tests/,$p' "$log"
    grep -hE '^(FAIL!|SKIP) ' "$log" "$sources/build/dev/Testing/Temporary/LastTest.log" | sort -u || true
    say "$(versions)"
    say "$(git -C "$sources" log -1 --format='commit %h'): $(grep -E 'tests passed|No tests were found' "$log")"
    ((status == 0)) || fail "tests failed; their text is in $log"
}

# Only the folder's own file system: nothing that somebody mounted there is emptied.
remove() {
    as_root rm -rf --one-file-system "$folder"
    say 'build/next-debian is gone'
}

word=${1:-all}
(($# == 0)) || shift
case $word in
    all)
        setup_system
        build_commit
        test_build
        ;;
    setup) setup_system ;;
    build) build_commit "$@" ;;
    test) test_build "$@" ;;
    shell)
        need_system
        inside bash "$@"
        ;;
    remove) remove ;;
    -h | --help) usage ;;
    *)
        usage >&2
        exit 64
        ;;
esac
