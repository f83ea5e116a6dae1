// SPDX-License-Identifier: GPL-3.0-or-later

// What an account has at its server: following, followers, blocks, mutes, domain_blocks, bookmarks,
// followed_tags, follow_requests/outgoing and exports/*.csv (docs.joinmastodon.org/methods;
// GoToSocial: internal/api/client)
#include "base/clock.h"
#include "base/log.h"
#include "protocol/acct.h"
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/mastodon/asking.h"
#include "protocol/mastodon/cursors.h"
#include "protocol/mastodon/mapping.h"
#include "protocol/mastodon/mastodonfamily.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

/// snac gives all that there is at once. Whoever gives more rows than this has made them up.
constexpr qsizetype mostBelongings = 20'000;
constexpr qint64 largestAnswer = 8 * 1024 * 1024; // some 6000 people
constexpr qint64 largestExport = 20 * 1024 * 1024; // Mastodon imports no larger file
constexpr qsizetype longestTag = 500;

Error doesNotTell(const Instance &instance)
{
    return {.kind = ErrorKind::Usage,
        .subject = instance.host,
        .detail = Words::tr("this server does not tell that")};
}

struct Place {
    QString path; ///< empty: there is none
    int most = 80; ///< rows that one page may be asked for
};

Place placeOf(const Capabilities &can, MovedKind kind, const QString &ownLocalId)
{
    const auto where = [](bool told, const QString &path, int most) {
        return told ? Place{path, most} : Place{};
    };
    switch (kind) {
    case MovedKind::Follows:
        return where(
            can.followsTold, u"v1/accounts/"_s + segment(ownLocalId) + u"/following"_s, 80);
    case MovedKind::Followers:
        return where(
            can.followsTold, u"v1/accounts/"_s + segment(ownLocalId) + u"/followers"_s, 80);
    case MovedKind::Blocks:
        return where(can.blocksTold, u"v1/blocks"_s, 80);
    case MovedKind::Mutes:
        return where(can.mutesTold, u"v1/mutes"_s, 80);
    case MovedKind::DomainBlocks:
        return where(can.domainBlocks, u"v1/domain_blocks"_s, 200);
    case MovedKind::Bookmarks:
        return where(can.bookmarks, u"v1/bookmarks"_s, 40);
    case MovedKind::Tags:
        return where(can.followedTags, u"v1/followed_tags"_s, 200);
    case MovedKind::Lists:
    case MovedKind::Clips:
    case MovedKind::Unknown:
        break;
    }
    return {};
}

bool isOfFollows(MovedKind kind)
{
    return kind == MovedKind::Follows || kind == MovedKind::Followers;
}

Request pageRequest(const Instance &instance, const Place &place, const PageSpec &spec)
{
    QUrlQuery query;
    addOlder(query, spec.maxId);
    add(query, u"limit"_s, QString::number(std::clamp(spec.limit, 1, place.most)));
    Request request = get(instance, place.path, query);
    request.maxBytes = largestAnswer;
    return request;
}

std::optional<Belonging> personOf(
    const QJsonObject &account, MovedKind kind, const Instance &instance)
{
    auto actor = accountFromJson(account, instance);
    if (!actor) {
        return {};
    }
    Belonging one{.item = {.subject = actor->acct}, .localId = actor->localId};
    if (kind == MovedKind::Mutes) {
        one.item.expiresAt = parseIsoTime(json::text(account, "mute_expires_at"_L1));
    }
    one.person = std::move(*actor);
    return one;
}

/// A post that cannot be shown can be bookmarked elsewhere all the same.
std::optional<Belonging> bookmarkOf(const QJsonObject &status)
{
    const QString uri = json::text(status, "uri"_L1);
    const QString id = json::text(status, "id"_L1);
    return isUri(uri) && !id.isEmpty()
        ? std::optional(Belonging{.item = {.subject = uri}, .localId = id})
        : std::nullopt;
}

std::optional<Belonging> domainOfBlock(const QJsonValue &row)
{
    const auto host = normalHost(row.toString());
    return host ? std::optional(Belonging{.item = {.subject = *host}}) : std::nullopt;
}

std::optional<Belonging> tagOf(const QJsonObject &tag)
{
    QString name = json::text(tag, "name"_L1);
    while (name.startsWith(u'#')) {
        name.remove(0, 1);
    }
    return !name.isEmpty() && name.size() <= longestTag
        ? std::optional(Belonging{.item = {.subject = name}})
        : std::nullopt;
}

std::optional<Belonging> belongingOf(
    const QJsonValue &row, MovedKind kind, const Instance &instance)
{
    switch (kind) {
    case MovedKind::DomainBlocks:
        return domainOfBlock(row);
    case MovedKind::Bookmarks:
        return bookmarkOf(row.toObject());
    case MovedKind::Tags:
        return tagOf(row.toObject());
    default:
        return personOf(row.toObject(), kind, instance);
    }
}

QString exportName(MovedKind kind)
{
    switch (kind) {
    case MovedKind::Follows:
        return u"following"_s;
    case MovedKind::Followers:
    case MovedKind::Lists:
    case MovedKind::Blocks:
    case MovedKind::Mutes:
        return word(kind);
    default:
        return {};
    }
}

} // namespace

Result<Request> MastodonFamily::belongings(
    const Instance &instance, MovedKind kind, const QString &ownLocalId, const PageSpec &spec) const
{
    const Capabilities can = capabilities(instance);
    const Place place = placeOf(can, kind, ownLocalId);
    if (place.path.isEmpty()) {
        return doesNotTell(instance);
    }
    PageSpec asked = spec;
    asked.maxId = isOfFollows(kind) ? peopleCursor(can, spec.maxId) : spec.maxId;
    return pageRequest(instance, place, asked);
}

Result<Request> MastodonFamily::outgoingRequests(
    const Instance &instance, const PageSpec &spec) const
{
    return capabilities(instance).outgoingRequests
        ? Result<Request>(pageRequest(instance, {u"v1/follow_requests/outgoing"_s}, spec))
        : doesNotTell(instance);
}

Result<Belongings> MastodonFamily::decodeBelongings(
    const Instance &instance, const Response &response, MovedKind kind, const PageSpec &spec) const
{
    const auto rows = json::arrayAnswer(response, instance.host, false);
    if (!rows) {
        return rows.error();
    }
    if (rows->size() > mostBelongings) {
        // What was left out would be taken for what is not there.
        return json::badAnswer(
            instance.host, Words::tr("the answer has an unknown form"), response.status);
    }
    const Capabilities can = capabilities(instance);
    Belongings page;
    for (const QJsonValue row : *rows) {
        if (auto one = belongingOf(row, kind, instance)) {
            one->person.lastPostAt = can.lastPostTold ? one->person.lastPostAt : 0;
            page.rows.push_back(std::move(*one));
        } else {
            ++page.skipped;
        }
    }
    if (page.skipped > 0) {
        qCWarning(logProtocol) << page.skipped << word(kind) << "skipped:" << instance.host;
    }
    page.older = isOfFollows(kind) ? belowPeople(can, response, spec.maxId, rows->isEmpty())
                                   : belowLink(response);
    if (page.older == spec.maxId) {
        page.older.clear(); // a page that names itself would be read for ever
    }
    return page;
}

Result<Request> MastodonFamily::exported(const Instance &instance, MovedKind kind) const
{
    const QString name = exportName(kind);
    if (!capabilities(instance).csvExport || name.isEmpty()) {
        return doesNotTell(instance);
    }
    Request request = get(instance, u"v1/exports/"_s + name + u".csv"_s);
    request.headers = {{"Accept", "text/csv"}}; // recorded: export_following_accept_json_406.json
    request.maxBytes = largestExport;
    return request;
}

Result<QByteArray> MastodonFamily::decodeExported(
    const Instance &instance, const Response &response) const
{
    if (response.isOk() && !isHtml(response) && !isJson(response)) {
        return response.body; // empty where there is nothing
    }
    const auto refused = json::answer(response, instance.host, false);
    return refused ? json::badAnswer(
               instance.host, Words::tr("the answer has an unknown form"), response.status)
                   : refused.error();
}

} // namespace asterism::mastodon
