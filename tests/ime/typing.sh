#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# typing.sh fcitx5|ibus WINDOW TERMINAL: writes a post in the demo's window by a real Japanese input
# method, on a display and a session bus of its own, and asks the terminal program what was kept.
# Where the tools are missing it says "SKIP   : no input method". On failure its folder stays, with a
# picture of the display.
set -euo pipefail

method=$1 window=$2 terminal=$3

say() { printf '%s\n' "$*"; }
fail() {
    say "FAIL: $*"
    picture failed
    exit 1
}

case $method in fcitx5) daemon=fcitx5 ;; *) daemon=ibus-daemon ;; esac
for tool in Xvfb openbox xdotool dbus-run-session "$daemon"; do
    command -v "$tool" > /dev/null || { say "SKIP   : no input method ($tool)"; exit 0; }
done

if [[ ${4:-} != --inside ]]; then
    folder=$(mktemp -d "$PWD/ime-$method.XXXXXX")
    export folder HOME=$folder/home TMPDIR=$folder/tmp XDG_RUNTIME_DIR=$folder/run \
        XDG_CONFIG_HOME=$folder/home/config XDG_DATA_HOME=$folder/home/data \
        XDG_CACHE_HOME=$folder/home/cache
    mkdir -p "$XDG_CONFIG_HOME/fcitx5" "$XDG_DATA_HOME" "$XDG_CACHE_HOME" "$TMPDIR"
    mkdir -m 700 "$XDG_RUNTIME_DIR"
    # ibus-anthy takes the first python3, and needs the system's.
    export PATH=/usr/bin:/bin:$PATH LANG=ja_JP.UTF-8
    unset LC_ALL WAYLAND_DISPLAY QT_QPA_PLATFORM XDG_CURRENT_DESKTOP DESKTOP_SESSION
    status=0
    dbus-run-session -- "$0" "$method" "$window" "$terminal" --inside 2>> "$folder/log" || status=$?
    if ((status == 0)); then rm -rf "$folder"; else say "see $folder"; fi
    exit "$status"
fi

started=()
start() {
    "$@" >> "$folder/log" 2>&1 &
    started+=($!)
}
end_all() {
    local at
    for ((at = ${#started[@]} - 1; at >= 0; --at)); do
        kill "${started[at]}" 2> /dev/null || true
        wait "${started[at]}" 2> /dev/null || true
    done
}
trap end_all EXIT

# Nobody can be asked how far an input method is with a key.
pause() { sleep "${1:-1}"; }

until_so() {
    local what=$1 tries=100
    shift
    until "$@"; do
        ((tries-- > 0)) || fail "$what; kept are drafts [$(drafts)] and posts under way [$(leaving)]"
        sleep 0.2
    done
}

keys() { xdotool key --clearmodifiers "$@"; }
letters() { xdotool type --delay 100 "$1"; }
picture() { ! command -v import > /dev/null || import -window root "$folder/$1.png" || true; }

data() { echo "$TMPDIR"/asterism-*; }
kept() { "$terminal" --data-dir "$(data)" --json "$@"; }
# What is said in the drafts, one a line.
drafts() { kept drafts list | grep -o '"text":"[^"]*"' | cut -d '"' -f 4 || true; }
leaving() { kept outbox list || true; }
drafted() { [[ $(drafts) == "$1" ]]; }
nothing_leaves() { [[ -z $(leaving) ]]; }
posted() { kept search "$1" | grep -qF "$1"; }
answers() { "$@" >> "$folder/log" 2>&1; }
# It is told that it failed where only a keyboard layout could not be set.
has_anthy() {
    answers ibus engine anthy || true
    [[ $(ibus engine 2>> "$folder/log") == anthy ]]
}
all_signed_in() { [[ -d $(data) && $(kept accounts list | wc -l) == 5 ]]; }

start_display() {
    # It says at which number it found room.
    start Xvfb -displayfd 7 -screen 0 1440x900x24 -nolisten tcp 7> "$folder/display"
    until_so 'the display does not start' test -s "$folder/display"
    DISPLAY=:$(< "$folder/display")
    export DISPLAY
    start openbox
}

start_fcitx5() {
    export QT_IM_MODULE=fcitx
    cat > "$XDG_CONFIG_HOME/fcitx5/profile" << 'PROFILE'
[Groups/0]
Name=Default
Default Layout=us
DefaultIM=anthy
[Groups/0/Items/0]
Name=anthy
Layout=
[GroupOrder]
0=Default
PROFILE
    start fcitx5
    until_so 'fcitx5 does not start' answers fcitx5-remote
}

start_ibus() {
    export QT_IM_MODULE=ibus
    start ibus-daemon --panel=disable --config=disable --emoji-extension=disable
    until_so 'ibus knows no anthy' has_anthy
}

start_window() {
    export QT_QPA_PLATFORM=xcb
    start "$window" --demo --size 1440x900
    until_so 'the demo does not start' all_signed_in
    pause 5 # until its columns are there
    xdotool search --onlyvisible --name Asterism windowactivate >> "$folder/log" 2>&1 || true
    keys n
    pause 2
    # ibus-anthy begins with Latin letters.
    [[ $method == fcitx5 ]] || keys ctrl+j
    pause
}

a_word_is_converted() {
    letters nihongo
    pause
    drafted '' || fail "half a word is in the draft: $(drafts)"
    keys space
    pause
    keys Return
    until_so 'the converted word is not in the draft' drafted 日本語
    letters mikan
    pause
    keys F7
    pause
    keys Return
    until_so 'the word in katakana is not in the draft' drafted 日本語ミカン
}

# It may finish the word, or leave it to the input method; nothing is sent either way.
half_a_word_is_not_sent() {
    letters kaerim
    pause
    keys ctrl+Return
    pause 2
    nothing_leaves || fail "half a word is on its way: $(leaving)"
    case $(drafts) in
        日本語ミカン | 日本語ミカンかえりm | 日本語ミカンかえりｍ) ;;
        *) fail "half a word did not stay: $(drafts)" ;;
    esac
    say "$method: Ctrl+Enter amid a word sent nothing; the draft is $(drafts)"
    picture half
}

# What was typed too much is taken away first.
the_rest_is_sent() {
    if drafted 日本語ミカン; then
        letters a
        pause
        keys Return
        until_so 'the word is not finished' drafted 日本語ミカンかえりま
        for _ in 1 2 3 4; do keys BackSpace; done
    else
        for _ in 1 2 3 4; do keys BackSpace; done
    fi
    until_so 'what was typed too much stays' drafted 日本語ミカン
    keys ctrl+Return
    until_so 'the draft stays' drafted ''
    until_so 'the post does not arrive' posted 日本語ミカン
    until_so 'the post stays on its way' nothing_leaves
}

start_display
"start_$method"
start_window
a_word_is_converted
half_a_word_is_not_sent
the_rest_is_sent
say "$method: passed"
