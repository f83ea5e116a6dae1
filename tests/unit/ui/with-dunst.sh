#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# with-dunst.sh COMMAND…: runs it with a real notification service (dunst) on a session bus and an X
# server of its own, so that nothing shows on a person's desktop. Where the tools are missing the
# command runs without; the tests that need them then say "skipped". ASTERISM_TEST_CHOICE is set to a
# file: who opens the menu of a notice chooses the first line that holds what is written there.
set -euo pipefail

for tool in dbus-run-session dbus-send dunst dunstctl Xvfb; do
    command -v "$tool" >/dev/null || exec env -u ASTERISM_TEST_CHOICE "$@"
done

if [[ ${1:-} != --inside ]]; then
    HOME=$(mktemp -d "${TMPDIR:-/tmp}/dunst.XXXXXX")
    export HOME
    trap 'rm -rf "$HOME"' EXIT
    export XDG_RUNTIME_DIR=$HOME/run XDG_CONFIG_HOME=$HOME/config XDG_CACHE_HOME=$HOME/cache
    mkdir -m 700 "$XDG_RUNTIME_DIR"
    unset DISPLAY WAYLAND_DISPLAY XDG_CURRENT_DESKTOP DESKTOP_SESSION
    dbus-run-session -- "$0" --inside "$@"
    exit
fi
shift

isThere() {
    dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / \
        org.freedesktop.DBus.NameHasOwner string:org.freedesktop.Notifications | grep -q true
}

export ASTERISM_TEST_CHOICE=$HOME/choice
printf '[global]\n    dmenu = %s -m 1 -F -f %s\n' "$(command -v grep)" "$ASTERISM_TEST_CHOICE" \
    > "$HOME/dunstrc"
mkfifo "$HOME/display"
Xvfb -displayfd 3 -screen 0 800x600x24 -nolisten tcp 3> "$HOME/display" 2> "$HOME/xvfb.log" &
trap 'kill $(jobs -p)' EXIT
read -r display < "$HOME/display"
export DISPLAY=:$display
dunst -conf "$HOME/dunstrc" > "$HOME/dunst.log" 2>&1 &
for _ in {1..200}; do
    isThere && break
    sleep 0.05
done
isThere || { cat "$HOME/xvfb.log" "$HOME/dunst.log" >&2; exit 1; }
"$@"
