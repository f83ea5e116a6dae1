# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced where packages of the next Debian release are wanted: finds it through the machine's own
# apt sources, so that a mirror or a proxy that the machine uses is used there too.
# shellcheck shell=bash

# release_after NAME: the Debian release after one that we build on; others are their own next.
release_after() {
    case $1 in
        bookworm) echo trixie ;;
        *) echo "$1" ;;
    esac
}

# Prints the codename of this machine's release, or nothing where it has none.
this_release() { sed -n 's/^VERSION_CODENAME=//p' /etc/os-release; }

# derive_sources FROM TO PREFIX: writes the machine's sources of suite FROM with suite TO instead,
# those in deb822 form to PREFIX.sources and those in lines to PREFIX.list.
derive_sources() {
    local from=$1 to=$2 file
    for file in /etc/apt/sources.list.d/*.sources; do
        [[ -r $file ]] || continue
        awk -v from="$from" -v to="$to" 'BEGIN { RS = ""; FS = "\n" } {
            keep = 0; text = ""
            for (i = 1; i <= NF; i++) {
                if ($i ~ /^#/) continue
                if ($i ~ /^Suites:/ && (" " $i " ") ~ (" " from " ")) { keep = 1; $i = "Suites: " to }
                text = text $i "\n"
            }
            if (keep) print text
        }' "$file" >> "$3.sources"
    done
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
        [[ -r $file ]] || continue
        sed -nE "s/^(deb (\[[^]]*\] )?[^ ]+) $from( .*)$/\1 $to\3/p" "$file" >> "$3.list"
    done
}
