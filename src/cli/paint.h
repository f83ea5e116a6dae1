// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism::cli {

/// How text stands out in a terminal. Switched off it hands back what it is given.
struct Paint {
    bool on = false;

    QString strong(const QString &text) const { return painted(text, "1"); }
    QString faint(const QString &text) const { return painted(text, "2"); }
    QString name(const QString &text) const { return painted(text, "1;36"); }
    QString boost(const QString &text) const { return painted(text, "32"); }
    QString warning(const QString &text) const { return painted(text, "33"); }
    QString problem(const QString &text) const { return painted(text, "31"); }

private:
    QString painted(const QString &text, const char *code) const
    {
        const QString start = QLatin1StringView("\033[") + QLatin1StringView(code) + u'm';
        return on ? start + text + QLatin1StringView("\033[0m") : text;
    }
};

} // namespace asterism::cli
