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

namespace {

/// Of an address: brackets in pairs, and no sign of a sentence at the end; Japanese belongs to it
/// (mastodon: config/initializers/twitter_regex.rb).
qsizetype pathEnd(const QString &text, qsizetype at)
{
    qsizetype end = at;
    qsizetype kept = at;
    while (end < text.size() && !text[end].isSpace() && !u"<>?)"_s.contains(text[end])) {
        if (text[end] == u'(') {
            static const QRegularExpression pair(u"\\G\\([^\\s<>()?]+\\)"_s);
            const qsizetype length = pair.match(text, end).capturedLength();
            if (length == 0) {
                break;
            }
            end += length;
            kept = end;
        } else {
            kept = u"!*\"'「」;:=,.$%[]~&|@"_s.contains(text[end]) ? kept : end + 1;
            ++end;
        }
    }
    return kept;
}

QString withShortAddresses(const QString &text)
{
    static const QRegularExpression host(
        u"https?://[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+(?::[0-9]+)?"_s);
    static const QRegularExpression query(
        u"\\G\\?[A-Za-z0-9!?*'();:&=+$/%#\\[\\]_.,~|@^-]*[A-Za-z0-9_&=#/-]"_s);
    QString counted;
    qsizetype done = 0;
    for (auto found = host.match(text); found.hasMatch(); found = host.match(text, done)) {
        counted += text.sliced(done, found.capturedStart() - done) + QString(23, u'x');
        done = found.capturedEnd();
        if (text.sliced(done).startsWith(u'/')) {
            done = pathEnd(text, done + 1);
        }
        done += query.match(text, done).capturedLength();
    }
    return counted + text.sliced(done);
}

} // namespace

qsizetype mastodonLengthOf(QString text)
{
    static const QRegularExpression mention(
        u"(?<![\\w/])(@[A-Za-z0-9_]+)@[A-Za-z0-9](?:[A-Za-z0-9.:-]*[A-Za-z0-9])?"_s);
    text = withShortAddresses(text);
    return graphemes(text.replace(mention, u"\\1"_s));
}

} // namespace asterism
