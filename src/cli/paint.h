// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/textrange.h"

#include <QString>

#include <algorithm>
#include <vector>

namespace asterism::cli {

/// How text stands out in a terminal. Switched off it hands back what it is given.
struct Paint {
    bool on = false;

    QString strong(const QString &text) const { return painted(text, "1"); }
    QString faint(const QString &text) const { return painted(text, "2"); }
    QString name(const QString &text) const { return painted(text, "1;36"); }
    QString found(const QString &text) const { return painted(text, "1;4"); }
    QString boost(const QString &text) const { return painted(text, "32"); }
    QString warning(const QString &text) const { return painted(text, "33"); }
    QString problem(const QString &text) const { return painted(text, "31"); }

    /// A line that stands at `at` in the text in which these ranges were found, in order; all but
    /// them as `painter` has it.
    template <typename Painter>
    QString withFound(const QString &line, qsizetype at, const std::vector<TextRange> &ranges,
        Painter painter) const
    {
        QString out;
        qsizetype from = 0;
        for (const TextRange &range : ranges) {
            const qsizetype start = std::clamp(range.start - at, from, line.size());
            const qsizetype end = std::clamp(range.end - at, start, line.size());
            if (end > start) {
                out += painter(line.mid(from, start - from)) + found(line.mid(start, end - start));
                from = end;
            }
        }
        return out + painter(line.mid(from));
    }

private:
    QString painted(const QString &text, const char *code) const
    {
        const QString start = QLatin1StringView("\033[") + QLatin1StringView(code) + u'm';
        return on ? start + text + QLatin1StringView("\033[0m") : text;
    }
};

} // namespace asterism::cli
