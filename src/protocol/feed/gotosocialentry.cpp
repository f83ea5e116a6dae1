// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/feed/gotosocialentry.h"

#include <QHash>
#include <QRegularExpression>
#include <QUrl>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::feed {

namespace {

constexpr qsizetype longestEntryTitle = 128; ///< in characters, with the "..." of one that was cut

/// What an entry's title is held against.
struct SourceText {
    QString text;
    bool cut = false; ///< there is more of it
};

/// Without white space: it differs between the forms of a feed, and tags part words without any.
QString letters(const QString &text)
{
    return text.simplified().remove(u' ');
}

/// "amp", "#38" or "#x26"; empty for what is not known, which then stays as it is written.
QString characterOf(QStringView name)
{
    static const QHash<QString, QString> known{{u"amp"_s, u"&"_s}, {u"lt"_s, u"<"_s},
        {u"gt"_s, u">"_s}, {u"quot"_s, u"\""_s}, {u"apos"_s, u"'"_s}, {u"nbsp"_s, u" "_s}};
    if (!name.startsWith(u'#')) {
        return known.value(name.toString());
    }
    const bool hex = name.startsWith("#x"_L1, Qt::CaseInsensitive);
    const char32_t code = name.mid(hex ? 2 : 1).toUInt(nullptr, hex ? 16 : 10);
    const bool fits =
        code >= U' ' && code <= QChar::LastValidCodePoint && !QChar::isSurrogate(code);
    return fits ? QString::fromUcs4(&code, 1) : QString();
}

bool opensTag(QStringView html, qsizetype at)
{
    const QChar next = at + 1 < html.size() ? html[at + 1] : QChar();
    return html[at] == u'<' && (next == u'/' || next.isLetter());
}

/// What the "&" at `at` begins: the character, and how long its name is with the semicolon.
std::pair<QString, qsizetype> entityAt(const QString &html, qsizetype at)
{
    constexpr qsizetype longestEntity = 10;
    const QStringView rest = QStringView(html).mid(at + 1, longestEntity);
    const qsizetype length = rest.indexOf(u';');
    return {length > 0 ? characterOf(rest.left(length)) : QString(), length + 1};
}

/// Without tags, entities as their characters. A "<" that opens no tag stays.
QString plainOf(const QString &html)
{
    QString plain;
    const qsizetype lastEnd = html.lastIndexOf(u'>');
    for (qsizetype at = 0; at < html.size(); ++at) {
        if (at < lastEnd && opensTag(html, at)) {
            at = html.indexOf(u'>', at);
            continue;
        }
        if (html[at] == u'&') {
            const auto [character, length] = entityAt(html, at);
            if (!character.isEmpty()) {
                plain += character;
                at += length;
                continue;
            }
        }
        plain += html[at];
    }
    return plain;
}

SourceText sourceOf(const Entry &entry)
{
    static const QRegularExpression form(
        uR"re(\A@[^\s@]+@[^\s@]+ (?:made a new post|posted (?:1 attachment|\[\d+\] attachments)))re"
        uR"re((?:(: ")|\z))re"_s);
    const QString summary = entry.summary.trimmed();
    const auto found = form.match(summary);
    if (!found.hasMatch()) {
        return {entry.html.isEmpty() ? entry.plain : plainOf(entry.html), false};
    }
    QString text = found.hasCaptured(1) ? summary.mid(found.capturedEnd()) : QString();
    const bool cut = text.endsWith("..."_L1);
    text.chop(cut ? 3 : text.endsWith(u'"') ? 1 : 0);
    return {text, cut};
}

/// Whether this is what GoToSocial makes of a text for a title.
bool isTitleOf(const QString &title, const SourceText &source)
{
    const QString text = letters(source.text);
    QString begin = letters(title);
    if (begin == text) {
        return true;
    }
    // The quoted text is shorter than the title where the author's address fills the summary.
    const bool goesOn = source.cut && !text.isEmpty();
    const bool cut = title.endsWith("..."_L1) && title.toUcs4().size() >= longestEntryTitle;
    begin.chop(cut ? 3 : 0);
    return (cut && text.startsWith(begin)) || (goesOn && begin.startsWith(text));
}

} // namespace

bool isGoToSocial(const Entry &entry)
{
    static const QRegularExpression post(
        uR"(\A/@[^/]+/statuses/[0-9A-HJKMNP-TV-Z]{26}\z)"_s); // a ULID in Crockford's letters
    return post.match(QUrl(entry.link).path()).hasMatch();
}

QString goToSocialWarning(const Entry &entry)
{
    if (entry.title.trimmed().isEmpty() || isTitleOf(entry.title, sourceOf(entry))) {
        return {};
    }
    const QString plain = plainOf(entry.title).simplified();
    return plain.isEmpty() ? entry.title.simplified() : plain; // a cover is never lost
}

} // namespace asterism::feed
