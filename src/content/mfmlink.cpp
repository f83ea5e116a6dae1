// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/mfmlink.h"

#include "base/host.h"
#include "content/anchor.h"
#include "content/charclass.h"
#include "content/emoji.h"

#include <QVarLengthArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qsizetype longestUrl = 4096;
constexpr qsizetype longestUser = 64;
constexpr qsizetype longestHost = 253;
constexpr qsizetype longestTag = 200;
constexpr qsizetype mostBrackets = 20;

bool isBehindWord(QStringView text, qsizetype at)
{
    return at > 0 && isMfmWordChar(text[at - 1]);
}

AutoLink asText(QStringView text, qsizetype at, qsizetype size)
{
    return {size, {.text = text.sliced(at, size).toString()}};
}

/// How many characters from `from` are accepted, or are brackets in pairs. `brackets` holds each
/// opening one before its closing one. It ends before the first bracket that is not closed.
template <typename Accepts>
qsizetype balanced(
    QStringView text, qsizetype from, qsizetype limit, QStringView brackets, const Accepts &accepts)
{
    struct Open {
        QChar end;
        qsizetype at;
    };
    QVarLengthArray<Open, mostBrackets> open;
    const qsizetype end = std::min(text.size(), from + limit);
    qsizetype at = from;
    for (; at < end; ++at) {
        const QChar c = text[at];
        const qsizetype which = brackets.indexOf(c);
        if (which < 0 && accepts(c)) {
            continue;
        }
        if (which >= 0 && which % 2 == 0 && open.size() < mostBrackets) {
            open.append({brackets[which + 1], at});
        } else if (which % 2 == 1 && !open.isEmpty() && open.back().end == c) {
            open.removeLast();
        } else {
            break;
        }
    }
    return (open.isEmpty() ? at : open.front().at) - from;
}

qsizetype schemeSize(QStringView text, qsizetype at)
{
    const QStringView rest = text.sliced(at);
    return rest.startsWith("https://"_L1) ? 8 : rest.startsWith("http://"_L1) ? 7 : 0;
}

bool isMfmUrlChar(QChar c)
{
    return isMfmWordChar(c) || (c.unicode() < 0x80 && u".,_/:%#@$&?!~=+-"_s.contains(c));
}

AutoLink linkOrText(const AutoLink &text)
{
    const QString target = safeTarget(text.span.text);
    if (target.isEmpty()) {
        return text;
    }
    return {text.size, {.kind = Span::Kind::Link, .text = text.span.text, .target = target}};
}

std::optional<AutoLink> bareUrlAt(QStringView text, qsizetype at)
{
    const qsizetype scheme = schemeSize(text, at);
    qsizetype size =
        scheme > 0 ? balanced(text, at + scheme, longestUrl, u"()[]", isMfmUrlChar) : 0;
    if (size == 0) {
        return std::nullopt;
    }
    const AutoLink whole = asText(text, at, scheme + size);
    if (size == longestUrl) {
        return whole;
    }
    while (size > 0 && u".,"_s.contains(text[at + scheme + size - 1])) {
        --size;
    }
    return size > 0 ? linkOrText(asText(text, at, scheme + size)) : whole;
}

bool isBracketedUrlChar(QChar c)
{
    return !c.isSpace() && c != u'<' && c != u'>';
}

std::optional<AutoLink> bracketedUrlAt(QStringView text, qsizetype at)
{
    const qsizetype scheme = schemeSize(text, at + 1);
    if (scheme == 0) {
        return std::nullopt;
    }
    const qsizetype from = at + 1 + scheme;
    const qsizetype size = balanced(text, from, longestUrl, {}, isBracketedUrlChar);
    if (size == 0 || from + size >= text.size() || text[from + size] != u'>') {
        return std::nullopt;
    }
    AutoLink found = linkOrText(asText(text, at + 1, scheme + size));
    found.size += 2;
    return found.span.kind == Span::Kind::Link ? found : asText(text, at, found.size);
}

bool isMfmNameChar(QChar c)
{
    return isMfmWordChar(c) || c == u'_' || c == u'-' || c == u'.';
}

bool isNameEdge(QChar c)
{
    return c == u'-' || c == u'.';
}

// A dot or hyphen at the end belongs to the sentence.
QStringView withoutEdges(QStringView name)
{
    while (!name.isEmpty() && isNameEdge(name.back())) {
        name.chop(1);
    }
    return name;
}

QStringView nameRunAt(QStringView text, qsizetype at, qsizetype limit)
{
    return text.sliced(at, balanced(text, at, limit, {}, isMfmNameChar));
}

// With a host behind it, a user's name must not end in a dot or hyphen: no sentence ends there.
bool isBrokenMention(QStringView user, QStringView host)
{
    const QStringView trimmed = withoutEdges(user);
    if (user.size() == longestUser || trimmed.isEmpty() || isNameEdge(user.front())) {
        return true;
    }
    return !host.isEmpty()
        && (trimmed.size() < user.size() || withoutEdges(host).isEmpty()
            || isNameEdge(host.front()));
}

std::optional<AutoLink> mfmMentionAt(QStringView text, qsizetype at, const KnownNames &names)
{
    const QStringView user = nameRunAt(text, at + 1, longestUser);
    if (user.isEmpty() || isBehindWord(text, at)) {
        return std::nullopt;
    }
    const qsizetype behind = at + 1 + user.size();
    const bool full = behind < text.size() && text[behind] == u'@';
    QStringView host = full ? nameRunAt(text, behind + 1, longestHost) : QStringView();
    if (full) {
        host = text.sliced(behind + 1, host.size() + portBehind(text, behind + 1, host.size()));
    }
    const qsizetype run = 1 + user.size() + (host.isEmpty() ? 0 : 1 + host.size());
    const QString home = host.isEmpty() ? names.host() : withoutEdges(host).toString();
    if (isBrokenMention(user, host) || home.isEmpty()) {
        return asText(text, at, run);
    }
    const auto handle = parseHandle(withoutEdges(user).toString() + u'@' + home);
    if (!handle) {
        return asText(text, at, run);
    }
    const qsizetype tail = host.isEmpty() ? user.size() - withoutEdges(user).size()
                                          : host.size() - withoutEdges(host).size();
    AutoLink found = asText(text, at, run - tail);
    found.span.kind = Span::Kind::Mention;
    found.span.target = handle->acct();
    return found;
}

// Misskey allows what cannot be seen, too; nobody could tell such a tag from its twin.
bool isMfmTagChar(QChar c)
{
    if (u".,!?'\"#:/【】<>"_s.contains(c)) {
        return false;
    }
    if (c.isSurrogate()) {
        return true;
    }
    const CharClass cls = charClass(c.unicode());
    return cls == CharClass::Plain || cls == CharClass::Mark || cls == CharClass::Selector
        || cls == CharClass::Joiner;
}

bool isKeycap(QStringView tag)
{
    return tag.front() == QChar(0xFE0F) || tag.front() == QChar(0x20E3);
}

std::optional<AutoLink> mfmTagAt(QStringView text, qsizetype at, const KnownNames &names)
{
    const qsizetype size = balanced(text, at + 1, longestTag, u"()[]「」（）", isMfmTagChar);
    const QStringView name = text.sliced(at + 1, size);
    const auto isNumeral = [](QChar c) { return c >= u'0' && c <= u'9'; };
    if (size == 0 || size == longestTag || isBehindWord(text, at) || isKeycap(name)
        || std::ranges::all_of(name, isNumeral)) {
        return std::nullopt;
    }
    const Hashtag *known = names.tagNamed(name.toString());
    AutoLink found = asText(text, at, 1 + size);
    found.span.kind = Span::Kind::Hashtag;
    found.span.target = known != nullptr ? known->name : name.toString();
    return found;
}

std::optional<AutoLink> mfmEmojiAt(QStringView text, qsizetype at, const KnownNames &names)
{
    const auto hit = emojiAt(text, at, names);
    if (!hit || (at + hit->size < text.size() && isMfmWordChar(text[at + hit->size]))) {
        return std::nullopt;
    }
    AutoLink found = asText(text, at, hit->size);
    found.span.kind = Span::Kind::Emoji;
    found.span.target = hit->shortcode;
    return found;
}

} // namespace

bool isMfmWordChar(QChar c)
{
    return c.unicode() < 0x80 && c.isLetterOrNumber();
}

std::optional<AutoLink> mfmLinkAt(QStringView text, qsizetype at, const KnownNames &names)
{
    switch (text[at].unicode()) {
    case u'h':
        return bareUrlAt(text, at);
    case u'<':
        return bracketedUrlAt(text, at);
    case u'@':
        return mfmMentionAt(text, at, names);
    case u'#':
        return mfmTagAt(text, at, names);
    case u':':
        return mfmEmojiAt(text, at, names);
    default:
        return std::nullopt;
    }
}

std::optional<AutoLink> mfmTargetAt(QStringView text, qsizetype at)
{
    if (at + 1 >= text.size() || text[at] != u'(') {
        return std::nullopt;
    }
    auto url = text[at + 1] == u'<' ? bracketedUrlAt(text, at + 1) : bareUrlAt(text, at + 1);
    const qsizetype end = url ? at + 1 + url->size : text.size();
    if (end >= text.size() || text[end] != u')' || url->span.kind != Span::Kind::Link) {
        return std::nullopt;
    }
    url->size += 2;
    return url;
}

} // namespace asterism
