// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/autolink.h"

#include "base/host.h"
#include "content/anchor.h"
#include "content/emoji.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

static constexpr qsizetype maxUser = 64;
static constexpr qsizetype maxHost = 253;
static constexpr qsizetype maxUrl = 4096;
static constexpr qsizetype maxTag = 200;

static bool isAsciiAlnum(QChar c)
{
    return c.unicode() < 0x80 && c.isLetterOrNumber();
}

template <typename Accepts>
static qsizetype run(QStringView text, qsizetype from, qsizetype limit, Accepts accepts)
{
    const qsizetype end = std::min(text.size(), from + limit);
    qsizetype at = from;
    while (at < end && accepts(text[at])) {
        ++at;
    }
    return at - from;
}

// The set of Misskey's own parser, so that "https://a.exampleを読む" ends where its author meant.
static bool isUrlChar(QChar c)
{
    return isAsciiAlnum(c) || (c.unicode() < 0x80 && u"-._~:/?#[]@!$&()*+,;=%"_s.contains(c));
}

// "(see https://a.example/x)." : the closing signs belong to the sentence, those of
// "https://en.wikipedia.example/wiki/A_(b)" to the URL.
static qsizetype withoutTail(QStringView url)
{
    qsizetype size = url.size();
    qsizetype surplus = url.count(u')') - url.count(u'(');
    while (size > 0) {
        const QChar last = url[size - 1];
        const bool closes = last == u')' && surplus > 0;
        if (!closes && !u".,:;!?[]"_s.contains(last)) {
            break;
        }
        surplus -= closes ? 1 : 0;
        --size;
    }
    return size;
}

static std::optional<AutoLink> urlAt(QStringView text, qsizetype at)
{
    const QStringView rest = text.sliced(at);
    const bool web = rest.startsWith("https://"_L1, Qt::CaseInsensitive)
        || rest.startsWith("http://"_L1, Qt::CaseInsensitive);
    if (!web || (at > 0 && isAsciiAlnum(text[at - 1]))) {
        return std::nullopt;
    }
    const qsizetype size = withoutTail(rest.first(run(text, at, maxUrl, isUrlChar)));
    const QString url = rest.first(size).toString();
    const QString target = safeTarget(url);
    if (target.isEmpty()) {
        return std::nullopt;
    }
    return AutoLink{size, {.kind = Span::Kind::Link, .text = url, .target = target}};
}

static bool isUserChar(QChar c)
{
    return isAsciiAlnum(c) || c == u'_' || c == u'-' || c == u'.';
}

static bool isHostChar(QChar c)
{
    return c.isLetterOrNumber() || c == u'-' || c == u'.';
}

qsizetype portBehind(QStringView text, qsizetype host, qsizetype size)
{
    const qsizetype colon = host + size;
    if (colon >= text.size() || text[colon] != u':'
        || !isLoopbackHost(text.sliced(host, size).toString())) {
        return 0;
    }
    const qsizetype digits =
        run(text, colon + 1, 5, [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits > 0 ? 1 + digits : 0;
}

// A dot or hyphen at the end belongs to the sentence.
static qsizetype withoutDots(QStringView name)
{
    qsizetype size = name.size();
    while (size > 0 && (name[size - 1] == u'.' || name[size - 1] == u'-')) {
        --size;
    }
    return size;
}

static QString acctOfUser(const QString &user, const KnownNames &names)
{
    if (const Mention *mention = names.mentionOfUser(user.toLower())) {
        return mention->acct;
    }
    const auto handle = parseHandle(user + u'@' + names.host());
    return handle ? handle->acct() : QString();
}

static std::optional<AutoLink> mentionAt(QStringView text, qsizetype at, const KnownNames &names)
{
    if (at > 0 && (isUserChar(text[at - 1]) || text[at - 1] == u'/' || text[at - 1] == u'@')) {
        return std::nullopt;
    }
    qsizetype userSize = run(text, at + 1, maxUser, isUserChar);
    const qsizetype hostAt = at + 1 + userSize + 1;
    const bool full = userSize > 0 && hostAt < text.size() && text[hostAt - 1] == u'@';
    qsizetype hostSize =
        full ? withoutDots(text.sliced(hostAt, run(text, hostAt, maxHost, isHostChar))) : 0;
    if (hostSize == 0) {
        userSize = withoutDots(text.sliced(at + 1, userSize));
    } else {
        hostSize += portBehind(text, hostAt, hostSize);
    }
    const qsizetype size = hostSize > 0 ? hostAt + hostSize - at : 1 + userSize;
    const QString written = text.sliced(at, size).toString();
    const auto handle = parseHandle(written);
    const QString acct = hostSize == 0 ? acctOfUser(written.sliced(1), names)
        : handle                       ? handle->acct()
                                       : QString();
    if (userSize == 0 || acct.isEmpty()) {
        return std::nullopt;
    }
    return AutoLink{size, {.kind = Span::Kind::Mention, .text = written, .target = acct}};
}

// Letters of any script with their marks; "・" and "ー" stand within Japanese words.
static bool isTagChar(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'_' || c == u'・'
        || c == u'·' || c == u'\u200c';
}

static std::optional<AutoLink> hashtagAt(QStringView text, qsizetype at, const KnownNames &names)
{
    if (at > 0 && (isTagChar(text[at - 1]) || u"/#＃&"_s.contains(text[at - 1]))) {
        return std::nullopt;
    }
    const qsizetype size = run(text, at + 1, maxTag, isTagChar);
    const QString name = text.sliced(at + 1, size).toString();
    const bool number = std::ranges::all_of(name, [](QChar c) { return c.isDigit(); });
    if (number) { // "#1", and "#" alone
        return std::nullopt;
    }
    const Hashtag *known = names.tagNamed(name);
    const QString target = known != nullptr ? known->name : name;
    return AutoLink{1 + size,
        {.kind = Span::Kind::Hashtag,
            .text = text.sliced(at, 1 + size).toString(),
            .target = target}};
}

static std::optional<AutoLink> knownEmojiAt(QStringView text, qsizetype at, const KnownNames &names)
{
    const auto hit = emojiAt(text, at, names);
    if (!hit) {
        return std::nullopt;
    }
    return AutoLink{hit->size,
        {.kind = Span::Kind::Emoji,
            .text = text.sliced(at, hit->size).toString(),
            .target = hit->shortcode}};
}

std::optional<AutoLink> autoLinkAt(QStringView text, qsizetype at, const KnownNames &names)
{
    switch (text[at].unicode()) {
    case u'h':
    case u'H':
        return urlAt(text, at);
    case u'@':
        return mentionAt(text, at, names);
    case u'#':
    case u'＃':
        return hashtagAt(text, at, names);
    case u':':
        return knownEmojiAt(text, at, names);
    default:
        return std::nullopt;
    }
}

} // namespace asterism
