// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/json.h"
#include "protocol/webfinger.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// The tabs of a profile page; anything else below a person is a post or a file.
bool isTab(const QString &part)
{
    static const QSet<QString> tabs{u"with_replies"_s, u"media"_s, u"following"_s, u"followers"_s,
        u"featured"_s, u"replies"_s, u"notes"_s};
    return tabs.contains(part);
}

/// Folders in which people's pages lie: Mastodon and Pleroma, Misskey's and Lemmy's u, Friendica,
/// PeerTube.
bool isPeopleFolder(const QString &part)
{
    static const QSet<QString> folders{
        u"users"_s, u"u"_s, u"profile"_s, u"accounts"_s, u"author"_s};
    return folders.contains(part);
}

bool isName(const QString &text)
{
    static const QRegularExpression name(
        u"^[\\w.-]*[\\w-]$"_s, QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression number(u"^\\d+$"_s);
    return text.size() <= 200 && name.match(text).hasMatch() && !number.match(text).hasMatch();
}

std::optional<Handle> named(const QString &name, const QString &host)
{
    return isName(name) ? std::optional(Handle{name, host}) : std::nullopt;
}

/// "@user" or "@user@other"
std::optional<Handle> fromAt(const QString &part, const QString &host)
{
    const QString name = part.mid(1);
    if (!name.contains(u'@')) {
        return named(name, host);
    }
    const auto handle = parseHandle(name);
    return handle ? named(handle->user, handle->host) : std::nullopt;
}

/// snac's /user: also the shape of every other page, so files and well-known words are out.
std::optional<Handle> fromBareName(const QString &part, const QString &host)
{
    static const QSet<QString> pages{u"about"_s, u"explore"_s, u"public"_s, u"home"_s, u"login"_s,
        u"settings"_s, u"search"_s, u"api"_s, u"tags"_s, u"users"_s, u"timeline"_s};
    const bool plain = !part.contains(u'.') && !pages.contains(part.toLower());
    return plain ? named(part, host) : std::nullopt;
}

} // namespace

std::optional<Handle> handleFromProfileUrl(const QUrl &url)
{
    const QString host = hostOf(url);
    QStringList parts = url.path(QUrl::FullyDecoded).split(u'/', Qt::SkipEmptyParts);
    if (!json::isWebAddress(url.toString(QUrl::FullyEncoded)) || parts.isEmpty()) {
        return std::nullopt;
    }
    if (parts.size() > 1 && (parts.first() == u"web" || parts.first() == u"deck")) {
        parts.removeFirst(); // older and column views of Mastodon
    }
    if (parts.size() > 1 && isTab(parts.last())) {
        parts.removeLast();
    }
    if (parts.size() == 1) {
        const QString &part = parts.first();
        return part.startsWith(u'@') ? fromAt(part, host) : fromBareName(part, host);
    }
    if (parts.size() == 2 && isPeopleFolder(parts.first())) {
        return named(parts.last(), host);
    }
    return std::nullopt;
}

} // namespace asterism
