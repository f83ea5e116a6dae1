// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/textparts.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

bool isBlankLine(const QString &line)
{
    return line.trimmed().isEmpty();
}

bool isAsciiBlank(QChar c)
{
    return c == u' ' || (c >= u'\t' && c <= u'\r');
}

QString withoutBlankLines(const QStringList &lines)
{
    const auto first = std::ranges::find_if_not(lines, isBlankLine);
    const auto last = std::find_if_not(lines.rbegin(), lines.rend(), isBlankLine).base();
    return first < last ? QStringList(first, last).join(u'\n') : QString();
}

QString withoutAsciiBlanks(const QString &text)
{
    const auto first = std::ranges::find_if_not(text, isAsciiBlank);
    const auto last = std::find_if_not(text.rbegin(), text.rend(), isAsciiBlank).base();
    return first < last ? QString(first, last - first) : QString();
}

} // namespace

QStringList partsOfText(const QString &text)
{
    QList<QStringList> parts{QStringList()};
    for (const QString &line : text.split(u'\n')) {
        if (line.trimmed() == u"---"_s) {
            parts << QStringList();
        } else {
            parts.last() << line;
        }
    }
    QStringList texts;
    for (const QStringList &part : parts) {
        texts << withoutAsciiBlanks(withoutBlankLines(part));
    }
    texts.removeAll(QString());
    return texts;
}

} // namespace asterism::cli
