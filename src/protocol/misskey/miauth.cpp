// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/misskey/miauth.h"

#include "base/host.h"
#include "protocol/json.h"
#include "protocol/misskey/answering.h"
#include "protocol/misskey/asking.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MiAuth)
};

constexpr qsizetype longestToken = 8 * 1024;

/// Permissions that are one thing to people.
struct Leave {
    QStringList permissions;
    QString words;
};

/// All that Asterism wants, in the order in which it is told (Misskey, and Sharkey for what it
/// keeps until its time: packages/misskey-js/src/consts.ts).
QList<Leave> leaves()
{
    return {
        {{u"read:account"_s},
            Words::tr("See who you are, and read what your account can read: timelines, lists, "
                      "antennas and clips.")},
        {{u"read:notifications"_s, u"write:notifications"_s, u"read:favorites"_s,
             u"read:reactions"_s, u"read:channels"_s, u"read:clip-favorite"_s},
            Words::tr("Read your notifications, favourites, reactions and channels, and mark "
                      "notifications as read.")},
        {{u"read:following"_s, u"read:blocks"_s, u"read:mutes"_s},
            Words::tr("See whom you follow, mute and block.")},
        {{u"write:following"_s, u"write:blocks"_s, u"write:mutes"_s},
            Words::tr("Follow, mute and block people when you say so.")},
        {{u"write:account"_s},
            Words::tr("Edit your lists, your clips, your muted servers and your profile.")},
        {{u"write:favorites"_s}, Words::tr("Add posts to your favourites and take them out.")},
        {{u"write:notes"_s, u"write:reactions"_s, u"write:votes"_s, u"read:drive"_s,
             u"write:drive"_s, u"read:notes-schedule"_s, u"write:notes-schedule"_s},
            Words::tr("Do what you do in Asterism: post, boost, react, vote, upload pictures.")},
        {{u"write:report-abuse"_s},
            Words::tr("Report people to those who run the server when you say so.")},
    };
}

QByteArray encodedPair(const char *name, const QString &value)
{
    return name + ("=" + QUrl::toPercentEncoding(value));
}

/// As it came, when it can stand in a header; else empty.
QString tokenIn(const QJsonObject &answer)
{
    const QString token = json::text(answer, "token"_L1);
    const bool plain = std::ranges::all_of(
        token, [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; });
    return plain && token.size() <= longestToken ? token : QString();
}

} // namespace

QStringList wantedPermissions()
{
    QStringList all;
    for (const Leave &leave : leaves()) {
        all << leave.permissions;
    }
    return all;
}

QStringList permissionWords(const QStringList &permissions)
{
    QStringList words;
    QStringList unheardOf = permissions;
    for (const Leave &leave : leaves()) {
        const auto asked = unheardOf.removeIf(
            [&leave](const QString &one) { return leave.permissions.contains(one); });
        if (asked > 0) {
            words << leave.words;
        }
    }
    return words + unheardOf;
}

QString makeSession()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces); // of the system's randomness
}

QUrl miauthUrl(const QString &host, const QString &session, const QString &callback,
    const QStringList &permissions)
{
    QByteArrayList pairs{encodedPair("name", u"Asterism"_s)};
    if (!callback.isEmpty()) {
        pairs << encodedPair("callback", callback);
    }
    pairs << encodedPair("permission", permissions.join(u','));
    QUrl url = baseUrl(host);
    url.setPath(u"/miauth/"_s + session);
    url.setQuery(QString::fromLatin1(pairs.join('&')), QUrl::StrictMode);
    return url;
}

Request miauthCheck(const Instance &instance, const QString &session)
{
    Request request = tell(instance, u"miauth/"_s + session + u"/check"_s);
    request.secretPath = true;
    request.limitName.clear(); // no endpoint, and a secret
    request.maxRedirects = 0; // the session is nobody else's business
    return request;
}

Result<std::optional<QString>> decodeMiauthCheck(const Response &response, const QString &host)
{
    const auto answer = objectAnswer(response, host, true);
    if (!answer) {
        return answer.error();
    }
    if (!json::truth(*answer, "ok"_L1)) {
        const bool said = (*answer)["ok"_L1].isBool();
        return said ? Result<std::optional<QString>>(std::optional<QString>())
                    : json::badAnswer(
                        host, Words::tr("it does not say whether it was allowed"), response.status);
    }
    const QString token = tokenIn(*answer);
    return token.isEmpty() ? Result<std::optional<QString>>(
               json::badAnswer(host, Words::tr("no token in the answer"), response.status))
                           : std::optional(token);
}

QUrl tokensPage(const QString &host)
{
    QUrl url = baseUrl(host);
    url.setPath(u"/settings/apps"_s);
    return url;
}

} // namespace asterism::misskey
