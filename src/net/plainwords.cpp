// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/plainwords.h"

namespace asterism {

namespace {

constexpr qsizetype longestPlainWords = 300;

} // namespace

QString plainWords(const QString &words)
{
    QString result;
    for (const QChar c : words.left(4 * longestPlainWords)) {
        const auto category = c.category();
        if (c.isSpace() || category == QChar::Other_Control) {
            result += u' ';
        } else if (category != QChar::Other_Format) {
            result += c;
        }
    }
    result = result.simplified();
    if (result.size() > longestPlainWords) {
        result.truncate(longestPlainWords - 1);
        if (result.back().isHighSurrogate()) {
            result.chop(1);
        }
        result += u'…';
    }
    return result;
}

} // namespace asterism
