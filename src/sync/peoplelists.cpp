// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/peoplelists.h"

#include "base/flow.h"
#include "base/host.h"
#include "protocol/capabilities.h"
#include "protocol/family.h"
#include "sync/listmembers.h"
#include "sync/prepare.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int peopleAPage = 80;
constexpr int followsAPage = 40;

Error noApi(const QString &host)
{
    return {.kind = ErrorKind::NotFound,
        .subject = host,
        .detail = QCoreApplication::translate("Sync", "it has no API that Asterism speaks")};
}

Error doesNotTellOthers(const QString &host)
{
    return {.kind = ErrorKind::Usage,
        .subject = host,
        .detail = QCoreApplication::translate("Sync", "this server does not tell that")};
}

bool isPlainId(const QString &id)
{
    constexpr qsizetype longest = 64;
    return !id.isEmpty() && id.size() <= longest
        && std::ranges::all_of(id, [](QChar c) { return c.isLetterOrNumber() || c == u'-'; });
}

/// Asks as the session does; `decode` takes the answer.
template <typename T, typename Decode>
QFuture<Result<T>> askPeople(Core &core, Sessions &sessions, const Session &session,
    const Result<Request> &request, Decode decode)
{
    if (!request) {
        return answered<T>(request.error());
    }
    return core.http.send(asked(core, session, forPurpose(Purpose::Profile, *request)))
        .then(&sessions,
            [&core, &sessions, session, decode](const Result<Response> &response) -> Result<T> {
                if (!response) {
                    return response.error();
                }
                sessions.noteRefusal(session, *response);
                Result<T> read = decode(*response);
                return read ? read : Result<T>(withTime(read.error(), *response, core.clock));
            });
}

} // namespace

QFuture<Result<PeoplePage>> loadPeople(Core &core, Sessions &sessions, const Session &session,
    const QString &serverList, const QString &below)
{
    const Family *family = familyFor(session.instance);
    if (!family) {
        return answered<PeoplePage>(noApi(session.instance.host));
    }
    if (!serverList.isEmpty() && family->listMemberIds(session.instance, serverList)) {
        return loadListMembers(core, sessions, session, serverList, below);
    }
    const PageSpec spec{.maxId = below, .limit = peopleAPage};
    const auto request = serverList.isEmpty()
        ? family->following(session.instance, session.account.localId, spec)
        : family->listAccounts(session.instance, serverList, spec);
    const auto decode = [family, instance = session.instance, spec](const Response &response) {
        return family->decodePeople(instance, response, spec, false);
    };
    return askPeople<PeoplePage>(core, sessions, session, request, decode);
}

QFuture<Result<PeoplePage>> loadFollows(Core &core, Sessions &sessions, const Session &session,
    const QString &localId, FollowSide side, const QString &below)
{
    const Family *family = familyFor(session.instance);
    if (!family) {
        return answered<PeoplePage>(noApi(session.instance.host));
    }
    const bool own = !session.isGuest() && session.account.localId == localId;
    if (!own && !capabilities(session.instance).othersFollowsTold) {
        return answered<PeoplePage>(doesNotTellOthers(session.instance.host));
    }
    const PageSpec spec{.maxId = below, .limit = followsAPage};
    const auto request = side == FollowSide::Followers
        ? family->followers(session.instance, localId, spec)
        : family->following(session.instance, localId, spec);
    const auto decode = [family, instance = session.instance, spec, guest = session.isGuest()](
                            const Response &response) {
        auto page = family->decodePeople(instance, response, spec, guest);
        if (page) {
            for (Actor &person : page->people) {
                person = safeActor(std::move(person));
            }
        }
        return page;
    };
    return askPeople<PeoplePage>(core, sessions, session, request, decode);
}

QFuture<Result<PeopleCollection>> loadCollection(
    Core &core, Sessions &sessions, const Session &session, const QString &id)
{
    const Family *family = familyFor(session.instance);
    if (!family) {
        return answered<PeopleCollection>(noApi(session.instance.host));
    }
    const Request request = family->collection(session.instance, id);
    const auto decode = [family, instance = session.instance, guest = session.isGuest()](
                            const Response &response) {
        return family->decodeCollection(instance, response, guest);
    };
    return askPeople<PeopleCollection>(core, sessions, session, request, decode);
}

std::optional<CollectionPlace> collectionPlace(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    if (url.scheme() == u"https" || url.scheme() == u"http") {
        const QStringList parts = url.path().split(u'/', Qt::SkipEmptyParts);
        const qsizetype at = parts.lastIndexOf(u"collections"_s);
        const QString id = at < 0 ? QString() : parts.value(at + 1);
        const QString host = hostOf(url);
        return isPlainId(id) && !host.isEmpty() ? std::optional(CollectionPlace{host, id})
                                                : std::nullopt;
    }
    const auto place = parseHandle(text);
    return place && isPlainId(place->user)
        ? std::optional(CollectionPlace{place->host, place->user})
        : std::nullopt;
}

} // namespace asterism
