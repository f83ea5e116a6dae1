#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# with-keyring.sh COMMAND…: runs it with a real Secret Service (gnome-keyring) on a session bus of
# its own and an empty home, so that no keychain of a person is touched. Where the tools are
# missing the command runs without; the tests that need them then say "skipped".
# ASTERISM_TEST_KEYRING is set to the daemon's process id.
set -euo pipefail

for tool in dbus-run-session dbus-send gnome-keyring-daemon; do
    command -v "$tool" >/dev/null || exec env -u ASTERISM_TEST_KEYRING "$@"
done

if [[ ${1:-} != --inside ]]; then
    HOME=$(mktemp -d "$PWD/keyring.XXXXXX")
    export HOME
    trap 'rm -rf "$HOME"' EXIT
    export XDG_RUNTIME_DIR=$HOME/run XDG_DATA_HOME=$HOME/data XDG_CONFIG_HOME=$HOME/config \
        XDG_CACHE_HOME=$HOME/cache
    mkdir -m 700 "$XDG_RUNTIME_DIR"
    # A prompt has no display to appear on, and a desktop's own keychain is not asked.
    unset DISPLAY WAYLAND_DISPLAY XDG_CURRENT_DESKTOP KDE_FULL_SESSION DESKTOP_SESSION
    dbus-run-session -- "$0" --inside "$@"
    exit
fi
shift

isThere() {
    dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / \
        org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets | grep -q true
}

gnome-keyring-daemon --unlock --foreground --components=secrets <<<'a password' >/dev/null 2>&1 &
export ASTERISM_TEST_KEYRING=$!
trap 'kill "$ASTERISM_TEST_KEYRING"' EXIT
for _ in {1..200}; do
    isThere && break
    sleep 0.05
done
isThere || { echo "gnome-keyring-daemon does not start" >&2; exit 1; }
"$@"
