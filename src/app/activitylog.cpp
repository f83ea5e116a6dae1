// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/activitylog.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qsizetype longestWords = 500;
constexpr qsizetype longestRead = 8 * longestWords; // what is cut within a secret is cut off below
const QString left = u"…"_s;

/// What `change` makes of each match, between what lies between them.
template <typename Change>
QString replaced(const QString &words, const QRegularExpression &pattern, Change change)
{
    QString result;
    qsizetype from = 0;
    auto matches = pattern.globalMatch(words);
    while (matches.hasNext()) {
        const auto match = matches.next();
        result += words.mid(from, match.capturedStart() - from) + change(match);
        from = match.capturedEnd();
    }
    return result + words.mid(from);
}

QString bareAddress(const QRegularExpressionMatch &match)
{
    const auto hidden = QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment;
    const QUrl url(match.captured());
    return url.isValid() ? url.toString(hidden) : left;
}

/// Tokens are words of letters and digits (or capitals) that nobody reads; hosts are lower case
/// and have dots.
QString opaqueLeftOut(const QRegularExpressionMatch &match)
{
    const QString word = match.captured();
    const auto has = [&](auto test) { return std::any_of(word.begin(), word.end(), test); };
    const bool digits = has([](QChar c) { return c.isDigit(); });
    const bool letters = has([](QChar c) { return c.isLetter(); });
    const bool capitals = has([](QChar c) { return c.isUpper(); });
    const bool host = word.contains(u'.') && !capitals;
    return digits && letters && !host ? left : word;
}

} // namespace

QString withoutSecrets(QString words)
{
    static const QRegularExpression address(u"\\b[a-zA-Z][a-zA-Z0-9+.-]*://[^\\s\"'<>]+"_s);
    static const QRegularExpression query(u"\\?[^\\s\"'<>=]+=[^\\s\"'<>]*"_s);
    static const QRegularExpression bearer(
        u"\\b(bearer|basic)\\s+[^\\s\"'<>]+"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression named(
        u"\\b(\\w*(?:token|secret|password|code|key))([\"']?\\s*[=:]\\s*)(?!\\d{1,5}\\b)[^\\s,;]+"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression inBody(u"([\"']i[\"']\\s*:\\s*)[^\\s,;}]+"_s); // Misskey's
    static const QRegularExpression opaque(u"[A-Za-z0-9_+=.~%-]{20,}"_s);
    words = replaced(words.left(longestRead), address, bareAddress);
    words.replace(query, left);
    words.replace(bearer, u"\\1 "_s + left);
    words.replace(named, u"\\1\\2"_s + left);
    words.replace(inBody, u"\\1"_s + left);
    return replaced(words, opaque, opaqueLeftOut).left(longestWords);
}

ActivityLog::ActivityLog(
    StreamSync &streams, Freshening &freshening, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    connect(&streams, &StreamSync::happened, this,
        [this](const AccountId &account, const QString &host, const QString &what) {
            note({.account = account, .host = host, .source = {}, .what = what});
        });
    connect(&freshening, &Freshening::happened, this,
        [this](const AccountId &account, const QString &host, const QString &source,
            const QString &what) {
            note({.account = account, .host = host, .source = source, .what = what});
        });
}

void ActivityLog::note(Entry entry)
{
    const qint64 now = m_clock.now();
    entry.what = withoutSecrets(entry.what);
    // A server that is away for a day does not push out all else.
    if (Entry *last = lastOf(entry); last != nullptr && last->what == entry.what) {
        last->times += 1;
        last->lastAt = now;
    } else {
        entry.at = entry.lastAt = now;
        entry.times = 1;
        m_entries.push_back(std::move(entry));
    }
    if (m_entries.size() > most) {
        m_entries.pop_front();
    }
    Q_EMIT changed();
}

/// What was told of the same thing before; null: nothing.
ActivityLog::Entry *ActivityLog::lastOf(const Entry &entry)
{
    const auto same = [&](const Entry &other) {
        return other.account == entry.account && other.host == entry.host
            && other.source == entry.source;
    };
    const auto found = std::find_if(m_entries.rbegin(), m_entries.rend(), same);
    return found == m_entries.rend() ? nullptr : &*found;
}

} // namespace asterism
