// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/belongingitems.h"

#include "protocol/postaddress.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qsizetype longestPersonName = 500;

void addFollow(store::CensusItem &item, const Relationship &told, bool languages)
{
    item.followsBack = told.followedBy;
    item.requested = !told.following && (item.requested || told.requested);
    if (!told.following) {
        return;
    }
    item.item.boosts = told.boosts;
    item.item.notify = told.notify;
    if (languages) {
        item.item.languages = told.languages;
    }
}

bool isBelow(const QString &host, const QString &above)
{
    return host.endsWith(u'.' + above);
}

bool isSameByAnotherName(const Actor &actor, const Handle &who)
{
    const qsizetype at = actor.acct.indexOf(u'@');
    const QString host = actor.acct.mid(at + 1);
    const bool near = isBelow(host, who.host) || isBelow(who.host, host)
        || hostOf(QUrl(actor.url)) == who.host || hostOf(QUrl(actor.uri)) == who.host;
    return near && actor.acct.left(at) == who.user.toLower();
}

/// Very old posts are known by either scheme.
QString withoutScheme(const QString &uri)
{
    return uri.mid(uri.indexOf(u':') + 1);
}

/// The first whose uri or page, as `address` says, is that.
const TimelineItem *itemWith(
    const std::vector<TimelineItem> &found, const QString &wanted, QString Post::*address)
{
    const QString name = withoutScheme(wanted);
    const auto item = std::ranges::find_if(found, [&](const TimelineItem &one) {
        return withoutScheme(one.post.*address) == name && !one.post.localId.isEmpty();
    });
    return item == found.end() || name.isEmpty() ? nullptr : &*item;
}

/// What two spellings of one address have in common.
QString plainAddress(const QString &address, QUrl::FormattingOptions without)
{
    const QUrl url(address); // its host is in lower case
    return url.host().isEmpty() ? QString()
                                : url.toString(without | QUrl::RemoveScheme
                                    | QUrl::StripTrailingSlash | QUrl::FullyEncoded);
}

/// The first that lies at the address as somebody wrote it down. What it says after '#' is a place
/// on the page; in what a server tells it may be what two posts differ in.
const TimelineItem *itemNear(
    const std::vector<TimelineItem> &found, const QString &wanted, QString Post::*address)
{
    const QString name = plainAddress(wanted, QUrl::RemoveFragment);
    const auto item = std::ranges::find_if(found, [&](const TimelineItem &one) {
        return plainAddress(one.post.*address, {}) == name && !one.post.localId.isEmpty();
    });
    return item == found.end() || name.isEmpty() ? nullptr : &*item;
}

} // namespace

store::CensusItem censusItem(const Belonging &row)
{
    store::CensusItem item{.item = row.item, .localId = row.localId};
    item.actorUri = row.person.uri;
    item.name = row.person.displayName.left(longestPersonName);
    item.movedTo = row.person.movedTo;
    item.gone = row.person.suspended;
    item.lastPostAt = row.person.lastPostAt;
    return item;
}

store::CensusItem asKept(store::CensusItem item, const Capabilities &can)
{
    if (!can.mutesChooseNotices) {
        item.item.hideNotifications.reset();
    }
    return item;
}

void addRelationships(std::vector<store::CensusItem> &items, const std::vector<Relationship> &told,
    MovedKind kind, const Capabilities &can)
{
    QHash<QString, const Relationship *> byId;
    for (const Relationship &one : told) {
        byId.insert(one.localId, &one);
    }
    for (store::CensusItem &item : items) {
        const Relationship *one = byId.value(item.localId);
        if (!one) {
            continue;
        }
        item.note = one->note;
        if (kind == MovedKind::Follows) {
            addFollow(item, *one, can.followLanguages);
        } else if (one->muting) {
            item.item.hideNotifications = one->mutingNotifications;
            item = asKept(std::move(item), can);
        }
    }
}

KnownPerson knownPerson(const Actor &actor)
{
    return {.localId = actor.localId,
        .acct = actor.acct,
        .actorUri = actor.uri,
        .movedTo = actor.movedTo,
        .locked = actor.locked,
        .suspended = actor.suspended,
        .note = actor.memo};
}

const Actor *whoIsMeant(const std::vector<Actor> &found, const Handle &who)
{
    const auto exact = std::ranges::find(found, who.acct(), &Actor::acct);
    if (exact != found.end()) {
        return &*exact;
    }
    const bool only = found.size() == 1 && isSameByAnotherName(found.front(), who);
    return only ? &found.front() : nullptr;
}

const TimelineItem *itemOfPost(const std::vector<TimelineItem> &found, const QString &uri)
{
    // Anybody may say that somebody else's post is the page of theirs.
    const TimelineItem *byUri = itemWith(found, uri, &Post::uri);
    return byUri ? byUri : itemWith(found, uri, &Post::url);
}

const TimelineItem *itemAtAddress(
    const Instance &instance, const std::vector<TimelineItem> &found, const QString &address)
{
    for (QString Post::*const told : {&Post::uri, &Post::url}) { // as itemOfPost(): the uri first
        const TimelineItem *exact = itemWith(found, address, told);
        if (const TimelineItem *item = exact ? exact : itemNear(found, address, told)) {
            return item;
        }
    }
    const bool alone = capabilities(instance).resolvesAlone && found.size() == 1;
    const QString id = localIdIn(instance, address);
    for (const TimelineItem &item : found) {
        const QString &told = item.post.localId;
        if (!told.isEmpty() && (alone || told == id)) {
            return &item;
        }
    }
    return nullptr;
}

QString ListsPlace::text() const
{
    if (lists.empty()) {
        return {};
    }
    QJsonArray left;
    for (const ServerList &list : lists) {
        left.append(QJsonArray{list.id, list.title});
    }
    const QJsonObject place{{u"lists"_s, left}, {u"below"_s, below}};
    return QString::fromUtf8(QJsonDocument(place).toJson(QJsonDocument::Compact));
}

ListsPlace ListsPlace::fromText(const QString &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    ListsPlace place;
    for (const QJsonValue value : json[u"lists"_s].toArray()) {
        const QString id = value[0].toString();
        if (!id.isEmpty()) {
            place.lists.push_back({.account = {}, .id = id, .title = value[1].toString()});
        }
    }
    place.below = place.lists.empty() ? QString() : json[u"below"_s].toString();
    return place;
}

} // namespace asterism
