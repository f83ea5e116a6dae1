// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/textlength.h"

#include <QRegularExpression>
#include <QTextBoundaryFinder>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

qsizetype graphemes(const QString &text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype count = 0;
    while (finder.toNextBoundary() >= 0) {
        ++count;
    }
    return count;
}

qsizetype codePoints(const QString &text)
{
    return text.toUcs4().size();
}

qsizetype mastodonLengthOf(QString text)
{
    // An address ends before what follows a sentence, and before Japanese that is written on.
    static const QRegularExpression address(u"https?://[!-~]*[A-Za-z0-9/=_#&~+-]"_s);
    static const QRegularExpression mention(
        u"(?<![\\w/])(@[A-Za-z0-9_]+)@[A-Za-z0-9](?:[A-Za-z0-9.:-]*[A-Za-z0-9])?"_s);
    text.replace(address, QString(23, u'x'));
    return graphemes(text.replace(mention, u"\\1"_s));
}

} // namespace asterism
