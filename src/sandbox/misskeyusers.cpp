// SPDX-License-Identifier: GPL-3.0-or-later

// i, i/update, i/favorites, users/{show,notes,followers,following,relation,update-memo,search…},
// ap/show
// (misskey: server/api/endpoints/{i,users,ap})
#include "sandbox/addresses.h"
#include "sandbox/misskeyapi.h"
#include "sandbox/misskeyentities.h"
#include "sandbox/misskeyfeeds.h"

#include "base/clock.h"
#include "sandbox/localids.h"

#include <QJsonArray>

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskeyserver {

namespace {

constexpr int mostAsked = 1000;
constexpr Refusal unknownUser = noSuchUser("4362f8dc-731f-4ad8-a694-be5a88922a24", 404);

/// Guests are told of the server's own people alone.
bool isShown(const MisskeyCall &call, int person)
{
    const Citizen *found = person < 0 ? nullptr : &call.world().persons[size_t(person)];
    return found && !found->suspended && call.world().knows(call.outer.site, person)
        && (call.viewer() >= 0 || found->site == call.outer.site);
}

HttpResponse severalUsers(const MisskeyCall &call)
{
    const QJsonArray ids = call.body[u"userIds"_s].toArray();
    QJsonArray found;
    for (qsizetype i = 0; i < std::min<qsizetype>(ids.size(), mostAsked); ++i) {
        const int person = call.world().personById(call.outer.site, ids[i].toString());
        if (isShown(call, person)) {
            found.append(userDetailed(call.view(), person));
        }
    }
    return call.answer(found);
}

/// With a host the other server is asked, and the person known from then on.
HttpResponse userOfHost(const MisskeyCall &call)
{
    if (call.viewer() < 0) {
        return call.no(unknownUser);
    }
    const int person = call.world().find(call.handle());
    if (person < 0 || call.world().persons[size_t(person)].suspended) {
        return call.no({.message = "Failed to resolve remote user.",
            .code = "FAILED_TO_RESOLVE_REMOTE_USER",
            .id = "ef7b9be4-9cba-4e6f-ab41-90ed171c7d3c",
            .status = 500,
            .kind = "server"});
    }
    call.world().meet(call.outer.site, person);
    return call.answer(userDetailed(call.view(), person));
}

/// Whom userId, or username and host, name among those known here; -1: nobody.
int namedUser(const MisskeyCall &call)
{
    if (call.body.contains(u"userId"_s)) {
        return call.person();
    }
    const int person = call.world().find(call.handle());
    return person >= 0 && call.world().knows(call.outer.site, person) ? person : -1;
}

/// Why a list of follows is not told to whoever asks (misskey: endpoints/users/followers.ts).
std::optional<Refusal> hiddenFollows(const MisskeyCall &call, int person, const char *id)
{
    const bool hidden = call.world().persons[size_t(person)].own.hiddenFollows;
    return hidden && call.viewer() != person
        ? std::optional(Refusal{.message = "Forbidden.", .code = "FORBIDDEN", .id = id})
        : std::nullopt;
}

/// One end of a follow, as both lists tell it.
PagedRow followRow(const MisskeyCall &call, int follower, int followee, bool tellsFollower)
{
    const Citizen::Follow follow = call.world().persons[size_t(follower)].follows.value(followee);
    const QString id = rowIdOf(follow.number, u"follow"_s);
    return {.id = id, .tell = [view = call.view(), id, follower, followee, tellsFollower] {
                return QJsonObject{{u"id"_s, id}, {u"createdAt"_s, isoTime(timeOfAidx(id))},
                    {u"followeeId"_s, view.world.accountId(view.site, followee)},
                    {u"followerId"_s, view.world.accountId(view.site, follower)},
                    {tellsFollower ? u"follower"_s : u"followee"_s,
                        userDetailed(view, tellsFollower ? follower : followee)}};
            }};
}

QJsonValue followJson(const MisskeyCall &call, int person)
{
    const auto follow = call.me().follows.constFind(person);
    if (follow == call.me().follows.cend()) {
        return {};
    }
    const Citizen &other = call.world().persons[size_t(person)];
    const bool remote = other.site != call.outer.site;
    const auto ifRemote = [&](const QString &text) {
        return remote ? QJsonValue(text) : QJsonValue();
    };
    return QJsonObject{{u"id"_s, rowIdOf(follow->number, u"follow"_s)},
        {u"followeeId"_s, call.world().accountId(call.outer.site, person)},
        {u"followerId"_s, call.world().accountId(call.outer.site, call.viewer())},
        {u"isFollowerHibernated"_s, false}, {u"withReplies"_s, follow->withReplies},
        {u"notify"_s, follow->options.notify ? QJsonValue(u"normal"_s) : QJsonValue()},
        {u"followerHost"_s, QJsonValue()}, {u"followerInbox"_s, QJsonValue()},
        {u"followerSharedInbox"_s, QJsonValue()}, {u"followeeHost"_s, ifRemote(other.host)},
        {u"followeeInbox"_s, ifRemote(other.actor + u"/inbox"_s)},
        {u"followeeSharedInbox"_s, ifRemote(u"http://%1/inbox"_s.arg(other.host))}};
}

QJsonObject relationRow(const MisskeyCall &call, int person)
{
    QJsonObject json = relationJson(call.view(), person);
    json.insert(u"id"_s, call.world().accountId(call.outer.site, person));
    json.insert(u"following"_s, followJson(call, person));
    return json;
}

/// The hosts that are muted from now on, each change counted.
void setMutedInstances(const MisskeyCall &call, const QJsonArray &wanted)
{
    QStringList hosts;
    for (const QJsonValue host : wanted) {
        hosts << host.toString().trimmed().toLower();
    }
    hosts.removeAll(QString());
    QStringList old;
    for (const Citizen::Kept &kept : call.me().domainBlocks) {
        old << kept.name;
    }
    for (const QString &host : std::as_const(old)) {
        if (!hosts.contains(host) && call.world().unblockDomain(call.viewer(), host)) {
            call.count(u"unblock_domain"_s, host, WriteLog::Outcome::Done);
        }
    }
    for (const QString &host : std::as_const(hosts)) {
        if (call.world().blockDomain(call.viewer(), host)) {
            call.count(u"block_domain"_s, host, WriteLog::Outcome::Done);
        }
    }
}

} // namespace

HttpResponse showMe(const MisskeyCall &call)
{
    return call.answer(meDetailed(call.view()));
}

HttpResponse updateMe(const MisskeyCall &call)
{
    if (call.body[u"mutedInstances"_s].isArray()) {
        setMutedInstances(call, call.body[u"mutedInstances"_s].toArray());
    }
    if (const auto refused = changeProfile(call)) {
        return *refused;
    }
    call.world().changed();
    return showMe(call);
}

HttpResponse showUsers(const MisskeyCall &call)
{
    if (call.body[u"userIds"_s].isArray()) {
        return severalUsers(call);
    }
    if (call.body[u"host"_s].isString() && !call.handle().isEmpty()) {
        return userOfHost(call);
    }
    const int person = namedUser(call);
    return isShown(call, person) ? call.answer(userDetailed(call.view(), person))
                                 : call.no(unknownUser);
}

HttpResponse userNotes(const MisskeyCall &call)
{
    const PersonFeed feed{.person = call.person(),
        .replies = call.flag(u"withReplies"_s),
        .renotes = call.flag(u"withRenotes"_s, true),
        .files = call.flag(u"withFiles"_s),
        .channels = call.flag(u"withChannelNotes"_s)};
    if (feed.replies && feed.files) {
        return call.no({.message = "Specifying both withReplies and withFiles is not supported",
            .code = "BOTH_WITH_REPLIES_AND_WITH_FILES",
            .id = "91c8cb9f-36ed-46e7-9ca2-7df96ed6e222"});
    }
    return notesPage(
        call, [&](const Copy &copy) { return belongsToPerson(call.outer, feed, copy); });
}

HttpResponse followersOf(const MisskeyCall &call)
{
    const int person = namedUser(call);
    if (!isShown(call, person)) {
        return call.no(noSuchUser("27fa5435-88ab-43de-9360-387de88727cd"));
    }
    if (const auto no = hiddenFollows(call, person, "3c6a84db-d619-26af-ca14-06232a21df8a")) {
        return call.no(*no);
    }
    std::vector<PagedRow> rows;
    const auto &all = call.world().persons;
    for (size_t other = 0; other < all.size(); ++other) {
        if (all[other].follows.contains(person)) {
            rows.push_back(followRow(call, int(other), person, true));
        }
    }
    return rowsPage(call, std::move(rows));
}

HttpResponse followingOf(const MisskeyCall &call)
{
    const int person = namedUser(call);
    if (!isShown(call, person)) {
        return call.no(noSuchUser("63e4aba4-4156-4e53-be25-c9559e42d71b"));
    }
    if (const auto no = hiddenFollows(call, person, "f6cdb0df-c19f-ec5c-7dbb-0ba84a1f92ba")) {
        return call.no(*no);
    }
    std::vector<PagedRow> rows;
    const auto &follows = call.world().persons[size_t(person)].follows;
    for (auto it = follows.begin(); it != follows.end(); ++it) {
        rows.push_back(followRow(call, person, it.key(), false));
    }
    return rowsPage(call, std::move(rows));
}

HttpResponse relationTo(const MisskeyCall &call)
{
    const QJsonValue asked = call.body[u"userId"_s];
    const QJsonArray ids = asked.isArray() ? asked.toArray() : QJsonArray{asked};
    QJsonArray found;
    for (qsizetype i = 0; i < std::min<qsizetype>(ids.size(), mostAsked); ++i) {
        const int person = call.world().personById(call.outer.site, ids[i].toString());
        if (person >= 0) {
            found.append(relationRow(call, person));
        }
    }
    return asked.isArray() ? call.answer(found) : call.answer(found.at(0).toObject());
}

/// null, or nothing, takes the memo away (misskey: endpoints/users/update-memo.ts).
HttpResponse updateMemo(const MisskeyCall &call)
{
    const int person = call.person();
    if (person < 0) {
        return call.no(noSuchUser("6fef56f3-e765-4957-88e5-c6f65329b8a5"));
    }
    const QString memo = call.text(u"memo"_s);
    QString &kept = call.me().remarks[person];
    const bool changed = std::exchange(kept, memo) != memo;
    call.world().changed();
    call.count(u"note"_s, call.world().persons[size_t(person)].handle(),
        changed ? WriteLog::Outcome::Done : WriteLog::Outcome::Redundant, memo);
    return call.nothing();
}

HttpResponse myFavorites(const MisskeyCall &call)
{
    std::vector<PagedRow> rows;
    for (const Citizen::Kept &kept : call.me().bookmarks) {
        const Copy *copy = call.world().copyOf(call.outer.site, kept.name);
        if (!copy || !call.world().noteOf(*copy)) {
            continue;
        }
        const QString id = rowIdOf(kept.number, u"favorite"_s);
        rows.push_back({.id = id, .tell = [view = call.view(), id, copy] {
                            return QJsonObject{{u"id"_s, id},
                                {u"createdAt"_s, isoTime(timeOfAidx(id))}, {u"noteId"_s, copy->id},
                                {u"note"_s, noteJson(view, *copy)}};
                        }});
    }
    return rowsPage(call, std::move(rows));
}

/// What is not known here is fetched.
HttpResponse showByUri(const MisskeyCall &call)
{
    World &world = call.world();
    const QString address = call.text(u"uri"_s);
    const int person = personAddressed(world, address);
    if (person >= 0 && !world.persons[size_t(person)].suspended) {
        world.meet(call.outer.site, person);
        return call.answer(
            QJsonObject{{u"type"_s, u"User"_s}, {u"object"_s, userDetailed(call.view(), person)}});
    }
    const QString uri = postUriAt(world, address);
    const Note *note = world.note(uri);
    if (note && isOpen(note->visibility) && !world.staysHome(*note)) {
        world.deliver(uri, call.outer.site);
    }
    const Copy *copy = world.copyOf(call.outer.site, uri);
    if (!copy || !world.noteOf(*copy)) {
        return call.no({.message = "No such object.",
            .code = "NO_SUCH_OBJECT",
            .id = "dc94d745-1262-4e63-a17d-fecaa57efc82"});
    }
    return call.answer(
        QJsonObject{{u"type"_s, u"Note"_s}, {u"object"_s, noteJson(call.view(), *copy)}});
}

/// By the beginning of a name (`username`), or a part of one (`query`).
HttpResponse searchUsers(const MisskeyCall &call)
{
    const QString start = call.text(u"username"_s);
    const QString part = call.text(u"query"_s);
    const int limit = std::clamp(call.body[u"limit"_s].toInt(10), 1, 100);
    int passedOver = std::max(0, call.body[u"offset"_s].toInt());
    QJsonArray found;
    const auto &persons = call.world().persons;
    for (int i = 0; i < int(persons.size()) && found.size() < limit; ++i) {
        const Citizen &person = persons[size_t(i)];
        const bool starts = !start.isEmpty() && person.user.startsWith(start, Qt::CaseInsensitive);
        const bool holds = !part.isEmpty()
            && (person.user.contains(part, Qt::CaseInsensitive)
                || person.name.contains(part, Qt::CaseInsensitive));
        if ((starts || holds) && isShown(call, i) && passedOver-- <= 0) {
            found.append(userDetailed(call.view(), i));
        }
    }
    return call.answer(found);
}

} // namespace asterism::misskeyserver
