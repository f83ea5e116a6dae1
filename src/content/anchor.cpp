// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/anchor.h"

#include "base/host.h"
#include "content/html.h"

#include <QUrl>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

static constexpr qsizetype maxHref = 8 * 1024;
static constexpr qsizetype maxTagName = 200;
static constexpr qsizetype maxHandle = 512;

bool isLinkScheme(QStringView scheme)
{
    static constexpr std::array allowed{"http"_L1, "https"_L1, "gemini"_L1, "gopher"_L1,
        "mailto"_L1, "magnet"_L1, "matrix"_L1, "xmpp"_L1};
    return std::ranges::any_of(allowed, [&](QLatin1StringView one) { return scheme == one; });
}

// Browsers drop these before they read a URL, so "java\nscript:" is a trick we must see through.
static QString withoutControls(const QString &href)
{
    QString clean;
    clean.reserve(href.size());
    for (const QChar c : href) {
        if (c > u' ' || (c == u' ' && !clean.isEmpty())) {
            clean += c;
        }
    }
    return clean.trimmed();
}

QString safeTarget(const QString &href)
{
    if (href.size() > maxHref) {
        return {};
    }
    const QUrl url(withoutControls(href), QUrl::TolerantMode);
    if (!url.isValid() || !isLinkScheme(url.scheme())) {
        return {};
    }
    const bool web = url.scheme().startsWith("http"_L1);
    if (web && (url.host().isEmpty() || !url.userInfo().isEmpty())) {
        return {};
    }
    return url.toString(QUrl::FullyEncoded);
}

// "@ao", "@ao@mstdn.example", "!group@host" with the host of the link where the text has none.
static QString acctFromText(const QString &text, const QString &target)
{
    QString handle = text.trimmed().left(maxHandle);
    const bool marked = handle.startsWith(u'@') || handle.startsWith(u'!');
    handle = handle.sliced(marked ? 1 : 0);
    if (!handle.contains(u'@') && !target.isEmpty()) {
        handle += u'@' + hostOf(QUrl(target));
    }
    const auto parsed = parseHandle(handle);
    return parsed ? parsed->acct() : QString();
}

static std::optional<Span> asMention(
    const Anchor &anchor, const QString &target, const KnownNames &names)
{
    const Mention *known = names.mentionAt(anchor.href);
    const bool marked = anchor.classes.contains("mention"_L1);
    const bool looksSo = known != nullptr && anchor.text.startsWith(u'@');
    if (!marked && !looksSo) {
        return std::nullopt;
    }
    const QString acct = known != nullptr ? known->acct : acctFromText(anchor.text, target);
    if (acct.isEmpty()) {
        return std::nullopt;
    }
    return Span{.kind = Span::Kind::Mention, .text = anchor.text, .target = acct};
}

static bool isTagName(const QString &name)
{
    const auto blank = [](QChar c) { return c.isSpace() || c == u'#'; };
    return !name.isEmpty() && name.size() <= maxTagName && std::ranges::none_of(name, blank);
}

static std::optional<Span> asHashtag(const Anchor &anchor, const KnownNames &names)
{
    const Hashtag *known = names.tagAt(anchor.href);
    const bool marked = anchor.classes.contains("hashtag"_L1) || anchor.rel.contains("tag"_L1);
    const bool signedSo = anchor.text.startsWith(u'#') || anchor.text.startsWith(u'＃');
    if (!(marked || known != nullptr) || !(signedSo || known != nullptr)) {
        return std::nullopt;
    }
    const QString written = signedSo ? anchor.text.sliced(1).trimmed() : known->name;
    const Hashtag *named = names.tagNamed(written);
    const QString name = named != nullptr ? named->name : written;
    if (!isTagName(name)) {
        return std::nullopt;
    }
    return Span{.kind = Span::Kind::Hashtag, .text = anchor.text, .target = name};
}

Span meaningOf(const Anchor &anchor, const KnownNames &names)
{
    const QString target = safeTarget(anchor.href);
    if (const auto tag = asHashtag(anchor, names)) {
        return *tag;
    }
    if (const auto mention = asMention(anchor, target, names)) {
        return *mention;
    }
    return {.kind = target.isEmpty() ? Span::Kind::Text : Span::Kind::Link, .target = target};
}

} // namespace asterism
