// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/directtext.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

bool isOfWord(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

/// Whether a name ends at `end`: a dot or hyphen that closes a sentence does not belong to it, one
/// within a host does, and "@ao" is not the one in "@ao@b.example".
bool endsName(QStringView text, qsizetype end)
{
    const QChar next = end < text.size() ? text[end] : u' ';
    const QChar after = end + 1 < text.size() ? text[end + 1] : u' ';
    const bool goesOn = (next == u'.' || next == u'-') && isOfWord(after);
    return !isOfWord(next) && next != u'@' && !goesOn;
}

bool isNamed(const QString &text, const QString &mention)
{
    for (qsizetype at = text.indexOf(mention, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(mention, at + 1, Qt::CaseInsensitive)) {
        const QChar before = at > 0 ? text[at - 1] : u' ';
        const bool begins = !isOfWord(before) && before != u'/' && before != u'@';
        if (begins && endsName(text, at + mention.size())) {
            return true;
        }
    }
    return false;
}

} // namespace

QString directText(const PostText &text)
{
    if (text.visibility != Visibility::Direct) {
        return text.text;
    }
    QString mentions;
    for (const QString &acct : text.to) {
        const QString mention = u'@' + acct;
        const bool named = isNamed(text.text, mention) || isNamed(mentions, mention);
        if (!acct.isEmpty() && !named) {
            mentions += mention + u' ';
        }
    }
    return mentions + text.text;
}

} // namespace asterism
