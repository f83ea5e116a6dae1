#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes resources/emoji/emoji.json from Unicode's own files.

They are those of Debian's packages unicode-data and unicode-cldr-core. Which emoji there are, in
which groups and in which order: emoji-test.txt. What they are called: CLDR's annotations in English
and Japanese; those of flags, families and the like are in annotationsDerived.

Without an argument: run by hand from anywhere, when Unicode has new ones.
"""

import json
import pathlib
import re
import xml.etree.ElementTree

UNICODE = pathlib.Path("/usr/share/unicode")
TARGET = pathlib.Path(__file__).resolve().parent.parent / "resources" / "emoji" / "emoji.json"

# Our words for the groups of emoji-test.txt; those that are missing here are left out: what is only
# a part of other emoji.
GROUPS = {
    "Smileys & Emotion": "smileys",
    "People & Body": "people",
    "Animals & Nature": "nature",
    "Food & Drink": "food",
    "Travel & Places": "travel",
    "Activities": "activities",
    "Objects": "objects",
    "Symbols": "symbols",
    "Flags": "flags",
}

SKIN_TONES = re.compile("[\U0001f3fb-\U0001f3ff]")
LINE = re.compile(r"^([0-9A-F ]+?)\s*; fully-qualified\s*# \S+ E[0-9.]+ (.+)$")
LICENCE = "Copyright © 1991-2022 Unicode, Inc.; Unicode-DFS-2016; see README.md"


def groups():
    """Group by group, (emoji, English name) in Unicode's order."""
    found = {}
    group = None
    for line in (UNICODE / "emoji" / "emoji-test.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# group: "):
            group = GROUPS.get(line[len("# group: "):])
            continue
        match = LINE.match(line)
        if not match or group is None:
            continue
        emoji = "".join(chr(int(point, 16)) for point in match[1].split())
        if not SKIN_TONES.search(emoji):
            found.setdefault(group, []).append((emoji, match[2]))
    return found


def annotations(language):
    """By emoji without U+FE0F: its name, and further words by which it is found."""
    names = {}
    words = {}
    for folder in ("annotationsDerived", "annotations"):
        path = UNICODE / "cldr" / "common" / folder / (language + ".xml")
        for entry in xml.etree.ElementTree.parse(path).iter("annotation"):
            if entry.get("type") == "tts":
                names[entry.get("cp")] = entry.text.strip()
            else:
                words[entry.get("cp")] = [word.strip() for word in entry.text.split("|")]
    return names, words


def called(emoji, told, usual=""):
    """Name first, each word once; parted by |, which stands in none of them."""
    names, words = told
    key = emoji.replace("\ufe0f", "")
    all_words = [names.get(key, usual)] + words.get(key, [])
    return "|".join(dict.fromkeys(word for word in all_words if word and "|" not in word))


def main():
    english = annotations("en")
    japanese = annotations("ja")
    lines = []
    for group, emojis in groups().items():
        rows = [
            json.dumps([emoji, called(emoji, english, name), called(emoji, japanese)],
                       ensure_ascii=False, separators=(",", ":"))
            for emoji, name in emojis
        ]
        lines.append('{"name":%s,"emoji":[\n%s]}' % (json.dumps(group), ",\n".join(rows)))
    text = '{"licence":%s,\n"groups":[\n%s]}\n' % (
        json.dumps(LICENCE, ensure_ascii=False), ",\n".join(lines))
    json.loads(text)
    TARGET.write_text(text, encoding="utf-8")
    print("%s: %d bytes" % (TARGET, len(text.encode())))


if __name__ == "__main__":
    main()
