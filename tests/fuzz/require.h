// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdio>
#include <cstdlib>

// What all fuzzers ask.

/// Ends the program, which libFuzzer takes for a finding, where something does not hold.
inline void require(bool holds, const char *what)
{
    if (!holds) {
        std::fprintf(stderr, "broken: %s\n", what);
        std::abort();
    }
}

/// Nothing in it can disturb the text around.
inline bool isQuiet(const QString &text)
{
    for (const QChar c : text) {
        const bool control = c.category() == QChar::Other_Control && c != u'\n' && c != u'\t';
        if (control || (c >= QChar(0x202A) && c <= QChar(0x202E))) {
            return false;
        }
    }
    return true;
}
